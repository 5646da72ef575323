import { distinct, joined, type Localized, reasonOf } from '@studylog/check/text';
import { type Capability, Unsupported, type Workspace } from '../cluster/engine.ts';
import { looks } from '../example/looks.ts';
import type { RunnableExample } from '../example/runnable.ts';
import type { Step } from '../example/verbs/index.ts';
import { cleanUp } from './cleanup.ts';
import { diagnose } from './diagnose.ts';
import type { SavedValue } from './match.ts';
import type { PageDriver, PageTab } from './page.ts';
import type { ShownExample } from './reader.ts';
import { RequestLog, type SentRequest } from './requests.ts';
import type { CleanUpResult, ExampleResult, StepResult } from './result.ts';
import { Stopwatch, seconds } from './spent.ts';
import { execute } from './steps/index.ts';
import { look } from './steps/look.ts';
import { type StepContext, type StepFinding, skipped } from './steps/step.ts';
import { Interrupted } from './wait.ts';

/** What a walk through an example's steps works with. */
export interface WalkOptions {
  readonly capabilities: ReadonlySet<Capability>;
  readonly signal: AbortSignal;
  readonly browser?: PageDriver;
  /** The example as its page shows it; an error where the page is not what it should be: then nothing can be copied from it. */
  readonly shown?: ShownExample | Error;
  /** How long to wait before each step but the first, as somebody does who reads it and copies its command. */
  readonly paceMs?: number;
  /** Nobody will see what the commands print by which a reader looks at a step; they are left out then. */
  readonly isUnseen?: boolean;
  /** Counts what the example's time is spent on. */
  readonly stopwatch?: Stopwatch;
  /** Told before each step and with what became of it. */
  readonly onStep?: (step: Step, result?: StepResult) => void;
  /** Told what a step that waits finds, each time it looks. */
  readonly onLook?: (index: string, finding: StepFinding) => void;
}

const NOTHING_CHECKED: Localized = { ko: '확인하는 단계가 없습니다', en: 'no step checks anything' };

const notApplied = (file: string, why: Localized): Localized => ({
  ko: `${file} 파일을 적용하지 않았습니다: ${why.ko}`,
  en: `${file} was not applied: ${why.en}`,
});

/** One pass through the steps; what a step saves, the steps after it see. */
export class Walk {
  readonly results: StepResult[] = [];
  readonly #example: RunnableExample;
  readonly #workspace: Workspace;
  readonly #options: WalkOptions;
  readonly #stopwatch: Stopwatch;
  readonly #saved = new Map<string, SavedValue>();
  readonly #requests: RequestLog;
  #tab: Promise<PageTab> | undefined;
  #failed = false;
  /** A step that looks at something has passed. */
  #looked = false;
  /** Why nothing more can be learned: a manifest that could not be applied. */
  #unsupported: Localized | undefined;

  constructor(example: RunnableExample, workspace: Workspace, options: WalkOptions) {
    this.#example = example;
    this.#workspace = workspace;
    this.#options = options;
    this.#stopwatch = options.stopwatch ?? new Stopwatch();
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

  /** Run all steps in order until one fails. */
  async steps(): Promise<void> {
    const { paceMs, signal } = this.#options;
    for (const [index, step] of this.#example.steps.entries()) {
      if (paceMs && index > 0 && !this.#failed) {
        await this.#stopwatch.time('pace', () => this.#workspace.sleep(paceMs, signal));
      }
      await this.#stopwatch.time(step.verb, () => this.step(step, String(index)));
    }
    // A tab that could not be opened has failed its step already.
    await this.#tab?.then(
      (tab) => tab.close(),
      () => {},
    );
  }

  /** Try a step that failed once more: what was missing may have come since. */
  async again(step: Step, index: string): Promise<void> {
    this.#failed = false;
    const isOfStep = (result: StepResult) => result.index === index || result.index.startsWith(`${index}.`);
    this.results.splice(0, this.results.length, ...this.results.filter((result) => !isOfStep(result)));
    await this.step(step, index);
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

  /** Run one step, unless one before it failed. The time of nested steps is that of the step around them. */
  async step(step: Step, index: string): Promise<void> {
    const { line, column, verb, digest } = step;
    const place = { index, digest, verb, line, column };
    if (this.#failed) {
      this.results.push({ ...place, outcome: 'not-run', seconds: 0, checks: 0 });
      return;
    }
    this.#options.onStep?.(step);
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
    this.#options.onStep?.(step, result);
  }

  async #execute(step: Step, index: string): Promise<StepFinding> {
    const { shown } = this.#options;
    if (shown instanceof Error) return { outcome: 'failed', checks: 0, reason: reasonOf(shown) };
    if (this.#unsupported) return skipped(this.#unsupported);
    const context = this.#context(index);
    return await this.#attempt(
      async () => {
        const finding = await execute(step, context);
        return this.#options.isUnseen ? finding : look(step, finding, context);
      },
      (why) => {
        if (step.verb === 'apply') this.#unsupported = notApplied(step.apply, why);
      },
    );
  }

  /** Do what a step or the clean-up stands for; what is thrown becomes a finding. Calls `lacking` with what the engine lacks. */
  async #attempt(work: () => Promise<StepFinding>, lacking?: (why: Localized) => void): Promise<StepFinding> {
    if (this.#options.signal.aborted) throw new Interrupted('interrupted');
    try {
      return await untilAborted(work(), this.#options.signal);
    } catch (error) {
      if (error instanceof Unsupported) {
        lacking?.(error.said);
        return skipped(error.said);
      }
      if (!(error instanceof Error) || error instanceof Interrupted) throw error;
      if (this.#options.signal.aborted) throw new Interrupted('interrupted');
      return { outcome: 'failed', checks: 0, reason: reasonOf(error) };
    }
  }

  #context(index: string): StepContext {
    const { browser, capabilities, signal, shown, onLook } = this.#options;
    const open = () => (this.#tab ??= browser!.open(this.#example.id));
    return {
      example: this.#example,
      index,
      ...(shown && !(shown instanceof Error) ? { shown } : {}),
      workspace: this.#workspace,
      capabilities,
      saved: this.#saved,
      signal,
      ...(browser ? { tab: open } : {}),
      sent: (request) => this.#requests.add(index, request),
      ...(onLook ? { looked: (finding) => onLook(index, finding) } : {}),
      nested: (steps) => this.#nested(steps, index),
    };
  }

  async #nested(steps: readonly Step[], index: string): Promise<boolean> {
    for (const [place, step] of steps.entries()) await this.step(step, `${index}.${place}`);
    return !this.#failed;
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
