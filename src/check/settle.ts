import type { ManifestFile } from '../manifest/document.ts';
import type { Finding, FindingClass } from './finding.ts';

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
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const seen = new Set<string>();
  return sorted.filter((finding) => {
    // An anchor's node stands in several places but has one text to mend.
    const key = `${finding.file}\0${finding.range.start}\0${finding.range.end}\0${finding.rule}\0${finding.message.en}`;
    if (seen.has(key) || causes.some((cause) => explains(cause, finding, texts))) return false;
    seen.add(key);
    return true;
  });
}

function explains(cause: Finding, finding: Finding, texts: ReadonlyMap<string, string>): boolean {
  if (RANK[finding.class] <= RANK[cause.class] || cause.file !== finding.file) return false;
  if (cause.class === 'yaml') return isOneLine(texts.get(cause.file)!, cause.range.start, finding.range.start);
  if (!cause.at || finding.at === undefined || cause.object !== finding.object) return false;
  return finding.at.startsWith(cause.at) && /^($|[.[])/.test(finding.at.slice(cause.at.length));
}

function isOneLine(text: string, a: number, b: number): boolean {
  return !/[\r\n]/.test(text.slice(Math.min(a, b), Math.max(a, b)));
}
