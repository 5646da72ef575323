import { check } from './check.ts';
import { parseManifest } from './manifest/parse.ts';
import { type ReportedFinding, reportFindings } from './reporters/report.ts';
import type { Lang } from './text/localized.ts';

/** What one rule says of a manifest: pages and `--explain` show it beside the manifest, as a reader will meet it. */
export async function saidBy(rule: string, manifest: string, lang: Lang): Promise<ReportedFinding[]> {
  const file = parseManifest('', manifest);
  const findings = (await check([file])).filter((finding) => finding.rule === rule);
  return reportFindings(findings, new Map([[file.path, manifest]]), lang);
}
