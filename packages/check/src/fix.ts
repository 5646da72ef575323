import { check } from './check.ts';
import type { Finding } from './finding.ts';
import type { Document, ManifestFile } from './manifest/document.ts';
import { parseManifest } from './manifest/parse.ts';
import { toJson } from './manifest/path.ts';
import { DEFAULT_VERSION } from './schema/versions.ts';

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

/**
 * Apply the fixes that findings carry, one at a time, each only when it mends its finding and brings no new error.
 * A file without errors keeps its meaning: the values of its documents stay the same.
 * @param tries how many fixes to try.
 * @throws RangeError for a version of Kubernetes that there is no schema of.
 */
export async function mend(
  file: ManifestFile,
  version: string = DEFAULT_VERSION,
  tries = Number.POSITIVE_INFINITY,
): Promise<Mended> {
  const applied: Finding[] = [];
  const refused = new Set<string>();
  let current = file;
  let findings = await check([file], { version });
  // What was not read would be lost, and what is too large need not be compared: no server takes it.
  if (file.undecoded || file.problems.some(({ code }) => code === 'too-large'))
    return { text: file.text, applied: [], left: findings };
  for (let tried = 0; applied.length < MOST && tried < tries; tried += 1) {
    const next = findings.find((finding) => finding.fix && !refused.has(keyOf(finding)));
    if (!next) break;
    const candidate = parseManifest(file.path, edited(current.text, next.fix!));
    const after = await check([candidate], { version });
    if (isBetter({ file: current, findings }, { file: candidate, findings: after }, next)) {
      applied.push(next);
      [current, findings] = [candidate, after];
    } else refused.add(keyOf(next));
  }
  const left = findings.filter((finding) => !finding.fix || refused.has(keyOf(finding)));
  return { text: current.text, applied, left };
}

/** The findings without the fixes that `mend` would refuse, so that a report promises no more than it does. */
export async function withoutRefused(
  files: readonly ManifestFile[],
  findings: readonly Finding[],
  version: string,
): Promise<readonly Finding[]> {
  const touched = new Set(findings.flatMap(({ file, fix }) => (fix ? [file] : [])));
  if (touched.size === 0) return findings;
  const kept = new Set<Finding>();
  for (const file of files.filter(({ path }) => touched.has(path))) {
    const own = findings.filter((finding) => finding.file === file.path);
    for (const finding of await mendable(file, own, version)) kept.add(finding);
  }
  return findings.map((finding) => {
    const { fix, ...rest } = finding;
    return fix && !kept.has(finding) ? rest : finding;
  });
}

/** Those of a file's findings that `mend` mends, by their own fix or another's; in a large file, some that it has not tried. */
async function mendable(
  file: ManifestFile,
  findings: readonly Finding[],
  version: string,
): Promise<ReadonlySet<Finding>> {
  const { applied, left } = await mend(file, version, WORTH / file.text.length);
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
  return isLess && isSame(before.file, after.file);
}

const edited = (text: string, { range, text: replacement }: NonNullable<Finding['fix']>) =>
  text.slice(0, range.start) + replacement + text.slice(range.end);

const keyOf = ({ rule, range, fix }: Finding) => `${rule} ${range.start} ${range.end} ${fix?.text}`;

/** Whether the values of two files are the same. Of all documents together the JSON may be longer than any text can be. */
function isSame({ documents }: ManifestFile, { documents: others }: ManifestFile): boolean {
  const meaning = (document?: Document) => JSON.stringify(document?.root ? toJson(document.root) : null);
  return documents.length === others.length && documents.every((one, index) => meaning(one) === meaning(others[index]));
}
