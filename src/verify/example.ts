import type { Cluster } from '../cluster/engine.ts';
import type { Example } from '../example/load.ts';
import type { Step } from '../example/verbs/index.ts';
import type { PageDriver } from './page.ts';
import type { Reader } from './reader.ts';
import type { ExampleResult, StepResult } from './result.ts';
import { Stopwatch, seconds } from './spent.ts';
import { Walk } from './walk.ts';

export interface ExampleRun {
  readonly cluster: Cluster;
  readonly signal: AbortSignal;
  readonly browser?: PageDriver;
  /** Takes files and commands from the example's page. */
  readonly reader?: Reader;
  /** How long to wait before each step. */
  readonly paceMs?: number;
  /** Counts what the example's time is spent on. */
  readonly stopwatch?: Stopwatch;
  /** Told before each step and with what became of it. */
  readonly onStep?: (step: Step, result?: StepResult) => void;
}

/**
 * Run an example's steps in a namespace of its own, then its clean-up, and remove the namespace, whatever happens.
 * @throws Interrupted when the run is.
 */
export async function runExample(example: Example, run: ExampleRun): Promise<ExampleResult> {
  const { reader, cluster, stopwatch = new Stopwatch() } = run;
  const shown =
    reader &&
    (await stopwatch.time('read page', () => reader.open(example, cluster.info)).catch((error: Error) => error));
  const workspace = await stopwatch.time('set up', () => cluster.open(example.id));
  try {
    const started = workspace.now();
    const walk = new Walk(example, workspace, {
      ...run,
      stopwatch,
      capabilities: cluster.capabilities,
      // What a simulation prints is no evidence, and no page shows it.
      isUnseen: cluster.info.engine === 'embedded',
      ...(shown ? { shown } : {}),
    });
    await walk.steps();
    const took = seconds(workspace.now() - started);
    const images = await workspace.images();
    // What the clean-up deletes is no part of what the example shows.
    const timeline = [...workspace.timeline()];
    const cleaned = await stopwatch.time('delete objects', () => walk.cleanUp());
    const fault = workspace.fault?.();
    return {
      id: example.id,
      ...walk.outcome(),
      seconds: took,
      steps: walk.results,
      ...(cleaned === undefined ? {} : { cleanUp: cleaned }),
      images,
      requests: walk.requests(),
      timeline,
      ...(fault === undefined ? {} : { fault }),
    };
  } finally {
    await stopwatch.time('clean up', () => workspace.close());
  }
}
