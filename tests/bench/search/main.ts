/**
 * What a search costs a reader: bytes until the first results, time of a processor until then and until the next. On this log, and on
 * generated ones of 1,000 and 5,000 notes.
 *   npm run bench -- search
 */

import { buildIndex } from '../../../src/site/search/build-index.ts';
import type { Lang } from '../../../src/text/lang.ts';
import { indexOf } from '../../log/search/index.ts';
import { QUERIES } from '../../log/search/queries.ts';
import { codeSize } from './code.ts';
import { GENERATED_QUERIES, writeLog } from './log.ts';
import { type Cost, costOf } from './measure.ts';

const queriesIn = (lang: Lang) => QUERIES.filter((query) => query.lang === lang).map(({ query }) => query);
const code = await codeSize();
console.log(`Node ${process.version}; the script that searches: ${kilobytes(code)} KB`);
console.log(`\nKB after gzip, and ms       worst  median    index   first    next   documents, files`);
await print('this log, Korean', await indexOf('ko'), queriesIn('ko'));
await print('this log, English', await indexOf('en'), queriesIn('en'));
for (const count of [1000, 5000]) await print(`${count} notes`, buildIndex(writeLog(count), []), GENERATED_QUERIES);

/** The script and all that is read, for the query that needs the most and for the middle one; the longest times. */
async function print(name: string, files: ReadonlyMap<string, string>, queries: readonly string[]): Promise<void> {
  const costs: Cost[] = [];
  for (const query of queries) costs.push(await costOf(files, query));
  const bytes = costs.map((cost) => cost.bytes + code).sort((a, b) => a - b);
  const { bytes: index } = await costOf(files, '');
  const counts = (JSON.parse(files.get('index.json')!) as { counts: number[] }).counts;
  const documents = counts.reduce((sum, count) => sum + count, 0);
  const cells = [
    kilobytes(bytes.at(-1)!),
    kilobytes(bytes[bytes.length >> 1]!),
    kilobytes(index),
    Math.max(...costs.map(({ first }) => first)).toFixed(0),
    Math.max(...costs.map(({ next }) => next)).toFixed(0),
  ];
  console.log(`${name.padEnd(24)}${cells.map((cell) => cell.padStart(8)).join('')}   ${documents}, ${files.size}`);
}

function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(1);
}
