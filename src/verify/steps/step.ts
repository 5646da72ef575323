import type { Localized } from '@studylog/check/text';
import type { Capability, Workspace } from '../../cluster/engine.ts';
import type { RunnableExample } from '../../example/runnable.ts';
import type { PlainStep, Step } from '../../example/verbs/index.ts';
import type { Saved, SavedValue } from '../match.ts';
import type { PageTab } from '../page.ts';
import type { ShownExample } from '../reader.ts';
import type { AnsweredRequest } from '../requests.ts';
import type { StepResult } from '../result.ts';

/** What an executor works with. */
export interface StepContext {
  readonly example: RunnableExample;
  /** Index of the step, as in its result. */
  readonly index: string;
  /** The example as its page shows it; without it, files and commands come from the example's folder. */
  readonly shown?: ShownExample;
  readonly workspace: Workspace;
  readonly capabilities: ReadonlySet<Capability>;
  readonly saved: Saved;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  /** The example's browser tab; undefined where there is no browser. */
  readonly tab?: () => Promise<PageTab>;
  /** Told what a step that waits finds, each time it looks. */
  looked?(finding: StepFinding): void;
  /** Take down a request that the step sent. */
  sent(request: AnsweredRequest): void;
  /** Run nested steps; the results are reported after the step's own. */
  nested(steps: readonly Step[]): Promise<boolean>;
}

/** What an executor finds. Values in `saves` count only when it passed. */
export interface StepFinding
  extends Pick<StepResult, 'outcome' | 'checks' | 'reason' | 'mismatches' | 'output' | 'seen'> {
  readonly outcome: 'passed' | 'failed' | 'skipped';
  readonly saves?: ReadonlyMap<string, SavedValue>;
}

export type StepOf<V extends PlainStep['verb']> = Extract<PlainStep, { verb: V }>;

export const NOT_SIMULATED: Localized = {
  ko: 'kubectl의 출력은 시뮬레이션하지 않습니다',
  en: 'kubectl’s output is not simulated',
};
export const FAILED_WITHIN: Localized = { ko: '안의 단계가 실패했습니다', en: 'a step inside it failed' };
export const printsOtherwise = (command: string): Localized => ({
  ko: `«${command}» 명령의 출력이 예상과 다릅니다`,
  en: `the output of «${command}» is not as expected`,
});

export const skipped = (reason: Localized): StepFinding => ({ outcome: 'skipped', checks: 0, reason });
