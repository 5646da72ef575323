import { type CollectionEntry, getCollection } from 'astro:content';
import type { Lang } from '../text/lang.ts';
import type { Body } from './body.ts';
import type { CollectionName } from './collections/index.ts';
import { logPaths } from './collections/log.ts';
import { notePaths } from './collections/note.ts';
import { placeInOrder } from './config.ts';
import { once } from './data.ts';
import { longDate } from './i18n/t.ts';
import { LANGS } from './site.ts';

/** The `[...lang]` parameter of a route: nothing for the language at the root. */
export const langParam = (lang: Lang): { lang: string | undefined } => ({
  lang: lang === LANGS[0] ? undefined : lang,
});

/** One path a language, for pages that exist once in each. */
export const everyLang = () => LANGS.map((lang) => ({ params: langParam(lang) }));

/** `pod` for the id `ko/pod`. */
export const slugOf = ({ id }: { id: string }): string => id.slice(id.indexOf('/') + 1);

/** The notes of a language in reading order. */
export async function notesIn(lang: Lang): Promise<CollectionEntry<'notes'>[]> {
  const notes = await getCollection('notes', ({ id }) => id.startsWith(`${lang}/`));
  return notes.sort((a, b) => placeInOrder(slugOf(a)) - placeInOrder(slugOf(b)));
}

/** The log entries of a language, newest first. */
export async function logIn(lang: Lang): Promise<CollectionEntry<'log'>[]> {
  const entries = await getCollection('log', ({ id }) => id.startsWith(`${lang}/`));
  return entries.sort((a, b) => b.data.date.localeCompare(a.data.date));
}

/** A place in a text, as a link to it is written. */
interface Place {
  readonly path: string;
  readonly title: string;
}

const placesIn = once(() => new Map(LANGS.map((lang) => [lang, placesByExample(lang)])));

/** The sections of a language's notes and log entries that embed an example, each once, notes first. */
export async function placesOf(example: string, lang: Lang): Promise<readonly Place[]> {
  return (await placesIn().get(lang))?.get(example) ?? [];
}

async function placesByExample(lang: Lang): Promise<ReadonlyMap<string, readonly Place[]>> {
  const notes = (await notesIn(lang)).map((note) => ({
    body: bodyIn(note),
    path: notePaths.note(slugOf(note)),
    title: note.data.title,
  }));
  const days = (await logIn(lang)).map((day) => ({
    body: bodyIn(day),
    path: logPaths.entry(day.data.date),
    title: longDate(day.data.date, lang),
  }));
  const places = new Map<string, Place[]>();
  for (const { body, path, title } of [...notes, ...days]) {
    for (const { example, heading } of body.embeds) {
      const place = heading
        ? { path: `${path}#${heading.slug}`, title: `${title} › ${heading.text}` }
        : { path, title };
      const known = places.get(example) ?? [];
      if (!known.some((one) => one.path === place.path)) places.set(example, [...known, place]);
    }
  }
  return places;
}

/** The text of a note or log entry, as src/site/loader.ts has made it. */
export const bodyIn = ({ rendered }: CollectionEntry<CollectionName>): Body => rendered?.metadata as unknown as Body;
