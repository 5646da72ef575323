import type { Config } from '../config/config.ts';
import type { Example } from '../example/load.ts';
import { evidenceState } from '../example/verified.ts';
import { inLang, paths } from '../text/addresses.ts';
import { collectionOf } from './collections/index.ts';
import type { Page } from './content.ts';

/**
 * The day on which what a page shows last changed, by its path with the language: what front matter says and runs recorded, never
 * when a file was written, which no clone knows. Pages of which nothing says so are left out.
 */
export function lastChanged(
  { languages, kubernetes }: Pick<Config, 'languages' | 'kubernetes'>,
  pages: readonly Page[],
  examples: readonly Example[],
): ReadonlyMap<string, string> {
  const days = new Map<string, string>();
  const note = (path: string, day: string | undefined) => {
    if (day !== undefined && day > (days.get(path) ?? '')) days.set(path, day);
  };
  const recorded = new Map(
    examples.map((example) => {
      const judged = evidenceState(example, kubernetes);
      return [example.id, 'run' in judged ? judged.run.date.slice(0, 10) : undefined];
    }),
  );
  for (const page of pages) {
    const { addresses, list, days: daysOf } = collectionOf(page);
    const [own, ...others] = addresses(page);
    const written = daysOf?.(page.fields)
      .map(({ day }) => day)
      .sort()
      .at(-1);
    for (const path of [own, ...others, list, '/']) note(inLang(path, page.lang, languages), written);
    for (const { id } of page.uses) note(inLang(own, page.lang, languages), recorded.get(id));
  }
  for (const lang of languages) {
    for (const { id } of examples) {
      for (const path of [paths.example(id), paths.examples(), paths.verification(), '/']) {
        note(inLang(path, lang, languages), recorded.get(id));
      }
    }
  }
  return days;
}
