import { relative, resolve } from 'node:path';
import { positionsOf } from '@studylog/check/manifest';
import type { Diagnostic } from '../../example/diagnostic.ts';
import type { CheckedExample } from '../../lint/example.ts';

/** The errors and warnings of a checked example as diagnostics of its project. */
export function problemsIn({ findings, files, faults, declarations }: CheckedExample, root: string): Diagnostic[] {
  const texts = new Map([
    ...files.map(({ path, text }) => [path, text] as const),
    [declarations.file, declarations.text],
  ]);
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
