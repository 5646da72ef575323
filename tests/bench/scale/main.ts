/**
 * A large log: what its author waits for, and what its reader loads. The log is written into a temporary folder, always the same, and
 * removed at the end; each figure is printed beside its limit.
 *   npm run bench -- scale                          5,000 notes in two languages and 1,000 examples
 *   node tests/bench/scale/main.ts 100 20           as many notes and examples as is said
 * Exit code 1 when a figure is over its limit. Seconds of waiting mean a machine that does nothing else.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { FIGURES, type Figure } from './figures.ts';
import { type Size, writeLog } from './log.ts';

const SIZE: Size = { notes: 5000, examples: 1000 };

/** Measure each figure of a log of this size. Resolves to whether all are within their limits. */
async function bench(size: Size): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'studylog-scale-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
  console.log(`Node ${process.version}, ${availableParallelism()} cores`);
  console.log(`${size.notes} notes in two languages, ${size.examples} examples\n`);
  writeLog(folder, size);
  const figures: Figure[] = [];
  for (const measure of FIGURES) {
    for (const figure of await measure(folder, size)) {
      figures.push(figure);
      console.log(lineOf(figure));
    }
  }
  return figures.every(isWithin);
}

const isWithin = ({ value, limit }: Figure): boolean => limit === undefined || value <= limit;

function lineOf(figure: Figure): string {
  const { name, value, unit, limit, note } = figure;
  const cells = [name.padEnd(58), value.toFixed(1).padStart(8), unit.padEnd(11)];
  const judged = limit === undefined ? '' : `${isWithin(figure) ? 'within' : 'OVER'} ${limit}`;
  return [...cells, judged.padEnd(14), note ?? ''].join(' ').trimEnd();
}

const words = process.argv.slice(2);
const [notes, examples] = words.map(Number);
if (words.length !== 0 && (words.length !== 2 || words.some((word) => !/^[1-9]\d*$/.test(word)))) {
  console.error('bench: scale takes a number of notes and a number of examples, or nothing');
  process.exitCode = 2;
} else if (notes !== undefined && examples !== undefined && examples > notes) {
  console.error('bench: scale needs at least as many notes as examples, because each example is shown by a note');
  process.exitCode = 2;
} else if (!(await bench(notes === undefined ? SIZE : { notes, examples: examples! }))) process.exitCode = 1;
