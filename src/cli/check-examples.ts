import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { withoutRefused } from '@studylog/check';
import { type Checked, type CheckSettings, documentsIn, NOTHING, sum } from '@studylog/check/command';
import { type ReportedFinding, reportFindings } from '@studylog/check/report';
import type { Lang } from '@studylog/check/text';
import { CONFIG_FILE, loadConfig } from '../config/load.ts';
import { exampleWith } from '../example/by-id.ts';
import { DiagnosticsError } from '../example/diagnostic.ts';
import { loadExample } from '../example/load.ts';
import { asFindings, checkExample, unloadable } from '../lint/example.ts';
import { placeOf } from '../lint/place.ts';
import type { ProjectFiles } from '../site/project-files.ts';

/** Check the examples in these folders, each with what its example.yaml declares, and beside the others of its project. */
export async function checkExamples(folders: readonly string[], settings: CheckSettings): Promise<Checked> {
  const byRoot = Map.groupBy(folders, (folder) => placeOf(folder).root);
  const parts: Checked[] = [];
  for (const [root, own] of byRoot) parts.push(...(await checkInProject(root, own, settings)));
  return sum(parts);
}

async function checkInProject(root: string, folders: readonly string[], settings: CheckSettings): Promise<Checked[]> {
  const parts: Checked[] = [];
  const project = await openProject(root);
  for (const folder of folders) {
    try {
      if (project instanceof DiagnosticsError) throw project;
      parts.push(await checkFolder(folder, project, settings));
    } catch (error) {
      parts.push({ ...NOTHING, findings: unloadable(error, folder, settings.lang) });
    }
  }
  if (!project || project instanceof DiagnosticsError) return parts;
  return [...parts, { ...NOTHING, findings: await courseFindings(project, folders, settings.lang) }];
}

/** The project at `root`, undefined where there is none, or what is wrong with its configuration, which each example reports. */
async function openProject(root: string): Promise<ProjectFiles | DiagnosticsError | undefined> {
  if (!existsSync(join(root, CONFIG_FILE))) return undefined;
  // Reading notes takes a parser that a check of manifests does without.
  const { ProjectFiles } = await import('../site/project-files.ts');
  try {
    return new ProjectFiles(root, await loadConfig(root));
  } catch (error) {
    if (error instanceof DiagnosticsError) return error;
    throw error;
  }
}

async function checkFolder(
  folder: string,
  project: ProjectFiles | undefined,
  { version, lang }: CheckSettings,
): Promise<Checked> {
  const { root, id } = placeOf(folder);
  const example =
    (project && exampleWith(id, project.examplesRead.examples)) ?? loadExample(root, id, project?.config.languages);
  const { files, findings, faults, declarations } = await checkExample(example, version, project?.config);
  const texts = new Map([
    ...files.map(({ path, text }) => [path, text] as const),
    [declarations.file, declarations.text],
  ]);
  return {
    ...NOTHING,
    files: files.length,
    documents: documentsIn(files),
    findings: [
      ...reportFindings(await withoutRefused(files, findings, version), texts, lang),
      ...asFindings(faults, folder, lang),
    ],
  };
}

/** Where these examples get in the way of others that the notes of their project run. */
async function courseFindings(
  project: ProjectFiles,
  folders: readonly string[],
  lang: Lang,
): Promise<ReportedFinding[]> {
  const { lintCourse } = await import('../site/lint/lint.ts');
  const places = folders.map((folder) => join(resolve(folder), '/'));
  const found = lintCourse(project);
  project.remember();
  const meant = found.filter(({ file }) => places.some((place) => join(project.root, file).startsWith(place)));
  return asFindings(meant, folders[0]!, lang);
}
