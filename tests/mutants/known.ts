/** A small change that once passed all tests; each must make one of `tests` fail. */
export interface KnownMutant {
  readonly name: string;
  readonly file: string;
  /** Text that stands in the file exactly once, and what it becomes. */
  readonly replace: string;
  readonly with: string;
  /** Test files that are to notice it, from the project's root. */
  readonly tests: readonly string[];
}

const STEPS = ['tests/unit/verify/steps/steps.test.ts'];
const EVIDENCE = ['tests/unit/verify/require.test.ts'];
const SENTENCES = ['tests/unit/example/sentences.test.ts'];

export const KNOWN: readonly KnownMutant[] = [
  {
    name: 'expect … absent always passes',
    file: 'src/verify/steps/expect.ts',
    replace: 'if (matching.length === 0) return',
    with: 'if (matching.length >= 0) return',
    tests: STEPS,
  },
  {
    name: 'events accepts any event',
    file: 'src/verify/steps/events.ts',
    replace: 'event.reason === reason && (type === undefined || event.type === type)',
    with: 'event !== undefined',
    tests: STEPS,
  },
  {
    name: 'rejected.message is not compared',
    file: 'src/verify/steps/apply.ts',
    replace: '[...by.mismatches, ...message.mismatches]',
    with: '[...by.mismatches]',
    tests: STEPS,
  },
  {
    name: 'the exit code of run is ignored',
    file: 'src/verify/steps/run.ts',
    replace: '(exitCode !== 0) !== (step.fails === true)',
    with: 'exitCode === undefined',
    tests: STEPS,
  },
  {
    name: 'required evidence may be stale',
    file: 'src/verify/require.ts',
    replace: "if (evidence.state === 'changed')",
    with: "if (evidence.state === 'changed' && minors.length === 0)",
    tests: EVIDENCE,
  },
  {
    name: 'the values that steps saw are not compared',
    file: 'src/verify/evidence.ts',
    replace: 'return { verb, checks, seen: values };',
    with: 'return { verb, checks, seen: values.length < 0 };',
    tests: EVIDENCE,
  },
  {
    name: 'every step shows the result of the first one',
    file: 'src/site/steps.ts',
    replace: 'result: results[position],',
    with: 'result: results[position * 0],',
    tests: ['tests/unit/site/shown-steps.test.ts'],
  },
  {
    name: '$gt is printed as <',
    file: 'src/example/conditions.ts',
    replace: "$gt: '>',",
    with: "$gt: '<',",
    tests: SENTENCES,
  },
  {
    name: 'the sentence of apply says that the file is deleted',
    file: 'src/example/verbs/apply.ts',
    replace: ': `Apply ',
    with: ': `Delete ',
    tests: SENTENCES,
  },
];

/** The text of a file with the mutant in it. @throws Error where the text to replace is not there exactly once. */
export function mutated({ file, replace, with: other }: KnownMutant, text: string): string {
  const found = text.split(replace).length - 1;
  if (found !== 1)
    throw new Error(`${file} has «${replace}» ${found} times instead of once; update tests/mutants/known.ts`);
  return text.replace(replace, () => other);
}
