import type { ManifestFile } from '../manifest/document.ts';
import type { Finding, FindingClass } from './finding.ts';

/** What is decided first: a fault found here explains those that later classes find at the same place. */
const RANK: Readonly<Record<FindingClass, number>> = { yaml: 0, schema: 1, server: 2, bundle: 3, advice: 4 };

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
  const causes = sorted.filter((finding) => RANK[finding.class] <= RANK.schema && finding.severity === 'error');
  const seen = new Set<string>();
  return sorted.filter((finding) => {
    // An anchor's node stands in several places but has one text to mend.
    const key = `${finding.file}\0${finding.range.start}\0${finding.range.end}\0${finding.rule}\0${finding.message.en}`;
    if (seen.has(key) || causes.some((cause) => explains(cause, finding))) return false;
    seen.add(key);
    return true;
  });
}

function explains(cause: Finding, finding: Finding): boolean {
  if (RANK[finding.class] <= RANK[cause.class] || cause.file !== finding.file) return false;
  if (cause.at === undefined || cause.at === '' || finding.at === undefined || cause.object !== finding.object)
    return false;
  return (
    finding.at === cause.at || /^[.[]/.test(finding.at.startsWith(cause.at) ? finding.at.slice(cause.at.length) : '')
  );
}
