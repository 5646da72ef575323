import type { ManifestFile } from '../manifest/document.ts';
import { parseManifest } from '../manifest/parse.ts';
import { toJson } from '../manifest/path.ts';
import type { Finding } from './finding.ts';

export interface Mended {
  readonly text: string;
  /** The findings that are mended, in the order of their mending. */
  readonly applied: readonly Finding[];
}

/** A bound on mending: more safe fixes than this in one file are left for the next call. */
const MOST = 1000;

/**
 * Apply the fixes that findings carry, one at a time, each only when it mends its finding and brings no new error.
 * A file without errors keeps its meaning: the values of its documents stay the same.
 */
export function mend(file: ManifestFile, check: (file: ManifestFile) => readonly Finding[]): Mended {
  const applied: Finding[] = [];
  const refused = new Set<string>();
  let current = file;
  let findings = check(file);
  while (applied.length < MOST) {
    const next = findings.find((finding) => finding.fix && !refused.has(keyOf(finding)));
    if (!next) break;
    const candidate = parseManifest(file.path, edited(current.text, next.fix!));
    const after = check(candidate);
    if (isBetter({ file: current, findings }, { file: candidate, findings: after }, next)) {
      applied.push(next);
      [current, findings] = [candidate, after];
    } else refused.add(keyOf(next));
  }
  return { text: current.text, applied };
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
