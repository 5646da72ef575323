import { join, relative, resolve } from 'node:path';
import { positionsOf } from '@studylog/check/manifest';
import { DEFAULT_VERSION } from '@studylog/check/schema';
import { type Diagnostic, DiagnosticsError } from '../../example/diagnostic.ts';
import { listExampleIds } from '../../example/load.ts';
import { type CheckedExample, checkExample } from '../../lint/example.ts';

/**
 * Errors that `studylog check` finds in the examples of a project, each with what its example.yaml declares. An example that
 * cannot be loaded is passed over; whoever loads it says why.
 */
export async function checkManifests(root: string): Promise<Diagnostic[]> {
  const found: Diagnostic[] = [];
  for (const id of listExampleIds(root)) {
    try {
      found.push(...errorsOf(await checkExample(join(root, 'examples', id), DEFAULT_VERSION), root));
    } catch (error) {
      if (!(error instanceof DiagnosticsError)) throw error;
    }
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
