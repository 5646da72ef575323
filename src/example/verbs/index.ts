import type { z } from 'zod';
import { apply } from './apply.ts';
import { deletion } from './delete.ts';
import { events } from './events.ts';
import { expect } from './expect.ts';
import { http } from './http.ts';
import { label } from './label.ts';
import { logs } from './logs.ts';
import { meanwhile } from './meanwhile.ts';
import { page } from './page.ts';
import { restarts } from './restarts.ts';
import { rollout } from './rollout.ts';
import { run } from './run.ts';
import { scale } from './scale.ts';
import { setImage } from './set-image.ts';
import type { Verb } from './verb.ts';
import { watch } from './watch.ts';
import type { WRITTEN } from './written/index.ts';

/** Every verb of example.yaml; a new one is one file, one line here, how it is written in written/, and one executor in src/verify/steps. */
export const VERBS = {
  apply,
  expect,
  run,
  delete: deletion,
  scale,
  label,
  setImage,
  rollout,
  http,
  page,
  logs,
  restarts,
  events,
  meanwhile,
  watch,
} as const;
export type VerbName = keyof typeof VERBS;

type Fields<V extends VerbName> = z.output<(typeof WRITTEN)[V]>;

type HoldingVerb = 'meanwhile' | 'watch';

/** A step that holds no others. */
export type PlainStep = {
  [V in Exclude<VerbName, HoldingVerb>]: { verb: V } & Fields<V>;
}[Exclude<VerbName, HoldingVerb>];

/** A step that runs in a second terminal while those that it holds run in the first. */
export type HoldingStep = {
  [V in HoldingVerb]: { verb: V } & Omit<Fields<V>, 'do'> & { do: (PlainStep & Placed)[] };
}[HoldingVerb];
export type MeanwhileStep = Extract<HoldingStep, { verb: 'meanwhile' }>;
export type WatchStep = Extract<HoldingStep, { verb: 'watch' }>;

/** Where a step stands in example.yaml, both from 1, and what its results are known by. */
export interface Placed {
  line: number;
  column: number;
  /** sha256 of the step as it is written. */
  digest: string;
}
export type Step = (PlainStep | HoldingStep) & Placed;

export function holdsSteps<S extends PlainStep | HoldingStep>(step: S): step is Extract<S, HoldingStep> {
  return 'do' in step;
}

/** What the verb of a step means; its functions take this step. */
export function verbOf(step: PlainStep | HoldingStep): Verb {
  // A table's value for a key that is known only as one of many takes no argument, in the eyes of the type checker.
  return VERBS[step.verb] as unknown as Verb;
}
