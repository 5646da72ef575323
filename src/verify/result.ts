import type { Localized } from '@studylog/check/text';
import type { EngineInfo, ImageUse, TimelineEntry } from '../cluster/engine.ts';
import type { VerifiedRun } from '../example/verified.ts';
import type { SentRequest } from './requests.ts';
import type { TimeSpent } from './spent.ts';

/** A field that did not match: path below the object, what was expected, what was seen. */
export interface Mismatch {
  readonly path: string;
  readonly expected: string;
  readonly actual: string;
}

export interface StepResult {
  /** Zero-based index in example.yaml; nested steps follow their parent with `parent.child`. */
  readonly index: string;
  /** That of the step as it is written. */
  readonly digest: string;
  readonly verb: string;
  readonly outcome: 'passed' | 'failed' | 'skipped' | 'not-run';
  /** Seconds on the engine's clock. */
  readonly seconds: number;
  /** When it began and ended, in milliseconds since the workspace opened; not there where it did not run. */
  readonly ran?: { readonly at: number; readonly until: number };
  /** Number of assertions that the step made. */
  readonly checks: number;
  /** Why it failed or was skipped, one sentence. */
  readonly reason?: Localized;
  readonly mismatches?: readonly Mismatch[];
  /** What a command printed, as printed. */
  readonly output?: string;
  /** What a request or page showed: body, text, saved values. */
  readonly seen?: Readonly<Record<string, string | number>>;
  /** Describe, events and logs, gathered when a step failed. */
  readonly diagnosis?: string;
  readonly line: number;
  readonly column: number;
}

/** The words for what became of an example, or of a step that was run. */
export const OUTCOMES: Readonly<Record<ExampleResult['outcome'], Localized>> = {
  passed: { ko: '통과', en: 'passed' },
  failed: { ko: '실패', en: 'failed' },
  skipped: { ko: '건너뜀', en: 'skipped' },
};

/** What became of the clean-up after the last step. */
export interface CleanUpResult extends Pick<StepResult, 'outcome' | 'reason' | 'mismatches' | 'diagnosis' | 'seconds'> {
  readonly outcome: 'passed' | 'failed' | 'skipped';
}

export interface ExampleResult {
  readonly id: string;
  /** skipped: no step that looks at something could run, so that nothing was learned. */
  readonly outcome: 'passed' | 'failed' | 'skipped';
  /** Why it was skipped as a whole; there whenever it was. */
  readonly reason?: Localized;
  readonly seconds: number;
  readonly steps: readonly StepResult[];
  /** Not there where a step failed, or nothing could be applied. */
  readonly cleanUp?: CleanUpResult;
  readonly images: readonly ImageUse[];
  /** What the steps sent, by time. */
  readonly requests: readonly SentRequest[];
  readonly timeline: readonly TimelineEntry[];
  /** Of what was run: where a report is recorded elsewhere or later, the files there may be others. */
  readonly digests?: Pick<VerifiedRun['digests'], 'files' | 'expectations'>;
  /** What went wrong with the cluster itself while it ran. */
  readonly fault?: Localized;
}

/** The `index`-th of `count` parts, from 1. */
export interface Part {
  readonly index: number;
  readonly count: number;
}

export interface RunReport {
  readonly engine: EngineInfo;
  /** Which part of the examples it is of, where they were split. */
  readonly part?: Part;
  readonly startedAt: string;
  readonly seconds: number;
  readonly spent: TimeSpent;
  readonly examples: readonly ExampleResult[];
}
