import type { Lang } from '@studylog/check/text';
import type { z } from 'zod';
import type { Change } from '../../cluster/engine.ts';
import type { Condition } from '../conditions.ts';
import type { RequestSetting } from '../requests.ts';

/** What a verb of example.yaml means: what the page says of a step, and which command it stands for. `S` is how it is written. */
export interface Verb<S extends z.ZodType = z.ZodType> {
  /** One sentence a language, with code in backticks; conditions are listed below it. */
  readonly sentence: Readonly<Record<Lang, (step: z.output<S>) => string>>;
  /** What must hold, besides what the sentence says already. */
  readonly conditions?: (step: z.output<S>) => Condition[];
  /**
   * The words of the kubectl command that the step stands for; absent for steps that look by other means.
   * `addressOf` gives the address at which a reader finds a file of the example.
   */
  readonly command?: (step: z.output<S>, addressOf: (file: string) => string) => readonly string[];
  /**
   * The words of a command that shows a reader what the step looks at; verify runs it once the step has passed, and what it
   * prints then is what the page shows.
   */
  readonly look?: (step: z.output<S>, setting: RequestSetting) => readonly string[];
  /** The change that the step makes to the cluster, besides applying a file. */
  readonly change?: (step: z.output<S>) => Change;
}

/** Give a definition the type of the steps that it is about. */
export function defineVerb<S extends z.ZodType>(verb: Verb<S>): Verb<S> {
  return verb;
}
