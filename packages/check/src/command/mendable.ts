import { check } from '../check.ts';
import type { Finding } from '../finding.ts';
import { mendable } from '../fix.ts';
import type { ManifestFile } from '../manifest/document.ts';
import { loadSchema } from '../schema/load.ts';

/** The findings without the fixes that `--fix` would refuse, so that a report promises no more than it does. */
export async function withoutRefused(
  files: readonly ManifestFile[],
  findings: readonly Finding[],
  version: string,
): Promise<readonly Finding[]> {
  const touched = new Set(findings.flatMap(({ file, fix }) => (fix ? [file] : [])));
  if (touched.size === 0) return findings;
  // A fix that is tried may lead anywhere.
  await loadSchema(version);
  const kept = new Set<Finding>();
  for (const file of files.filter(({ path }) => touched.has(path))) {
    const own = findings.filter((finding) => finding.file === file.path);
    for (const finding of mendable(file, own, (candidate) => check([candidate], { version }))) kept.add(finding);
  }
  return findings.map((finding) => {
    const { fix, ...rest } = finding;
    return fix && !kept.has(finding) ? rest : finding;
  });
}
