import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { withoutRefused } from '@studylog/check';
import { type Checked, type CheckSettings, documentsIn, NOTHING, sum } from '@studylog/check/command';
import { reportFindings } from '@studylog/check/report';
import { CONFIG_FILE } from '../config/file.ts';
import { loadConfig } from '../config/load.ts';
import { DiagnosticsError } from '../example/diagnostic.ts';
import { asFindings, type CheckedExample, checkFolder, textsOf } from '../lint/example.ts';
import { exampleAt, placeOf, rootOf } from '../lint/place.ts';

/** Check files and folders of projects, as a part of all that belongs to them. */
export async function checkOwn(paths: readonly string[], settings: CheckSettings): Promise<Checked> {
  // What an example.yaml says is about the whole folder.
  const named = paths.map((path) => resolve(basename(path) === 'example.yaml' ? dirname(path) : path));
  const parts: Checked[] = [];
  for (const [root, own] of Map.groupBy(named, rootOf)) {
    const check = existsSync(join(root, CONFIG_FILE))
      ? checkProject(root, own, settings)
      : checkAlone(root, own, settings);
    parts.push(await check.catch((error) => unreadable(error, root, settings)));
  }
  return sum(parts);
}

/** What the checks of a project find in these of its files and folders. */
async function checkProject(root: string, paths: readonly string[], settings: CheckSettings): Promise<Checked> {
  const config = await loadConfig(root);
  // Reading pages takes a parser, and examples a schema library.
  const [{ lintFiles }, { ProjectFiles }] = await Promise.all([
    import('../site/lint/lint.ts'),
    import('../site/project-files.ts'),
  ]);
  const files = new ProjectFiles(root, config);
  const isMeant = (file: string) => {
    const path = join(root, file);
    return paths.some((one) => path === one || path.startsWith(one + sep));
  };
  const ids = new Set(paths.map((path) => exampleAt(root, path)));
  const { examples, diagnostics } = await lintFiles(
    files,
    settings.version,
    (id) => ids.has(id) || isMeant(join('examples', id)),
  );
  const { pages, unread } = files.content;
  const faults = [...diagnostics.filter(({ file }) => isMeant(file)), ...examples.flatMap((example) => example.faults)];
  return sum([
    ...(await Promise.all(examples.map((example) => reported(example, settings)))),
    {
      ...NOTHING,
      files: [...pages, ...unread].filter(({ file }) => isMeant(file)).length,
      findings: asFindings(faults, root, settings.lang),
    },
  ]);
}

/** Examples of a folder that is no log: each is checked by itself. */
async function checkAlone(root: string, folders: readonly string[], settings: CheckSettings): Promise<Checked> {
  const parts = folders.map(async (folder) => {
    try {
      const example = await checkFolder(root, placeOf(folder).id, settings.version);
      const { files, documents, findings } = await reported(example, settings);
      return { files, documents, findings: [...findings, ...asFindings(example.faults, root, settings.lang)] };
    } catch (error) {
      return unreadable(error, root, settings);
    }
  });
  return sum(await Promise.all(parts));
}

/** What the checker says of an example's manifests. */
async function reported(example: CheckedExample, { version, lang }: CheckSettings): Promise<Checked> {
  const { files, findings } = example;
  const told = await withoutRefused(files, findings, version);
  const shown = reportFindings(told, textsOf(example), lang);
  return { files: files.length, documents: documentsIn(files), findings: shown };
}

/** What keeps a project or an example from being read. @throws any other error */
function unreadable(error: unknown, root: string, { lang }: CheckSettings): Checked {
  if (!(error instanceof DiagnosticsError)) throw error;
  return { ...NOTHING, findings: asFindings(error.diagnostics, root, lang) };
}
