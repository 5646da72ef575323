import type { Localized } from '@studylog/check/text';
import type { Cluster, EngineInfo } from '../cluster/engine.ts';
import type { Example } from '../example/load.ts';
import type { Step } from '../example/verbs/index.ts';
import { digestsOf } from '../example/verified.ts';
import { runExample } from './example.ts';
import type { PageDriver } from './page.ts';
import type { Reader } from './reader.ts';
import type { ExampleResult, RunReport, StepResult } from './result.ts';
import { runScheduled, type Schedule } from './schedule.ts';
import { longestFirst } from './shard.ts';
import { Stopwatch, seconds } from './spent.ts';

/** Hears of a run as it goes; src/cli draws it. */
export interface Watcher {
  started?(example: Example): void;
  step?(example: Example, step: Step, result?: StepResult): void;
  /** The cluster itself got in the way, and the example is about to run once more. */
  again?(example: Example, fault: Localized): void;
  finished?(example: Example, result: ExampleResult, engine: EngineInfo): void;
}

export interface SuiteOptions extends Schedule {
  /** How long to wait before each step. */
  readonly paceMs?: number;
  readonly browser?: PageDriver;
  readonly reader?: Reader;
  readonly watcher?: Watcher;
}

/**
 * Run examples on a cluster, `jobs` at a time, the longest first: the last ones then end together.
 * @throws Interrupted when the signal is aborted, once all namespaces are cleaned up.
 */
export async function runSuite(
  cluster: Cluster,
  examples: readonly Example[],
  options: SuiteOptions,
): Promise<RunReport> {
  const startedAt = new Date();
  const began = performance.now();
  const stopwatch = new Stopwatch();
  const results = new Map<string, ExampleResult>();
  await runScheduled(longestFirst(examples, cluster.info.engine), options, async (example) => {
    results.set(example.id, { ...(await one(cluster, example, stopwatch, options)), digests: digestsOf(example) });
  });
  const ms = performance.now() - began;
  return {
    engine: cluster.info,
    startedAt: startedAt.toISOString(),
    seconds: seconds(ms),
    spent: stopwatch.spent(options.jobs, ms),
    examples: examples.map(({ id }) => results.get(id)!),
  };
}

async function one(
  cluster: Cluster,
  example: Example,
  stopwatch: Stopwatch,
  options: SuiteOptions,
): Promise<ExampleResult> {
  const { signal, paceMs, browser, reader, watcher } = options;
  watcher?.started?.(example);
  const run = () =>
    runExample(example, {
      cluster,
      signal,
      stopwatch,
      ...(paceMs === undefined ? {} : { paceMs }),
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
  watcher?.finished?.(example, result, cluster.info);
  return result;
}
