import type { Condition } from '../example/conditions.ts';
import { allSteps, resultsOf } from '../example/results.ts';
import { shellLine } from '../example/shell.ts';
import { type PlainStep, type Step, verbOf } from '../example/verbs/index.ts';
import type { VerifiedStep } from '../example/verified.ts';
import type { Lang } from '../text/lang.ts';

/** A step as a page shows it. */
export interface ShownStep {
  /** `0`, `1`, …; a step inside `meanwhile` is `3.0`. The same as in results. */
  readonly index: string;
  readonly verb: Step['verb'];
  /** The author's own sentence, if any. */
  readonly say: string | undefined;
  /** What happens or must be true, in words. Backticks make code. */
  readonly sentence: string;
  readonly conditions: readonly Condition[];
  /** The command line that the step stands for. */
  readonly command: string | undefined;
  /** The file that it applies. */
  readonly applies: string | undefined;
  /** What the shown run recorded of this very step. */
  readonly result: VerifiedStep | undefined;
}

/**
 * Describe an example's steps in a language, each with the result that a run has of it: none where it was written otherwise then.
 */
export function shownSteps(
  steps: readonly Step[],
  lang: Lang,
  recorded: readonly VerifiedStep[],
  addressOf: (file: string) => string,
): ShownStep[] {
  const shown = allSteps(steps);
  const results = resultsOf(
    shown.map(({ step }) => step),
    recorded,
  );
  return shown.map(({ index, step }, position) => ({
    index,
    verb: step.verb,
    say: step.say?.[lang],
    sentence: verbOf(step).sentence[lang](step),
    conditions: verbOf(step).conditions?.(step) ?? [],
    command: commandOf(step, addressOf),
    applies: step.verb === 'apply' ? step.apply : undefined,
    result: results[position],
  }));
}

/** The command line that a step stands for, as the reader types it; undefined for steps that only look. */
export function commandOf(step: Step | PlainStep, addressOf: (file: string) => string): string | undefined {
  const words = verbOf(step).command?.(step, addressOf);
  return words && shellLine(words);
}
