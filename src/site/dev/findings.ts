import { type Diagnostic, isError } from '../../example/diagnostic.ts';

/**
 * What is wrong in the log that is being written, for the pages that show it: Vite runs those as modules of its own, which have
 * nothing in common with the integration but the process.
 */
const KEY = Symbol.for('studylog.findings');
interface Shared {
  found: readonly Diagnostic[];
  finding: Promise<unknown>;
  /** How often browsers were asked to reload. */
  reloads: number;
}
const holder = globalThis as { [KEY]?: Shared };
holder[KEY] ??= { found: [], finding: Promise.resolve(), reloads: 0 };
const shared = holder[KEY];

/** Give the pages what is being looked for. */
export function shareFindings(finding: Promise<readonly Diagnostic[]>): void {
  shared.finding = finding.then((found) => {
    shared.found = found;
  });
}

/** Wait until what was looked for last is found. */
export const findingsReady = (): Promise<unknown> => shared.finding;

/** What was found last; empty in a build, which would have stopped. */
export const findings = (): readonly Diagnostic[] => shared.found;

/** Count that browsers are asked to reload. */
export function countReload(): void {
  shared.reloads += 1;
}

/** How often browsers were asked to reload: a page that was made before the last time is out of date. */
export const reloads = (): number => shared.reloads;

/** Where a page asks for that number, below the site's base. */
export const RELOADS = '/@studylog/reloads';

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
