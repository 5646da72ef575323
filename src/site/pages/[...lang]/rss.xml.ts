import rss from '@astrojs/rss';
import type { APIRoute } from 'astro';
import { logPaths } from '../../collections/log.ts';
import { notePaths } from '../../collections/note.ts';
import { config } from '../../config.ts';
import { everyLang, logIn, notesIn, slugOf } from '../../entries.ts';
import { longDate } from '../../i18n/t.ts';
import { headlineOf } from '../../log.ts';
import { absolute, here, inLang, pageHref } from '../../site.ts';

export const getStaticPaths = everyLang;

/** Log entries and notes of a language, newest first. */
export const GET: APIRoute = async ({ url }) => {
  const { lang } = here(url);
  const entries = (await logIn(lang)).map(({ data }) => ({
    title: data.title ? `${longDate(data.date, lang)} · ${data.title}` : longDate(data.date, lang),
    description: headlineOf(data) ?? longDate(data.date, lang),
    pubDate: new Date(data.date),
    link: pageHref(logPaths.entry(data.date), lang),
  }));
  const notes = (await notesIn(lang)).map((note) => ({
    title: note.data.title,
    description: note.data.summary,
    pubDate: new Date(note.data.updated),
    link: pageHref(notePaths.note(slugOf(note)), lang),
  }));
  return rss({
    title: config.title[lang],
    description: (config.tagline ?? config.title)[lang],
    site: absolute(inLang('/', lang)),
    items: [...entries, ...notes].sort((a, b) => b.pubDate.getTime() - a.pubDate.getTime()),
    customData: `<language>${lang}</language>`,
  });
};
