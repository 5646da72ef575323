import type { Lang } from '../text/lang.ts';
import { type Body, bodyOf } from './body.ts';
import { collectionOf } from './collections/index.ts';
import { config } from './config.ts';
import type { Page } from './content.ts';
import { glossary, once, pagesEmbedding } from './data.ts';
import { LANGS } from './site.ts';

/** The `[...lang]` parameter of a route: nothing for the language at the root. */
export const langParam = (lang: Lang): { lang: string | undefined } => ({
  lang: lang === LANGS[0] ? undefined : lang,
});

/** One path a language, for pages that exist once in each. */
export const everyLang = () => LANGS.map((lang) => ({ params: langParam(lang) }));

/** A place in a text, as a link to it is written. */
interface Place {
  readonly path: string;
  readonly title: string;
}

/** What a link to a note or log entry leads to and says. */
function linkOf(page: Page): Place {
  const { addresses, titleOf } = collectionOf(page);
  return { path: addresses(page)[0], title: titleOf(page, page.lang) };
}

/** The sections of a language's notes and log entries that embed an example, each once, notes first. */
export async function placesOf(example: string, lang: Lang): Promise<readonly Place[]> {
  const places = new Map<string, Place>();
  for (const page of pagesEmbedding(example, lang)) {
    const { path, title } = linkOf(page);
    for (const { example: embedded, heading } of (await bodyIn(page)).embeds) {
      if (embedded !== example) continue;
      const place = heading
        ? { path: `${path}#${heading.slug}`, title: `${title} › ${heading.text}` }
        : { path, title };
      if (!places.has(place.path)) places.set(place.path, place);
    }
  }
  return [...places.values()];
}

const bodies = once(() => new WeakMap<Page, Promise<Body>>());

/** The text of a note or log entry, made once. */
export function bodyIn(page: Page): Promise<Body> {
  const body =
    bodies().get(page) ?? bodyOf(page, { languages: config.languages, terms: glossary() }, import.meta.env.DEV);
  bodies().set(page, body);
  return body;
}
