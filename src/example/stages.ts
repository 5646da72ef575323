import type { Example } from './load.ts';
import { flatSteps } from './results.ts';

/** A file of an example, and those that steps applied before it, by their places in `files`. */
export interface Stage {
  readonly at: number;
  readonly before: readonly number[];
}

/** Each file once, in the order in which steps apply them, then those that none applies. What is rejected is not there later. */
export function stagesOf({ steps, files }: Pick<Example, 'steps' | 'files'>): Stage[] {
  const stages: Stage[] = [];
  const applied: number[] = [];
  for (const step of flatSteps(steps)) {
    if (step.verb !== 'apply') continue;
    const at = files.findIndex(({ name }) => name === step.apply);
    if (at < 0 || stages.some((stage) => stage.at === at)) continue;
    stages.push({ at, before: [...applied] });
    if (!step.rejected) applied.push(at);
  }
  const rest = files.flatMap((_, at) => (stages.some((stage) => stage.at === at) ? [] : [{ at, before: [] }]));
  return [...stages, ...rest];
}
