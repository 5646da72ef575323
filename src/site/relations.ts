import type { Example } from '../example/load.ts';
import { type Page, pagesIn } from './content.ts';
import type { Term } from './glossary.ts';
import { linkedRules } from './rule-pages.ts';

/** What the pages and examples of a log have to do with each other. */
export interface Log {
  readonly pages: readonly Page[];
  readonly examples: readonly Example[];
  readonly terms: readonly Term[];
}

/** The notes on what was studied on a day, by slug: those of its topics, and those that its additions name. */
export function notesOfDay(day: Pick<Page, 'lang' | 'slug'>, { pages, terms }: Log): string[] {
  const entry = pagesIn('log', pages).find(({ lang, slug }) => lang === day.lang && slug === day.slug);
  if (!entry) return [];
  const { topics, additions } = entry.fields;
  const named = additions.flatMap(({ related }) => related.flatMap(({ note }) => note ?? []));
  const explained = topics.flatMap((topic) => [
    topic,
    ...terms.filter(isAbout(topic)).flatMap(({ note }) => note ?? []),
  ]);
  const written = new Set(pagesIn('notes', pages).flatMap(({ lang, slug }) => (lang === day.lang ? slug : [])));
  return [...new Set([...explained, ...named])].filter((slug) => written.has(slug));
}

/** A topic is a term by its id, or by its plural. */
const isAbout =
  (topic: string) =>
  ({ id }: Term) =>
    id === topic || `${id}s` === topic;

/** The days on which what a note explains was studied, the first one first. */
export function daysOfNote(note: Pick<Page, 'lang' | 'slug'>, log: Log): string[] {
  return pagesIn('log', log.pages)
    .filter((day) => day.lang === note.lang && notesOfDay(day, log).includes(note.slug))
    .map(({ slug }) => slug)
    .sort();
}

/** The examples of a page, in its order. */
export const examplesOf = ({ uses }: Pick<Page, 'uses'>): string[] => [...new Set(uses.map(({ id }) => id))];

/** The rules of the checker that a page explains: those that it links, and those that report something in its examples. */
export function rulesOf(page: Page, { examples }: Pick<Log, 'examples'>): string[] {
  const embedded = new Set(examplesOf(page));
  const found = examples
    .filter(({ id }) => embedded.has(id))
    .flatMap(({ findings }) => findings.map(({ rule }) => rule));
  return [...new Set([...linkedRules(page), ...found])];
}
