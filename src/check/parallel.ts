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

/** A part handed to a worker, and its answer; a part that failed has no result and is done again here, to throw here. */
export interface Order<T> {
  readonly index: number;
  readonly part: readonly T[];
}
export interface Answer<R> {
  readonly index: number;
  readonly result?: R;
}

/**
 * Run a task over parts of `items` on all cores, this thread among them, and resolve to the results in order.
 * @param work the task's function itself, for the parts that this thread takes.
 */
export async function inParallel<T, S, R>(
  task: Task,
  work: (part: readonly T[], setting: S) => Promise<R>,
  items: readonly T[],
  setting: S,
  { size = 100, minimum = 400, threads = availableParallelism() }: WorkOptions = {},
): Promise<R[]> {
  if (items.length < minimum || threads < 2) return items.length === 0 ? [] : [await work(items, setting)];
  const parts = Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
  const results = new Map<number, R>();
  let next = 0;
  const take = (): number | undefined => (next < parts.length ? next++ : undefined);
  const workers = Array.from({ length: Math.min(threads, parts.length) - 1 }, () =>
    runWorker<T, R>({ task, setting }, parts, take, results),
  );
  for (let index = take(); index !== undefined; index = take()) {
    results.set(index, await work(parts[index]!, setting));
    // Let the workers' answers in, so that they get their next part.
    await new Promise((resolve) => setImmediate(resolve));
  }
  await Promise.all(workers);
  const ordered: R[] = [];
  for (const [index, part] of parts.entries()) ordered.push(results.get(index) ?? (await work(part, setting)));
  return ordered;
}

function runWorker<T, R>(
  start: WorkerStart,
  parts: readonly (readonly T[])[],
  take: () => number | undefined,
  results: Map<number, R>,
): Promise<void> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./parallel-worker.ts', import.meta.url), { workerData: start });
    let waiting = 0;
    const hand = (): void => {
      const index = take();
      if (index === undefined) {
        if (waiting === 0) void worker.terminate();
        return;
      }
      waiting += 1;
      worker.postMessage({ index, part: parts[index]! } satisfies Order<T>);
    };
    // Two parts lie ready, so that a worker never waits for this thread to finish its own.
    hand();
    hand();
    worker.on('message', ({ index, result }: Answer<R>) => {
      waiting -= 1;
      if (result !== undefined) results.set(index, result);
      hand();
    });
    // What a broken worker leaves undone is done by this thread.
    worker.on('error', () => resolve());
    worker.on('exit', () => resolve());
  });
}
