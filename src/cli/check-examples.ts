import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { withoutRefused } from '@studylog/check';
import { type Checked, type CheckSettings, documentsIn, NOTHING, sum } from '@studylog/check/command';
import { type ReportedFinding, reportFindings } from '@studylog/check/report';
import type { Lang } from '@studylog/check/text';
import { CONFIG_FILE, loadConfig } from '../config/load.ts';
import { type Diagnostic, DiagnosticsError } from '../example/diagnostic.ts';
import { asFindings, checkFolder, unloadable } from '../lint/example.ts';
import { placeOf } from '../lint/place.ts';

/** Check the examples in these folders, each with what its example.yaml declares, and beside the others of its project. */
export async function checkExamples(folders: readonly string[], settings: CheckSettings): Promise<Checked> {
  const parts: Checked[] = [];
  for (const folder of folders) {
    try {
      const { files, findings, faults, declarations } = await checkFolder(folder, settings.version);
      const texts = new Map([
        ...files.map(({ path, text }) => [path, text] as const),
        [declarations.file, declarations.text],
      ]);
      parts.push({
        ...NOTHING,
        files: files.length,
        documents: documentsIn(files),
        findings: [
          ...reportFindings(await withoutRefused(files, findings, settings.version), texts, settings.lang),
          ...asFindings(faults, folder, settings.lang),
        ],
      });
    } catch (error) {
      parts.push({ ...NOTHING, findings: unloadable(error, folder, settings.lang) });
    }
  }
  parts.push({ ...NOTHING, findings: await courseFindings(folders, settings.lang) });
  return sum(parts);
}

/** Where these examples get in the way of others that the notes of their project run. */
async function courseFindings(folders: readonly string[], lang: Lang): Promise<ReportedFinding[]> {
  const byRoot = Map.groupBy(folders, (folder) => placeOf(folder).root);
  const findings = [...byRoot].map(async ([root, own]) => {
    const places = own.map((folder) => join(resolve(folder), '/'));
    const found = await courseFaults(root);
    const meant = found.filter(({ file }) => places.some((place) => join(root, file).startsWith(place)));
    return asFindings(meant, own[0]!, lang);
  });
  return (await Promise.all(findings)).flat();
}

async function courseFaults(root: string): Promise<readonly Diagnostic[]> {
  if (!existsSync(join(root, CONFIG_FILE))) return [];
  // Reading notes takes a parser that a check of manifests does without.
  const { lintCourse } = await import('../site/lint/lint.ts');
  const { ProjectFiles } = await import('../site/project-files.ts');
  try {
    return lintCourse(new ProjectFiles(root, await loadConfig(root)));
  } catch (error) {
    // Each example reports a configuration that is wrong.
    if (error instanceof DiagnosticsError) return [];
    throw error;
  }
}
