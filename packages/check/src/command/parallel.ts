import { getCompileCacheDir } from 'node:module';
import { availableParallelism } from 'node:os';
import { dirname, extname } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';

/** An exported function that takes a part of the work and a setting, both plain data, and resolves to plain data. */
export interface Task {
  /** URL of the module that exports it. */
  readonly module: string;
  readonly name: string;
}

/** The function that a task names, in the thread that asks for it. */
export async function loadTask<T, S, R>({
  module,
  name,
}: Task): Promise<(part: readonly T[], setting: S) => Promise<R>> {
  const loaded = (await import(module)) as Readonly<Record<string, (part: readonly T[], setting: S) => Promise<R>>>;
  return loaded[name]!;
}

export interface WorkOptions {
  /** Items that are handed out at a time. */
  readonly size?: number;
  /** At most so many, this one included. */
  readonly threads?: number;
  /** Milliseconds of work after which this thread's pace is taken for what it will be: V8 compiles during the first. */
  readonly after?: number;
  /**
   * Milliseconds of work left for each thread that are worth one more: it starts anew, and compiles for itself what this one
   * has compiled long since.
   */
  readonly worth?: number;
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
 * Run a task over parts of `items`, in this thread and, as long as much is left to do, in more; resolve to the results in order.
 * What another thread could not do is done by this one.
 */
export async function inParallel<T, S, R>(
  task: Task,
  items: readonly T[],
  setting: S,
  { size = 100, threads = availableParallelism(), after = 250, worth = 1000 }: WorkOptions = {},
): Promise<R[]> {
  if (items.length === 0) return [];
  const work = await loadTask<T, S, R>(task);
  const partAt = (index: number): readonly T[] => items.slice(index * size, (index + 1) * size);
  const results: (R | undefined)[] = Array.from({ length: Math.ceil(items.length / size) });
  let next = 0;
  const take = (): Order<T> | undefined => {
    const index = next++;
    return index < results.length ? { index, part: partAt(index) } : undefined;
  };
  const helpers: Promise<void>[] = [];
  const start = performance.now();
  let now = start;
  try {
    for (let order = take(); order; order = take()) {
      const before = now;
      results[order.index] = await work(order.part, setting);
      now = performance.now();
      const left = (now - before) * (results.length - next);
      if (now - start >= after && left > worth * (helpers.length + 1) && helpers.length + 1 < threads)
        helpers.push(runWorker({ task, setting }, take, results));
      // The others' answers are waiting to be read.
      if (helpers.length > 0) await setImmediate();
    }
  } finally {
    // After a failure here there is nothing left for the others to do.
    next = results.length;
  }
  await Promise.all(helpers);
  const all: R[] = [];
  for (const [index, result] of results.entries()) all.push(result ?? (await work(partAt(index), setting)));
  return all;
}

/** Mebibytes. A part leaves only garbage: room for little more than one keeps memory flat, however many there are. */
const HEAP = { maxYoungGenerationSizeMb: 3, maxOldGenerationSizeMb: 64 } as const;

/** Parts that a worker has at hand: it goes on with the next while this thread is busy with a part of its own. */
const AHEAD = 2;

/**
 * Where this thread's compile cache is, for another's environment: were it to ask for the cache itself, its own first module
 * would have come before that, and the compiler of TypeScript with it.
 */
function cached(): { readonly NODE_COMPILE_CACHE?: string } {
  const folder = getCompileCacheDir();
  // Node puts a folder for each of its versions below the one it is given.
  return folder === undefined ? {} : { NODE_COMPILE_CACHE: dirname(folder) };
}

/** Resolves when there is no more to take, or the worker broke: then its last parts have no result. */
function runWorker<T, R>(
  start: WorkerStart,
  take: () => Order<T> | undefined,
  results: (R | undefined)[],
): Promise<void> {
  return new Promise((resolve) => {
    // Beside this module, and of its kind: in a bundle too.
    const url = new URL(`./parallel-worker${extname(import.meta.url)}`, import.meta.url);
    const worker = new Worker(url, { workerData: start, resourceLimits: HEAP, env: { ...process.env, ...cached() } });
    let waiting = 0;
    const hand = (): void => {
      const order = take();
      if (order) {
        waiting += 1;
        worker.postMessage(order);
      } else if (waiting === 0) void worker.terminate();
    };
    for (let count = 0; count < AHEAD; count += 1) hand();
    worker.on('message', ({ index, result }: Answer<R>) => {
      waiting -= 1;
      results[index] = result;
      hand();
    });
    worker.on('error', () => resolve());
    worker.on('exit', () => resolve());
  });
}
