import type { Condition } from '../example/conditions.ts';
import { DEFAULT_WITHIN } from '../example/duration.ts';
import type { Example } from '../example/load.ts';
import { READER, type WrittenService } from '../example/requests.ts';
import { allSteps, resultsOf } from '../example/results.ts';
import { servicesOf } from '../example/services.ts';
import { shellLine } from '../example/shell.ts';
import { holdsSteps, type Step, verbOf } from '../example/verbs/index.ts';
import type { VerifiedStep } from '../example/verified.ts';
import type { Lang } from '../text/lang.ts';

/** A step as a page shows it. */
export interface ShownStep {
  /** `0`, `1`, …; a step inside another is `3.0`. The same as in results. */
  readonly index: string;
  readonly verb: Step['verb'];
  /** The author's own sentence, if any. */
  readonly say: string | undefined;
  /** What happens or must be true, in words. Backticks make code. */
  readonly sentence: string;
  readonly conditions: readonly Condition[];
  /** The command line that the step stands for, or that shows what it looks at. */
  readonly command: string;
  /** How long the command may have to be repeated until it shows what is shown: `60s`. */
  readonly within: string | undefined;
  /** The author says that it takes a while. */
  readonly isAwaited: boolean;
  /** It runs in a second terminal, while the steps inside this one are done in the first. */
  readonly isSecondTerminal: boolean;
  /** It changes something in the cluster; others look. */
  readonly acts: boolean;
  /** The file that it applies. */
  readonly applies: string | undefined;
  /** What the shown run recorded of this very step. */
  readonly result: VerifiedStep | undefined;
}

/**
 * Describe an example's steps in a language, each with the result that a run has of it: none where it was written otherwise then.
 */
export function shownSteps(
  example: Pick<Example, 'steps' | 'files'>,
  lang: Lang,
  recorded: readonly VerifiedStep[],
  addressOf: (file: string) => string,
): ShownStep[] {
  const services = servicesOf(example);
  const shown = allSteps(example.steps);
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
    command: commandOf(step, addressOf, services),
    within: waitOf(step),
    isAwaited: 'within' in step && step.within !== undefined && waitOf(step) !== undefined,
    isSecondTerminal: holdsSteps(step),
    acts: step.verb === 'apply' || holdsSteps(step) || verbOf(step).change !== undefined,
    applies: step.verb === 'apply' ? step.apply : undefined,
    result: results[position],
  }));
}

/** The number that a reader sees; a step inside another has that one's. */
export const numberOf = ({ index }: Pick<ShownStep, 'index'>): number => Number.parseInt(index, 10) + 1;

/** The id of a step on the page of its example. */
export const stepId = (index: string): string => `step.${index}`;

/** Steps in groups: what is done, with all that is looked at before the next thing is done. */
export function groupsOf(steps: readonly ShownStep[]): readonly (readonly [ShownStep, ...ShownStep[]])[] {
  const groups: [ShownStep, ...ShownStep[]][] = [];
  for (const step of steps) {
    const last = groups.at(-1);
    const isInside = step.index.includes('.');
    if (last && (isInside || !step.acts || last.every(({ acts }) => acts))) last.push(step);
    else groups.push([step]);
  }
  return groups;
}

/** The command line of a step, as the reader types it. */
export function commandOf(
  step: Step,
  addressOf: (file: string) => string,
  services: readonly WrittenService[],
): string {
  const { command, look } = verbOf(step);
  const words = command?.(step, addressOf) ?? look?.(step, { services, place: READER });
  if (!words) throw new TypeError(`the verb ${step.verb} has no command`);
  return shellLine(words);
}

/** What a reader does with a command of the second terminal: a load ends by itself, what goes on printing does not. */
export const secondTerminalHint = ({ verb }: Pick<ShownStep, 'verb'>) =>
  verb === 'watch' ? ('secondTerminalWatch' as const) : ('secondTerminal' as const);

/** How long what the step shows may take to come: its command is repeated until then. Undefined where it waits by itself or acts. */
function waitOf(step: Step): string | undefined {
  const { look, command } = verbOf(step);
  if (holdsSteps(step) || (command && step.verb !== 'run')) return undefined;
  const [, word] = look?.(step, { services: [], place: READER }) ?? [];
  if (word === 'wait' || word === 'rollout') return undefined;
  return ('within' in step ? step.within : undefined) ?? DEFAULT_WITHIN;
}
