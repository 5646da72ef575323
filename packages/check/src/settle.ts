import type { Finding, FindingClass } from './finding.ts';
import type { ManifestFile } from './manifest/document.ts';
import { isElision } from './manifest/elision.ts';
import { lineAt, positionsOf } from './manifest/lines.ts';

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
  const isCovered = coveredBy(sorted.filter(({ severity }) => severity === 'error'));
  const isLeftOut = leftOutIn(sorted, files);
  const seen = new Set<string>();
  return sorted.filter((finding) => {
    // An anchor's node stands in several places but has one text to mend.
    const key = `${finding.file}\0${finding.range.start}\0${finding.range.end}\0${finding.rule}\0${finding.message.en}`;
    if (finding.rule === UNSEEN && isCovered(finding)) return false;
    if (isLeftOut(finding) || seen.has(key) || (RANK[finding.class] > 0 && unreadable.has(lineOf(finding))))
      return false;
    if (RANK[finding.class] > 1 && pathsTo(finding.at).some((at) => misused.has(placeOf(finding, at)))) return false;
    seen.add(key);
    return true;
  });
}

/** Left out where an error names the character already. */
const UNSEEN = 'invisible-character';

/** Tells of a finding whether its range lies in that of an error or of its fix. */
function coveredBy(errors: readonly Finding[]): (finding: Finding) => boolean {
  const byFile = new Map(
    [...Map.groupBy(errors, ({ file }) => file)].map(([file, own]) => {
      const ranges = own.flatMap(({ range, fix }) => [range, fix?.range ?? range]).sort((a, b) => a.start - b.start);
      let furthest = 0;
      const ends = ranges.map(({ end }) => (furthest = Math.max(furthest, end)));
      return [file, { starts: ranges.map(({ start }) => start), ends }];
    }),
  );
  return ({ file, range: { start, end } }) => {
    const { starts = [], ends = [] } = byFile.get(file) ?? {};
    const last = lineAt(starts, start);
    return starts.length > 0 && starts[last]! <= start && ends[last]! >= end;
  };
}

/** Rules that report something missing: not a finding of its own in a document in which something was left out. */
const MISSES: ReadonlySet<string> = new Set([...ABSENCES, 'missing-name', 'missing-value', 'one-of', 'restart-policy']);

/** Make a test of findings: whether what one misses may be what the author left out of the document, which is reported already. */
function leftOutIn(findings: readonly Finding[], files: readonly ManifestFile[]): (finding: Finding) => boolean {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const isMark = ({ file, range, severity }: Finding): boolean =>
    severity === 'error' && isElision(texts.get(file)!.slice(range.start, Math.min(range.end, range.start + LONGEST)));
  const marks = findings.filter(isMark);
  if (marks.length === 0) return () => false;
  const starts = new Map(
    files.map(({ path, text }) => [path, [0, ...[...text.matchAll(/^---/gm)].map(({ index }) => index)]]),
  );
  const documentOf = ({ file, range }: Finding): string => `${file}\0${lineAt(starts.get(file)!, range.start)}`;
  const marked = new Set(marks.map(documentOf));
  return (finding) => MISSES.has(finding.rule) && marked.has(documentOf(finding));
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
