import { toJson } from '@studylog/check/manifest';
import type { Example } from '../../example/load.ts';
import { flatSteps } from '../../example/results.ts';
import type { Step } from '../../example/verbs/index.ts';
import { numbersIn } from './claims.ts';

/** What of a step is no expectation: its place, its texts, and how long it may take. */
const NOT_CHECKED = new Set(['verb', 'say', 'line', 'column', 'digest', 'within', 'do']);

/**
 * The numbers, as digits, that an example's run shows to be right: those of the manifests that are applied, of what its steps do and
 * expect, and how many items a list or file of them has.
 */
export function numbersOf({ files, steps }: Pick<Example, 'files' | 'steps'>): Set<string> {
  const found = new Set<string>();
  for (const { manifest } of files) {
    collect(
      manifest.documents.map(({ root }) => root && toJson(root)),
      found,
    );
  }
  for (const step of flatSteps(steps)) collect(checked(step), found);
  return found;
}

const checked = (step: Step): unknown =>
  Object.fromEntries(Object.entries(step).filter(([key]) => !NOT_CHECKED.has(key)));

function collect(value: unknown, found: Set<string>): void {
  if (Array.isArray(value)) {
    found.add(String(value.length));
    for (const item of value) collect(item, found);
  } else if (typeof value === 'object' && value !== null) {
    for (const child of Object.values(value)) collect(child, found);
  } else {
    for (const { number } of numbersIn(String(value))) found.add(number);
  }
}
