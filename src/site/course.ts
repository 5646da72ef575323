import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config/config.ts';
import { exampleWith } from '../example/by-id.ts';
import { type CourseSources, courseSources } from '../example/course.ts';
import type { Example } from '../example/load.ts';
import type { Lang } from '../text/lang.ts';
import type { Page } from './content.ts';
import { pageAt } from './page-index.ts';

/** The notes of a log as a reader walks through them. */
export interface Course {
  /** The note that sets up the cluster, and the example that it does so with. */
  readonly overview: { readonly slug: string; readonly example: Example };
  /** The notes in reading order, with the examples of their Runs. */
  readonly notes: readonly { readonly slug: string; readonly runs: readonly string[] }[];
  /** What a walk through them is of. */
  readonly sources: CourseSources;
}

/** The course in a language; undefined where no note sets up a cluster, or nothing is run. */
export function courseIn(
  lang: Lang,
  { notes: order }: Pick<Config, 'notes'>,
  pages: readonly Page[],
  examples: readonly Example[],
  root: string,
): Course | undefined {
  const written = order.flatMap((slug) => pageAt('notes', lang, slug, pages) ?? []);
  const overview = written.find(({ uses }) => uses.some(({ component }) => component === 'Setup'));
  const setUp = overview?.uses.find(({ component }) => component === 'Setup');
  const example = exampleWith(setUp?.id ?? '', examples);
  const notes = written.map(({ slug, uses }) => ({
    slug,
    runs: uses.filter(({ component }) => component === 'Run').map(({ id }) => id),
  }));
  const runs = notes.flatMap(({ slug, runs }) => runs.map((id) => ({ note: slug, example: id })));
  if (!overview || !example || runs.length === 0) return undefined;
  const text = readFileSync(join(root, overview.file), 'utf8');
  return { overview: { slug: overview.slug, example }, notes, sources: courseSources(runs, text, example, examples) };
}
