import { holdsSteps, type Step } from './verbs/index.ts';

/** A step with its index in results: `0`, `1`, …; inside another it is `3.0`. */
export interface IndexedStep {
  readonly index: string;
  readonly step: Step;
}

/** Every step of an example in the order of its results: those inside another follow it. */
export function allSteps(steps: readonly Step[]): IndexedStep[] {
  return steps.flatMap((step, index) => [
    { index: String(index), step },
    ...(holdsSteps(step) ? step.do.map((child, nested) => ({ index: `${index}.${nested}`, step: child as Step })) : []),
  ]);
}

/** The same steps, without their indices. */
export function flatSteps(steps: readonly Step[]): Step[] {
  return allSteps(steps).map(({ step }) => step);
}

/**
 * The result of each step, by digest: of steps that are written alike, the first takes the first result, the second the
 * second. A step that was written otherwise when the results were made has none.
 */
export function resultsOf<R extends { readonly digest: string }>(
  steps: readonly { readonly digest: string }[],
  results: readonly R[],
): (R | undefined)[] {
  const left = Map.groupBy(results, ({ digest }) => digest);
  return steps.map(({ digest }) => left.get(digest)?.shift());
}
