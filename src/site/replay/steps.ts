import { resultsOf } from '../../example/results.ts';
import type { Timeline } from '../../example/timeline.ts';

/** The step of an example as it is written today. */
interface WrittenStep {
  readonly digest: string;
}

/** For each step that ran, the index of the step that was written so, by digest; undefined where it is written otherwise now. */
export function stepsThatRan(written: readonly WrittenStep[], { steps }: Timeline): (number | undefined)[] {
  const numbered = written.map(({ digest }, index) => ({ digest, index }));
  return resultsOf(steps, numbered).map((step) => step?.index);
}
