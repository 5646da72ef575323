import { expect, test } from 'vitest';
import { inParallel } from '../../../src/check/parallel.ts';

/** A task for the threads: this module imports nothing that needs a test runner. */
const task = { module: new URL('./core-parallel-task.ts', import.meta.url).href, name: 'double' };
const numbers = Array.from({ length: 1000 }, (_, index) => index);

test('results come in the order of the items, whichever thread made them', async () => {
  const parts = await inParallel(task, numbers, 2, { size: 7, worth: 10, threads: 3 });
  expect(parts.flat()).toEqual(numbers.map((number) => number * 2));
});

test('what fails in a thread fails for the caller', async () => {
  const work = inParallel(task, [...numbers, -1], 2, { size: 50, worth: 10, threads: 2 });
  await expect(work).rejects.toThrow('-1 cannot be doubled');
});

test('few items are worked on here', async () => {
  const asked = { ...task, name: 'inMainThread' };
  expect(await inParallel(asked, [1, 2], 3)).toEqual([true]);
  expect(await inParallel(asked, numbers, 0, { size: 1, worth: 10, threads: 2 })).toContain(false);
});

test('for nothing, nothing is loaded', async () => {
  expect(await inParallel({ module: 'nowhere', name: 'nothing' }, [], 3)).toEqual([]);
});

test('what a thread has too little memory for is done by the caller', async () => {
  // The runner's tests run in a process of their own, so that here is no thread.
  const hoarding = { ...task, name: 'hoard' };
  expect(await inParallel(hoarding, numbers, 0, { size: 500, worth: 10, threads: 2 })).toEqual([500, 500]);
});
