import { expect, test } from 'vitest';
import { inParallel } from '../../src/command/parallel.ts';
import type { Doubled } from './parallel-task.ts';

/** A task for the threads: this module imports nothing that needs a test runner, whose tests run in a process of their own. */
const task = { module: new URL('./parallel-task.ts', import.meta.url).href, name: 'double' };
const numbers = Array.from({ length: 600 }, (_, index) => index);
const AT_ONCE = { after: 0, worth: 0 };

test('results come in the order of the items, whichever thread made them', async () => {
  const parts = await inParallel<number, number, Doubled>(task, numbers, 2, { ...AT_ONCE, size: 2, threads: 3 });
  expect(parts.flatMap((part) => part.numbers)).toEqual(numbers.map((number) => number * 2));
  expect(new Set(parts.map((part) => part.isMainThread))).toEqual(new Set([true, false]));
});

test('what fails in a thread fails for the caller', async () => {
  const work = inParallel(task, [...numbers, -1], 2, { ...AT_ONCE, size: 2, threads: 2 });
  await expect(work).rejects.toThrow('-1 cannot be doubled');
});

test.each([
  ['little is left', { after: 0, worth: 60_000 }],
  ['it is too early to say how much is left', { after: 60_000, worth: 0 }],
  ['there is but one core', { ...AT_ONCE, threads: 1 }],
])('all is done here when %s', async (_, options) => {
  const parts = await inParallel<number, number, Doubled>(task, numbers.slice(0, 100), 2, { size: 2, ...options });
  expect(parts.every((part) => part.isMainThread)).toBe(true);
});

test('for nothing, nothing is loaded', async () => {
  expect(await inParallel({ module: 'nowhere', name: 'nothing' }, [], 3)).toEqual([]);
});

test('what a thread has too little memory for is done by the caller', async () => {
  const hoarding = { ...task, name: 'hoard' };
  const parts = await inParallel<number, number, number>(hoarding, numbers, 0, { ...AT_ONCE, size: 2, threads: 2 });
  expect(parts).toEqual(numbers.slice(300).map(() => 2));
});
