import type { APIRoute } from 'astro';
import { paths } from '../../../text/addresses.ts';
import { LANGUAGE_NAMES } from '../../../text/lang.ts';
import { addressOf } from '../../as-markdown/example.ts';
import { heading, link, list, paragraph } from '../../as-markdown/nodes.ts';
import { markdownPath, plainPages } from '../../as-markdown/pages.ts';
import type { PlainPage } from '../../as-markdown/plain-page.ts';
import { toMarkdown } from '../../as-markdown/write.ts';
import { logPaths } from '../../collections/log.ts';
import { notePaths } from '../../collections/note.ts';
import { config } from '../../config.ts';
import { everyLang } from '../../entries.ts';
import { type MessageKey, translator } from '../../i18n/t.ts';
import { absolute, here, LANGS } from '../../site.ts';

export const getStaticPaths = everyLang;

/** What a language model is to read, by kind of page; the rest is optional. */
const SECTIONS: readonly (readonly [MessageKey, (path: string) => boolean])[] = [
  ['notes', (path) => path.startsWith(notePaths.list()) && path !== notePaths.list()],
  ['log', (path) => /^\d{4}-/.test(path.slice(logPaths.list().length)) && path.startsWith(logPaths.list())],
  ['examples', (path) => path.startsWith(paths.examples()) && path !== paths.examples()],
];

/** The pages of a language as Markdown, listed as https://llmstxt.org says. */
export const GET: APIRoute = ({ url }) => {
  const { lang } = here(url);
  const t = translator(lang);
  const pages = plainPages().filter((page) => page.lang === lang && page.path !== paths.home());
  const sections = SECTIONS.map(([name, holds]) => [t(name), pages.filter(({ path }) => holds(path))] as const);
  const others = pages.filter(({ path }) => !SECTIONS.some(([, holds]) => holds(path)));
  const line = (page: PlainPage) =>
    paragraph(
      link(absolute(markdownPath(page)), page.title.replaceAll('`', '')),
      page.summary ? `: ${page.summary}` : '',
    );
  const [home] = plainPages().filter((page) => page.lang === lang && page.path === paths.home());
  const languages = LANGS.filter((other) => other !== lang).map((other) =>
    paragraph(link(addressOf('/llms.txt', other), LANGUAGE_NAMES[other])),
  );
  const text = toMarkdown([
    heading(1, config.title[lang]),
    { type: 'blockquote', children: [paragraph([home?.title, home?.summary].filter(Boolean).join('. '))] },
    paragraph(t('llmsIntro')),
    ...sections.flatMap(([name, of]) => (of.length > 0 ? [heading(2, name), ...list(of.map(line))] : [])),
    // The word of the specification: what may be left out where room is short.
    heading(2, 'Optional'),
    ...list([...others.map(line), ...languages]),
  ]);
  return new Response(text, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
};
