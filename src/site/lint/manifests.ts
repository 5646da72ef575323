import { relative, resolve } from 'node:path';
import { positionsOf } from '@studylog/check/manifest';
import type { Diagnostic } from '../../example/diagnostic.ts';
import { type CheckedExample, textsOf } from '../../lint/example.ts';

/** The errors and warnings of a checked example as diagnostics of its project. */
export function problemsIn(example: CheckedExample, root: string): Diagnostic[] {
  const { findings, faults } = example;
  const texts = textsOf(example);
  const problems = findings.flatMap(({ file, range, rule, severity, message, hint }): Diagnostic[] =>
    severity === 'info'
      ? []
      : [
          {
            file: relative(root, resolve(file)),
            ...positionsOf(texts.get(file) ?? '')(range.start),
            message,
            ...(hint ? { hint } : {}),
            ...(severity === 'warning' ? { severity } : {}),
            rule,
          },
        ],
  );
  return [...problems, ...faults];
}
