import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

/** An exported function that takes a part of the work and a setting, both plain data, and returns plain data. */
export interface Task {
  /** URL of the module that exports it. */
  readonly module: string;
  readonly name: string;
}

export interface WorkOptions {
  /** Items that are handed out at a time. */
  readonly size?: number;
  /** Fewer items than this are not worth the start of a thread. */
  readonly minimum?: number;
  readonly threads?: number;
}

/** What a worker is started with. */
export interface WorkerStart {
  readonly task: Task;
  readonly setting: unknown;
}

/** A part handed to a worker, and its answer; a part that failed has no result and is done again by the caller's thread, to throw there. */
export interface Order<T> {
  readonly index: number;
  readonly part: readonly T[];
}
export interface Answer<R> {
  readonly index: number;
  readonly result?: R;
}

/**
 * Run a task over parts of `items` in a thread a core, and resolve to the results in order.
 * @param work the task's function itself, for what is too little to start threads for, and what a thread could not do.
 */
export async function inParallel<T, S, R>(
  task: Task,
  work: (part: readonly T[], setting: S) => Promise<R>,
  items: readonly T[],
  setting: S,
  { size = 100, minimum = 400, threads = availableParallelism() }: WorkOptions = {},
): Promise<R[]> {
  if (items.length < minimum || threads < 2) return items.length === 0 ? [] : [await work(items, setting)];
  const partAt = (index: number): readonly T[] => items.slice(index * size, (index + 1) * size);
  const results: (R | undefined)[] = Array.from({ length: Math.ceil(items.length / size) });
  let next = 0;
  const take = (): Order<T> | undefined => {
    const index = next++;
    return index < results.length ? { index, part: partAt(index) } : undefined;
  };
  const started = Math.min(threads, results.length);
  await Promise.all(Array.from({ length: started }, () => runWorker({ task, setting }, take, results)));
  const done: R[] = [];
  for (const [index, result] of results.entries()) done.push(result ?? (await work(partAt(index), setting)));
  return done;
}

/** Mebibytes. A part leaves only garbage: room for little more than one keeps memory flat, however many there are. */
const HEAP = { maxYoungGenerationSizeMb: 3, maxOldGenerationSizeMb: 64 } as const;

/** Resolves when there is no more to take, or the worker broke: then its last part has no result. */
function runWorker<T, R>(
  start: WorkerStart,
  take: () => Order<T> | undefined,
  results: (R | undefined)[],
): Promise<void> {
  return new Promise((resolve) => {
    const url = new URL('./parallel-worker.ts', import.meta.url);
    const worker = new Worker(url, { workerData: start, resourceLimits: HEAP });
    const hand = (): void => {
      const order = take();
      if (order) worker.postMessage(order);
      else void worker.terminate();
    };
    hand();
    worker.on('message', ({ index, result }: Answer<R>) => {
      results[index] = result;
      hand();
    });
    worker.on('error', () => resolve());
    worker.on('exit', () => resolve());
  });
}
