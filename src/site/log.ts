import type { Lang } from '../text/lang.ts';
import { inMinutes } from './collections/hours.ts';
import type { LogFields } from './collections/log.ts';
import type { Term } from './glossary.ts';

/** The hours of an entry, all its stretches together: 8 for 10:00 to 18:00, 0 where none are written down. */
export function hoursOf({ hours }: Pick<LogFields, 'hours'>): number {
  return inMinutes(hours).reduce((sum, { from, to }) => sum + to - from, 0) / 60;
}

/** The stretches of time of an entry as a reader sees them: `10:00–12:00, 13:00–18:00`. */
export function spansOf({ hours }: Pick<LogFields, 'hours'>): string {
  return hours.map(({ from, to }) => `${from}–${to}`).join(', ');
}

/** The sum of hours, rounded to a quarter. */
export function totalHours(entries: readonly Pick<LogFields, 'hours'>[]): number {
  return Math.round(entries.reduce((sum, entry) => sum + hoursOf(entry), 0) * 4) / 4;
}

/** What an entry was about in one line, for lists: its title, else its goal, else its scope; undefined where it has none of them. */
export function headlineOf({ title, goal, scope }: Pick<LogFields, 'title' | 'goal' | 'scope'>): string | undefined {
  return title ?? [goal, scope].find((texts) => texts.length > 0)?.join(' · ');
}

/** Group by a part of the date: 4 characters for years, 7 for months. The groups keep the order of the entries. */
export function byPeriod<T extends { fields: { date: string } }>(
  entries: readonly T[],
  length: 4 | 7,
): [string, T[]][] {
  return [...Map.groupBy(entries, ({ fields }) => fields.date.slice(0, length))];
}

/** How often each word occurs, most often first. */
export function frequency(lists: readonly (readonly string[])[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const word of lists.flat()) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || a.localeCompare(b));
}

/**
 * The weeks of a month, Monday first; days outside the month are undefined.
 * @example weeksOf('2021-02')[0] // [1, 2, 3, 4, 5, 6, 7]
 */
export function weeksOf(month: string): (number | undefined)[][] {
  const first = new Date(`${month}-01T00:00:00Z`);
  const days = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  const offset = (first.getUTCDay() + 6) % 7;
  const weeks = Math.ceil((offset + days) / 7);
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (_, weekday) => {
      const day = week * 7 + weekday - offset + 1;
      return day >= 1 && day <= days ? day : undefined;
    }),
  );
}

/** Whether a topic of an entry is this term, by its id or the plural of it. */
export const isAbout = (topic: string, { id }: Term): boolean => id === topic || `${id}s` === topic;

/** A topic's name in a language, as the glossary has it. */
export function nameOfTopic(topic: string, lang: Lang, terms: readonly Term[]): string {
  return terms.find((term) => isAbout(topic, term))?.name[lang] ?? topic;
}
