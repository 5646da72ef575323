/**
 * `npm run mutants`: change the sources in many small ways; each change must make a test fail. `npm run mutants -- known` tries
 * only those changes that once got past every test. Exit code 0 when all were noticed or are listed as survivors, 1 otherwise,
 * 2 for other arguments.
 */
import { resolve } from 'node:path';
import { runKnown } from './run-known.ts';
import { runStryker } from './run-stryker.ts';

const root = resolve(import.meta.dirname, '../..');
const [mode, ...more] = process.argv.slice(2);
if (mode === 'known' && more.length === 0) finish(runKnown(root));
else if (mode === 'known' || mode?.startsWith('-')) {
  console.error('mutants takes `known`, or the files to mutate (all of them without any)');
  process.exitCode = 2;
} else finish(runStryker(root, mode === undefined ? [] : [mode, ...more]));

function finish({ passed, failed }: { passed: number; failed: number }): void {
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}
