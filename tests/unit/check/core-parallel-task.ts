import { setTimeout } from 'node:timers/promises';
import { isMainThread } from 'node:worker_threads';

/** Multiply; a negative number is an error. */
export async function double(part: readonly number[], factor: number): Promise<number[]> {
  return part.map((number) => {
    if (number < 0) throw new Error(`${number} cannot be doubled`);
    return number * factor;
  });
}

/** Takes more memory than a thread has, but for the caller's. */
export async function hoard(numbers: readonly number[]): Promise<number> {
  const hoarded: number[][] = [];
  while (!isMainThread) hoarded.push(Array.from({ length: 100_000 }, (_, index) => index));
  return numbers.length;
}

/** Whether this is the caller's process, or a thread of it; slow enough for every thread to get its share. */
export async function inMainThread(): Promise<boolean> {
  await setTimeout(5);
  return isMainThread;
}
