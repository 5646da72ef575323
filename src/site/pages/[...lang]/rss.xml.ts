import rss from '@astrojs/rss';
import type { APIRoute } from 'astro';
import { bodyNodes } from '../../as-markdown/body.ts';
import { entryNodes } from '../../as-markdown/log.ts';
import { toHtml } from '../../as-markdown/write.ts';
import { logPaths } from '../../collections/log.ts';
import { notePaths } from '../../collections/note.ts';
import { config } from '../../config.ts';
import { writtenDays, writtenNotes } from '../../data.ts';
import { everyLang } from '../../entries.ts';
import { longDate } from '../../i18n/t.ts';
import { headlineOf } from '../../log.ts';
import { absolute, here, inLang, pageHref } from '../../site.ts';

export const getStaticPaths = everyLang;

/** A feed has its whole texts in it: the newest are what a reader of feeds has not read. */
const NEWEST = 20;

/** The newest log entries and notes of a language with their whole text. */
export const GET: APIRoute = async ({ url }) => {
  const { lang } = here(url);
  const entries = writtenDays(lang).map((page) => {
    const { date, title } = page.fields;
    return {
      title: title ? `${longDate(date, lang)} · ${title}` : longDate(date, lang),
      description: headlineOf(page.fields) ?? longDate(date, lang),
      pubDate: new Date(date),
      link: pageHref(logPaths.entry(date), lang),
      nodes: () => entryNodes(page),
    };
  });
  const notes = writtenNotes(lang).map((page) => ({
    title: page.fields.title,
    description: page.fields.summary,
    pubDate: new Date(page.fields.updated),
    link: pageHref(notePaths.note(page.slug), lang),
    nodes: () => bodyNodes(page),
  }));
  const items = [...entries, ...notes]
    .sort((a, b) => b.pubDate.getTime() - a.pubDate.getTime())
    .slice(0, NEWEST)
    .map(({ nodes, ...item }) => ({ ...item, content: toHtml(nodes()) }));
  return rss({
    title: config.title[lang],
    description: (config.tagline ?? config.title)[lang],
    site: absolute(inLang('/', lang)),
    items,
    xmlns: { atom: 'http://www.w3.org/2005/Atom' },
    customData: `<language>${lang}</language><atom:link href="${absolute(inLang('/rss.xml', lang))}" rel="self" type="application/rss+xml"/>`,
  });
};
