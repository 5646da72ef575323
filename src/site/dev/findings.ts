import { type Diagnostic, isError } from '../../example/diagnostic.ts';

/**
 * What is wrong in the log that is being written, for the pages that show it: Vite runs those as modules of its own, which have
 * nothing in common with the integration but the process.
 */
const KEY = Symbol.for('studylog.findings');
const shared = globalThis as { [KEY]?: readonly Diagnostic[] };

/** Give the pages what was found. */
export function shareFindings(found: readonly Diagnostic[]): void {
  shared[KEY] = found;
}

/** What was found last; empty in a build, which would have stopped. */
export function findings(): readonly Diagnostic[] {
  return shared[KEY] ?? [];
}

/** The lines of a file that a part of a page comes from. */
export interface SourceLines {
  readonly file: string;
  readonly from: number;
  readonly to: number;
}

/** Whether an error is in these lines: what they ask for may not be there to show. */
export const isFaulty = (lines: SourceLines | undefined): boolean =>
  lines !== undefined &&
  findings().some((one) => isError(one) && one.file === lines.file && one.line >= lines.from && one.line <= lines.to);
