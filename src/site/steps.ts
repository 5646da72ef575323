import type { Condition } from '../example/conditions.ts';
import { shellLine } from '../example/shell.ts';
import { type PlainStep, type Step, verbOf } from '../example/verbs/index.ts';
import type { VerifiedStep } from '../example/verified.ts';
import type { Lang } from './lang.ts';

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
  /** What the shown run recorded. */
  readonly result: VerifiedStep | undefined;
}

/**
 * Describe an example's steps in a language, with the results of a run beside them.
 * Results stand in the order of the steps, those inside `meanwhile` after it.
 */
export function shownSteps(
  steps: readonly Step[],
  lang: Lang,
  results: readonly VerifiedStep[],
  addressOf: (file: string) => string,
): ShownStep[] {
  return flatten(steps).map(({ index, step }, position) => ({
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

function flatten(steps: readonly Step[]): { index: string; step: Step }[] {
  return steps.flatMap((step, index) => [
    { index: String(index), step },
    ...(step.verb === 'meanwhile'
      ? step.do.map((child, nested) => ({ index: `${index}.${nested}`, step: child as Step }))
      : []),
  ]);
}

/** The command line that a step stands for, as the reader types it; undefined for steps that only look. */
export function commandOf(step: Step | PlainStep, addressOf: (file: string) => string): string | undefined {
  const words = verbOf(step).command?.(step, addressOf);
  return words && shellLine(words);
}
