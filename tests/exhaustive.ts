/** Whether this is the nightly run, which tries much more of what `npm test` tries: `npm test -- --exhaustive`. */
export const EXHAUSTIVE = process.env.STUDYLOG_EXHAUSTIVE === '1';

/** How many random cases to try: `usual` of them, ten times as many in the nightly run. */
export function cases(usual: number): number {
  return EXHAUSTIVE ? 10 * usual : usual;
}

/** What to try of a long list: all of it in the nightly run, else every fifth. */
export function sample<T>(list: readonly T[]): readonly T[] {
  return EXHAUSTIVE ? list : list.filter((_, index) => index % 5 === 0);
}
