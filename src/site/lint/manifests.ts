import { relative, resolve } from 'node:path';
import { positionsOf } from '@studylog/check/manifest';
import { DEFAULT_VERSION } from '@studylog/check/schema';
import type { Config } from '../../config/config.ts';
import type { Diagnostic } from '../../example/diagnostic.ts';
import type { Example } from '../../example/load.ts';
import { type CheckedExample, checkExample } from '../../lint/example.ts';

/** Errors that `studylog check` finds in the examples of a project, each with what its example.yaml declares. */
export async function checkManifests(
  root: string,
  examples: readonly Example[],
  config: Config,
): Promise<Diagnostic[]> {
  const found: Diagnostic[] = [];
  for (const example of examples) {
    found.push(...errorsOf(await checkExample(example, DEFAULT_VERSION, config), root));
  }
  return found;
}

function errorsOf({ findings, files, faults, declarations }: CheckedExample, root: string): Diagnostic[] {
  const texts = new Map([
    ...files.map(({ path, text }) => [path, text] as const),
    [declarations.file, declarations.text],
  ]);
  const errors = findings.filter(({ severity }) => severity === 'error');
  return [
    ...errors.map(({ file, range, message, hint }) => ({
      file: relative(root, resolve(file)),
      ...positionsOf(texts.get(file) ?? '')(range.start),
      message,
      ...(hint ? { hint } : {}),
    })),
    ...faults,
  ];
}
