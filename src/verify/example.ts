import { distinct, joined, type Localized, reasonOf } from '@studylog/check/text';
import { type Cluster, Unsupported, type Workspace } from '../cluster/engine.ts';
import type { Example } from '../example/load.ts';
import { looks } from '../example/looks.ts';
import type { Step } from '../example/verbs/index.ts';
import { cleanUp } from './cleanup.ts';
import { diagnose } from './diagnose.ts';
import type { SavedValue } from './match.ts';
import type { PageDriver, PageTab } from './page.ts';
import type { Reader, ShownExample } from './reader.ts';
import { RequestLog, type SentRequest } from './requests.ts';
import type { CleanUpResult, ExampleResult, StepResult } from './result.ts';
import { Stopwatch, seconds } from './spent.ts';
import { execute } from './steps/index.ts';
import { look } from './steps/look.ts';
import { type StepContext, type StepFinding, skipped } from './steps/step.ts';
import { Interrupted } from './wait.ts';

export interface ExampleRun {
  readonly cluster: Cluster;
  readonly signal: AbortSignal;
  readonly browser?: PageDriver;
  /** Takes files and commands from the example's page. */
  readonly reader?: Reader;
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
    const walk = new Walk(example, workspace, { ...run, stopwatch }, shown);
    await walk.steps(example.steps, '');
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

const NOTHING_CHECKED: Localized = { ko: '확인하는 단계가 없습니다', en: 'no step checks anything' };

const notApplied = (file: string, why: Localized): Localized => ({
  ko: `${file} 파일을 적용하지 않았습니다: ${why.ko}`,
  en: `${file} was not applied: ${why.en}`,
});

/** One pass through the steps; what a step saves, the steps after it see. */
class Walk {
  readonly results: StepResult[] = [];
  readonly #example: Example;
  readonly #workspace: Workspace;
  readonly #run: ExampleRun & { readonly stopwatch: Stopwatch };
  /** An error where the page is not what it should be: then nothing can be copied from it. */
  readonly #shown: ShownExample | Error | undefined;
  readonly #saved = new Map<string, SavedValue>();
  readonly #requests: RequestLog;
  #tab: Promise<PageTab> | undefined;
  #failed = false;
  /** A step that looks at something has passed. */
  #looked = false;
  /** Why nothing more can be learned: a manifest that could not be applied. */
  #unsupported: Localized | undefined;

  constructor(
    example: Example,
    workspace: Workspace,
    run: ExampleRun & { readonly stopwatch: Stopwatch },
    shown: ShownExample | Error | undefined,
  ) {
    this.#example = example;
    this.#workspace = workspace;
    this.#run = run;
    this.#shown = shown;
    this.#requests = new RequestLog(workspace);
  }

  /** What the steps sent so far, by time. */
  requests(): SentRequest[] {
    return this.#requests.sent();
  }

  /** Passed, only where a step that looks at something did. */
  outcome(): Pick<ExampleResult, 'outcome' | 'reason'> {
    if (this.#failed) return { outcome: 'failed' };
    if (this.#looked) return { outcome: 'passed' };
    const reasons = this.results.flatMap(({ outcome, reason }) => (outcome === 'skipped' && reason) || []);
    return { outcome: 'skipped', reason: reasons.length > 0 ? joined(distinct(reasons), '; ') : NOTHING_CHECKED };
  }

  /** Run steps in order until one fails; resolves to whether all went well. */
  async steps(steps: readonly Step[], prefix: string): Promise<boolean> {
    for (const [index, step] of steps.entries()) {
      const work = () => this.#step(step, `${prefix}${index}`);
      // The time of nested steps is that of the step around them.
      await (prefix === '' ? this.#run.stopwatch.time(step.verb, work) : work());
    }
    if (prefix === '') {
      // A tab that could not be opened has failed its step already.
      await this.#tab?.then(
        (tab) => tab.close(),
        () => {},
      );
    }
    return !this.#failed;
  }

  /** Run the clean-up, unless a step failed or nothing could be applied. */
  async cleanUp(): Promise<CleanUpResult | undefined> {
    if (this.#failed || this.#unsupported) return undefined;
    const started = this.#workspace.now();
    const finding = await this.#attempt(() => cleanUp(this.#context('cleanup')));
    const diagnosis = finding.outcome === 'failed' ? { diagnosis: await diagnose(this.#workspace) } : {};
    if (finding.outcome === 'failed') this.#failed = true;
    const { outcome, reason, mismatches } = finding;
    return {
      outcome,
      seconds: seconds(this.#workspace.now() - started),
      ...(reason === undefined ? {} : { reason }),
      ...(mismatches === undefined ? {} : { mismatches }),
      ...diagnosis,
    };
  }

  async #step(step: Step, index: string): Promise<void> {
    const { line, column, verb, digest } = step;
    const place = { index, digest, verb, line, column };
    if (this.#failed) {
      this.results.push({ ...place, outcome: 'not-run', seconds: 0, checks: 0 });
      return;
    }
    this.#run.onStep?.(step);
    const started = this.#workspace.now();
    const slot = this.results.length;
    this.results.push({ ...place, outcome: 'not-run', seconds: 0, checks: 0 });
    const { saves, ...finding } = await this.#execute(step, index);
    if (finding.outcome === 'passed') for (const [name, value] of saves ?? []) this.#saved.set(name, value);
    const diagnosis =
      finding.outcome === 'failed' && !this.#failed ? { diagnosis: await diagnose(this.#workspace) } : {};
    if (finding.outcome === 'failed') this.#failed = true;
    if (finding.outcome === 'passed' && looks(step)) this.#looked = true;
    const ended = this.#workspace.now();
    const since = (time: number) => Math.round(time - this.#workspace.opened);
    const result: StepResult = {
      ...place,
      ...finding,
      ...diagnosis,
      seconds: seconds(ended - started),
      ran: { at: since(started), until: since(ended) },
    };
    this.results[slot] = result;
    this.#run.onStep?.(step, result);
  }

  async #execute(step: Step, index: string): Promise<StepFinding> {
    if (this.#shown instanceof Error) return { outcome: 'failed', checks: 0, reason: reasonOf(this.#shown) };
    if (this.#unsupported) return skipped(this.#unsupported);
    const context = this.#context(index);
    return await this.#attempt(
      async () => look(step, await execute(step, context), context),
      (why) => {
        if (step.verb === 'apply') this.#unsupported = notApplied(step.apply, why);
      },
    );
  }

  /** Do what a step or the clean-up stands for; what is thrown becomes a finding. Calls `lacking` with what the engine lacks. */
  async #attempt(work: () => Promise<StepFinding>, lacking?: (why: Localized) => void): Promise<StepFinding> {
    if (this.#run.signal.aborted) throw new Interrupted('interrupted');
    try {
      return await untilAborted(work(), this.#run.signal);
    } catch (error) {
      if (error instanceof Unsupported) {
        lacking?.(error.said);
        return skipped(error.said);
      }
      if (!(error instanceof Error) || error instanceof Interrupted) throw error;
      if (this.#run.signal.aborted) throw new Interrupted('interrupted');
      return { outcome: 'failed', checks: 0, reason: reasonOf(error) };
    }
  }

  #context(index: string): StepContext {
    const { browser, cluster, signal } = this.#run;
    const open = () => (this.#tab ??= browser!.open(this.#example.id));
    return {
      example: this.#example,
      index,
      ...(this.#shown && !(this.#shown instanceof Error) ? { shown: this.#shown } : {}),
      workspace: this.#workspace,
      capabilities: cluster.capabilities,
      saved: this.#saved,
      signal,
      ...(browser ? { tab: open } : {}),
      sent: (request) => this.#requests.add(index, request),
      nested: (steps) => this.steps(steps, `${index}.`),
    };
  }
}

/**
 * Give up on `work` when the run is interrupted: cleaning up does not wait for a page or a command to end.
 * @throws Interrupted
 */
async function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const abort = () => reject(new Interrupted('interrupted'));
  signal.addEventListener('abort', abort, { once: true });
  // What the work comes to after that is nobody's concern.
  work.catch(() => {});
  try {
    return await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
