import type { Finding } from './finding.ts';
import type { ManifestFile } from './manifest/document.ts';
import { parseManifest } from './manifest/parse.ts';
import { toJson } from './manifest/path.ts';

export interface Mended {
  readonly text: string;
  /** The findings that are mended, in the order of their mending. */
  readonly applied: readonly Finding[];
  /** The findings that stay in the mended text, those aside whose fixes were not tried any more. */
  readonly left: readonly Finding[];
}

/** A bound on mending: more safe fixes than this in one file are left for the next call. */
const MOST = 1000;

/** How many characters may be checked anew to say how much can be mended: some tenths of a second. */
const WORTH = 3_000_000;

type Check = (file: ManifestFile) => readonly Finding[];

/**
 * Apply the fixes that findings carry, one at a time, each only when it mends its finding and brings no new error.
 * A file without errors keeps its meaning: the values of its documents stay the same.
 * @param tries how many fixes to try.
 */
export function mend(file: ManifestFile, check: Check, tries = Number.POSITIVE_INFINITY): Mended {
  const applied: Finding[] = [];
  const refused = new Set<string>();
  let current = file;
  let findings = check(file);
  for (let tried = 0; applied.length < MOST && tried < tries; tried += 1) {
    const next = findings.find((finding) => finding.fix && !refused.has(keyOf(finding)));
    if (!next) break;
    const candidate = parseManifest(file.path, edited(current.text, next.fix!));
    const after = check(candidate);
    if (isBetter({ file: current, findings }, { file: candidate, findings: after }, next)) {
      applied.push(next);
      [current, findings] = [candidate, after];
    } else refused.add(keyOf(next));
  }
  const left = findings.filter((finding) => !finding.fix || refused.has(keyOf(finding)));
  return { text: current.text, applied, left };
}

/** Those of a file's findings that `mend` mends, by their own fix or another's; in a large file, some that it has not tried. */
export function mendable(file: ManifestFile, findings: readonly Finding[], check: Check): ReadonlySet<Finding> {
  const { applied, left } = mend(file, check, WORTH / file.text.length);
  const stays = new Set(left.map(({ rule, range }) => `${rule} ${range.start}`));
  return new Set(
    findings.filter(({ rule, range, fix }) => fix && !stays.has(`${rule} ${movedBy(applied, range.start)}`)),
  );
}

/** Where a place is once fixes are applied, in their order. */
function movedBy(applied: readonly Finding[], place: number): number {
  return applied.reduce((at, { fix }) => {
    const { range, text } = fix!;
    return at < range.end ? at : at + text.length - (range.end - range.start);
  }, place);
}

interface State {
  readonly file: ManifestFile;
  readonly findings: readonly Finding[];
}

function isBetter(before: State, after: State, mended: Finding): boolean {
  const errors = ({ findings }: State) => findings.filter(({ severity }) => severity === 'error').length;
  // A mended error may uncover remarks that it hid.
  if (mended.severity === 'error') return errors(after) < errors(before);
  const isLess = after.findings.length < before.findings.length && errors(after) <= errors(before);
  return isLess && meaning(before.file) === meaning(after.file);
}

const edited = (text: string, { range, text: replacement }: NonNullable<Finding['fix']>) =>
  text.slice(0, range.start) + replacement + text.slice(range.end);

const keyOf = ({ rule, range, fix }: Finding) => `${rule} ${range.start} ${range.end} ${fix?.text}`;

const meaning = ({ documents }: ManifestFile) => JSON.stringify(documents.map(({ root }) => root && toJson(root)));
