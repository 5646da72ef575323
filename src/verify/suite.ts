import type { Cluster } from '../cluster/engine.ts';
import type { Example } from '../example/load.ts';
import type { Step } from '../example/schema.ts';
import { exclusiveClaims } from './collide.ts';
import { runExample } from './example.ts';
import type { PageDriver } from './page.ts';
import type { Reader } from './reader.ts';
import type { ExampleResult, RunReport, StepResult } from './result.ts';
import { Interrupted } from './wait.ts';

/** Hears of a run as it goes; src/cli draws it. */
export interface Watcher {
  started?(example: Example): void;
  step?(example: Example, step: Step, result?: StepResult): void;
  /** The cluster itself got in the way, and the example is about to run once more. */
  again?(example: Example, fault: string): void;
  finished?(example: Example, result: ExampleResult): void;
}

export interface SuiteOptions {
  readonly signal: AbortSignal;
  /** Examples that run at once. */
  readonly jobs: number;
  readonly browser?: PageDriver;
  readonly reader?: Reader;
  readonly watcher?: Watcher;
}

/**
 * Run examples on a cluster, `jobs` at a time; those that claim the same node port or cluster-wide name one after the other.
 * @throws Interrupted when the signal is aborted, once all namespaces are cleaned up.
 */
export async function runSuite(
  cluster: Cluster,
  examples: readonly Example[],
  options: SuiteOptions,
): Promise<RunReport> {
  const startedAt = new Date();
  const results = new Map<string, ExampleResult>();
  const waiting = examples.map((example) => ({ example, claims: exclusiveClaims(example) }));
  const claimed = new Set<string>();
  const running = new Set<Promise<void>>();

  const begin = ({ example, claims }: (typeof waiting)[number]) => {
    for (const claim of claims) claimed.add(claim);
    const done = one(cluster, example, options)
      .then((result) => void results.set(example.id, result))
      .finally(() => {
        for (const claim of claims) claimed.delete(claim);
        running.delete(done);
      });
    running.add(done);
  };

  try {
    while (waiting.length > 0 || running.size > 0) {
      if (options.signal.aborted) throw new Interrupted('interrupted');
      const next = waiting.findIndex(({ claims }) => [...claims].every((claim) => !claimed.has(claim)));
      if (next >= 0 && running.size < options.jobs) begin(waiting.splice(next, 1)[0]!);
      else await Promise.race(running);
    }
  } finally {
    await Promise.allSettled(running);
  }
  return {
    engine: cluster.info,
    startedAt: startedAt.toISOString(),
    seconds: Math.round((Date.now() - startedAt.getTime()) / 100) / 10,
    examples: examples.map(({ id }) => results.get(id)!),
  };
}

async function one(cluster: Cluster, example: Example, options: SuiteOptions): Promise<ExampleResult> {
  const { signal, browser, reader, watcher } = options;
  watcher?.started?.(example);
  const run = () =>
    runExample(example, {
      cluster,
      signal,
      onStep: (step, finding) => watcher?.step?.(example, step, finding),
      ...(browser ? { browser } : {}),
      ...(reader ? { reader } : {}),
    });
  let result = await run();
  if (result.fault !== undefined) {
    // Passed or not, it says nothing about the example, and a restarted container is no evidence.
    watcher?.again?.(example, result.fault);
    result = await run();
  }
  watcher?.finished?.(example, result);
  return result;
}
