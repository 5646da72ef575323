import { exampleWith } from '../example/by-id.ts';
import type { Example } from '../example/load.ts';
import type { Lang } from '../text/lang.ts';
import type { Page } from './content.ts';
import type { Term } from './glossary.ts';
import { isAbout } from './log.ts';
import { pagesIn } from './page-index.ts';
import { linkedRules } from './rule-pages.ts';

/** What the pages and examples of a log have to do with each other. */
export interface Log {
  readonly pages: readonly Page[];
  readonly examples: readonly Example[];
  readonly terms: readonly Term[];
}

/** For each day of a language, the notes on what was studied, by slug: those of its topics, and those that its additions name. */
export function notesByDay(lang: Lang, { pages, terms }: Log): ReadonlyMap<string, readonly string[]> {
  const written = new Set(pagesIn('notes', pages).flatMap((note) => (note.lang === lang ? note.slug : [])));
  const days = pagesIn('log', pages).filter((day) => day.lang === lang);
  return new Map(
    days.map(({ slug, fields: { topics, additions } }) => {
      const named = additions.flatMap(({ related }) => related.flatMap(({ note }) => note ?? []));
      const explained = topics.flatMap((topic) => [
        topic,
        ...terms.filter((term) => isAbout(topic, term)).flatMap(({ note }) => note ?? []),
      ]);
      return [slug, [...new Set([...explained, ...named])].filter((note) => written.has(note))];
    }),
  );
}

/** The other way round: for each note the days on which what it explains was studied, the first one first. */
export function daysByNote(notes: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, readonly string[]> {
  const days = new Map<string, string[]>();
  for (const day of [...notes.keys()].sort()) {
    for (const note of notes.get(day)!) days.set(note, [...(days.get(note) ?? []), day]);
  }
  return days;
}

/** The examples of a page, in its order. */
export const examplesOf = ({ uses }: Pick<Page, 'uses'>): string[] => [...new Set(uses.map(({ id }) => id))];

/** The rules of the checker that a page explains: those that it links, and those that report something in its examples. */
export function rulesOf(page: Page, { examples }: Pick<Log, 'examples'>): string[] {
  const embedded = examplesOf(page).flatMap((id) => exampleWith(id, examples) ?? []);
  const found = embedded.flatMap(({ findings }) => findings.map(({ rule }) => rule));
  return [...new Set([...linkedRules(page), ...found])];
}
