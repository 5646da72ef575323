import type { Finding, FindingClass } from './finding.ts';
import type { ManifestFile } from './manifest/document.ts';
import { isElision } from './manifest/elision.ts';
import { positionsOf } from './manifest/lines.ts';

/** What is decided first: a fault found here explains those that later classes find at the same place. */
const RANK: Readonly<Record<FindingClass, number>> = { yaml: 0, schema: 1, server: 2, bundle: 3, advice: 4 };

/** These point at the parent of what is missing, which explains nothing about the rest of that parent. */
const ABSENCES: ReadonlySet<string> = new Set(['missing-field', 'missing-identity']);

/** Sort findings by file, place and class, each once, and drop those that another finding at their place explains. */
export function settle(findings: readonly Finding[], files: readonly ManifestFile[]): Finding[] {
  if (findings.length === 0) return [];
  const order = new Map(files.map(({ path }, index) => [path, index]));
  const sorted = [...findings].sort(
    (a, b) =>
      order.get(a.file)! - order.get(b.file)! ||
      a.range.start - b.range.start ||
      RANK[a.class] - RANK[b.class] ||
      a.range.end - b.range.end ||
      a.rule.localeCompare(b.rule),
  );
  const causes = sorted.filter(
    ({ class: name, severity, rule }) => RANK[name] <= RANK.schema && severity === 'error' && !ABSENCES.has(rule),
  );
  const lines = new Map(files.map(({ path, text }) => [path, positionsOf(text)]));
  const lineOf = ({ file, range }: Finding): string => `${file}\0${lines.get(file)!(range.start).line}`;
  // What can't be read explains all the rest of its line.
  const unreadable = new Set(causes.filter(({ class: name }) => name === 'yaml').map(lineOf));
  const misused = new Set(
    causes.flatMap(({ class: name, at, ...cause }) => (name === 'schema' && at ? [placeOf(cause, at)] : [])),
  );
  const errors = sorted.filter(({ severity }) => severity === 'error');
  const isLeftOut = leftOutIn(sorted, files);
  const seen = new Set<string>();
  return sorted.filter((finding) => {
    // An anchor's node stands in several places but has one text to mend.
    const key = `${finding.file}\0${finding.range.start}\0${finding.range.end}\0${finding.rule}\0${finding.message.en}`;
    if (finding.rule === UNSEEN && errors.some((error) => covers(error, finding))) return false;
    if (isLeftOut(finding) || seen.has(key) || (RANK[finding.class] > 0 && unreadable.has(lineOf(finding))))
      return false;
    if (RANK[finding.class] > 1 && pathsTo(finding.at).some((at) => misused.has(placeOf(finding, at)))) return false;
    seen.add(key);
    return true;
  });
}

/** Left out where an error names the character already. */
const UNSEEN = 'invisible-character';

const covers = ({ file, range, fix }: Finding, inner: Finding): boolean =>
  file === inner.file &&
  [range, fix?.range ?? range].some(({ start, end }) => start <= inner.range.start && end >= inner.range.end);

/** Rules that report something missing: not a finding of its own in a document in which something was left out. */
const MISSES: ReadonlySet<string> = new Set([...ABSENCES, 'missing-name', 'missing-value', 'one-of', 'restart-policy']);

/** Make a test of findings: whether what one misses may be what the author left out of the document, which is reported already. */
function leftOutIn(findings: readonly Finding[], files: readonly ManifestFile[]): (finding: Finding) => boolean {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const textAt = ({ file }: Finding, start: number, end: number): string => texts.get(file)!.slice(start, end);
  const marks = findings.filter(
    (finding) =>
      finding.severity === 'error' &&
      isElision(textAt(finding, finding.range.start, finding.range.end).slice(0, LONGEST)),
  );
  return (finding) =>
    MISSES.has(finding.rule) &&
    marks.some((mark) => {
      const [from, to] = [mark.range.start, finding.range.start].sort((a, b) => a - b) as [number, number];
      return mark.file === finding.file && !/^---/m.test(textAt(finding, from, to));
    });
}

/** A longer text is not an omission mark. */
const LONGEST = 80;

const placeOf = ({ file, object }: Pick<Finding, 'file' | 'object'>, at: string): string => `${file}\0${object}\0${at}`;

/** A path and those of all that it lies in. */
function pathsTo(at: string | undefined): string[] {
  if (at === undefined) return [];
  const ends = [...at.matchAll(/"(?:\\.|[^"\\])*"|[.[]/g)].filter(([mark]) => !mark.startsWith('"'));
  return [...ends.map(({ index }) => at.slice(0, index)), at];
}
