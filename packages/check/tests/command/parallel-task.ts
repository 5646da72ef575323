import { setTimeout } from 'node:timers/promises';
import { isMainThread } from 'node:worker_threads';

/** Long enough for a thread to start before the work is done. */
const TURN = 5;

export interface Doubled {
  readonly numbers: readonly number[];
  readonly isMainThread: boolean;
}

/** Multiply; a negative number is an error. */
export async function double(part: readonly number[], factor: number): Promise<Doubled> {
  await setTimeout(TURN);
  const numbers = part.map((number) => {
    if (number < 0) throw new Error(`${number} cannot be doubled`);
    return number * factor;
  });
  return { numbers, isMainThread };
}

/** Takes more memory than a thread has, but for the caller's. */
export async function hoard(numbers: readonly number[]): Promise<number> {
  await setTimeout(TURN);
  const hoarded: number[][] = [];
  while (!isMainThread) hoarded.push(Array.from({ length: 100_000 }, (_, index) => index));
  return numbers.length;
}
