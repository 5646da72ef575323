import { type CollectionEntry, getCollection } from 'astro:content';
import type { Lang } from '../text/lang.ts';
import { placeInOrder } from './config.ts';
import type { CollectionName } from './front-matter.ts';
import type { Written } from './loader.ts';
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

/** All notes and log entries, of all languages. */
export async function everyPage(): Promise<CollectionEntry<CollectionName>[]> {
  return [...(await getCollection('notes')), ...(await getCollection('log'))];
}

/** Notes and log entries of a language that embed an example. */
export async function pagesUsing(example: string, lang: Lang): Promise<CollectionEntry<CollectionName>[]> {
  const pages = await everyPage();
  return pages.filter((page) => page.id.startsWith(`${lang}/`) && writtenOf(page).examples.includes(example));
}

/** What a note or log entry has beside its front matter. */
export function writtenOf({ rendered }: CollectionEntry<CollectionName>): Written {
  return rendered?.metadata as unknown as Written;
}
