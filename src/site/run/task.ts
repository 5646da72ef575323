import type { HttpOutcome, HttpRequest, Workspace } from '../../cluster/engine.ts';
import type { IndexedStep } from '../../example/results.ts';
import type { RunnableExample } from '../../example/runnable.ts';
import type { Step } from '../../example/verbs/index.ts';
import type { StepResult } from '../../verify/result.ts';
import type { StepFinding } from '../../verify/steps/step.ts';
import { Interrupted } from '../../verify/wait.ts';
import { Walk } from '../../verify/walk.ts';
import { goalsOf, isMade } from './goals.ts';

/** A reader has as long as it takes; a step that waits gives up after this and begins again. */
const PATIENCE = '60m';
const LOOK_AGAIN_MS = 200;

/** A goal that waits for an answer. */
interface Waiting {
  readonly asked: HttpRequest;
  readonly answer: (outcome: HttpOutcome) => void;
}

/** What hears of a task. */
export interface TaskWatcher {
  /** A goal is looked at from now on. */
  readonly begun: (index: string) => void;
  /** A goal is not reached yet, and this is missing. */
  readonly missing: (index: string, finding: StepFinding) => void;
  readonly reached: (result: Pick<StepResult, 'index' | 'outcome' | 'reason' | 'seen'>) => void;
}

/**
 * An exercise: a reader makes changes, in any way, and the steps of the answer's example look at what comes of them, one after the
 * other, by the code that verifies the example. Nothing is changed and no request is sent for the reader.
 */
export class Task {
  readonly goals: readonly IndexedStep[];
  readonly #workspace: Workspace;
  readonly #walk: Walk;
  readonly #watcher: TaskWatcher;
  readonly #signal: AbortSignal;
  #waiting: readonly Waiting[] = [];
  /** When the last goal was reached, in milliseconds since the workspace opened. */
  #since = 0;

  constructor(example: RunnableExample, workspace: Workspace, signal: AbortSignal, watcher: TaskWatcher) {
    this.goals = goalsOf(example);
    this.#workspace = workspace;
    this.#watcher = watcher;
    this.#signal = signal;
    this.#walk = new Walk(example, this.#observed(), {
      capabilities: new Set(),
      signal,
      onLook: (index, finding) => finding.outcome === 'failed' && watcher.missing(index, finding),
    });
  }

  /** Look until every goal is reached. @throws Interrupted when the signal is aborted. */
  async run(): Promise<void> {
    for (const { index, step } of this.goals) {
      this.#watcher.begun(index);
      this.#watcher.reached(await this.#reach(step, index));
      this.#since = this.#workspace.now() - this.#workspace.opened;
    }
  }

  /** A request that the reader has sent, and what came of it. */
  answered(asked: Pick<HttpRequest, 'service' | 'path'>, outcome: HttpOutcome): void {
    const isSame = ({ service, path }: HttpRequest) => service === asked.service && path === asked.path;
    const heard = this.#waiting.filter((one) => isSame(one.asked));
    this.#waiting = this.#waiting.filter((one) => !heard.includes(one));
    for (const { answer } of heard) answer(outcome);
  }

  async #reach(step: Step, index: string): Promise<Pick<StepResult, 'index' | 'outcome' | 'reason' | 'seen'>> {
    for (;;) {
      const made = isMade(step, { workspace: this.#workspace, since: this.#since });
      if (made === undefined) {
        await this.#walk.again(patient(step), index);
        const result = this.#walk.results.find((one) => one.index === index)!;
        if (result.outcome !== 'failed') return result;
      } else if (await made) return { index, outcome: 'passed' };
      if (this.#signal.aborted) throw new Interrupted('interrupted');
      await this.#workspace.sleep(LOOK_AGAIN_MS, this.#signal);
    }
  }

  /** The workspace as the goals see it: an answer is that of the reader's next request. */
  #observed(): Workspace {
    const { namespace, opened } = this.#workspace;
    const own = this.#workspace;
    return {
      namespace,
      opened,
      list: (kind) => own.list(kind),
      watch: (kind, changed) => own.watch(kind, changed),
      logs: (pod, options) => own.logs(pod, options),
      http: (asked) =>
        new Promise((answer) => {
          this.#waiting = [...this.#waiting, { asked, answer }];
        }),
      sleep: (ms, signal) => own.sleep(ms, signal),
      now: () => own.now(),
      images: () => own.images(),
      timeline: () => own.timeline(),
      close: async () => {},
      apply: () => never(),
      change: () => never(),
    };
  }
}

/** The same step with all the time that a reader may need. */
const patient = (step: Step): Step => ('within' in step ? { ...step, within: PATIENCE } : step);

function never(): never {
  throw new Error('a goal makes no changes');
}
