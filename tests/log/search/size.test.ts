import { expect, test } from 'vitest';
import { buildIndex } from '../../../src/site/search/build-index.ts';
import { codeSize } from '../../bench/search/code.ts';
import { GENERATED_QUERIES, writeLog } from '../../bench/search/log.ts';
import { costOf } from '../../bench/search/measure.ts';
import { EXHAUSTIVE } from '../../exhaustive.ts';
import { indexOf } from './index.ts';
import { QUERIES } from './queries.ts';

/** Bytes after gzip of the script and of all that is read until the first results, for the query that needs the most. */
async function most(files: ReadonlyMap<string, string>, queries: readonly string[]): Promise<number> {
  const code = await codeSize();
  let most = 0;
  for (const query of queries) most = Math.max(most, code + (await costOf(files, query)).bytes);
  return most;
}

test.each(['ko', 'en'] as const)('the first results of this log take no more than 32 KB (%s)', async (lang) => {
  const queries = QUERIES.filter((query) => query.lang === lang).map(({ query }) => query);
  expect(await most(await indexOf(lang), queries)).toBeLessThanOrEqual(32_000);
});

/** The larger one takes seconds to make. */
const SIZES = [{ notes: 1000, bytes: 90_000 }, ...(EXHAUSTIVE ? [{ notes: 5000, bytes: 150_000 }] : [])];
test.each(SIZES)('those of $notes notes take no more than $bytes bytes', async ({ notes, bytes }) => {
  expect(await most(buildIndex(writeLog(notes), []), GENERATED_QUERIES)).toBeLessThanOrEqual(bytes);
});
