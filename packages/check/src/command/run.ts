import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { check } from '../check.ts';
import { withoutRefused } from '../fix.ts';
import type { ManifestFile } from '../manifest/document.ts';
import { KUSTOMIZATIONS, patchesNamedBy } from '../patches.ts';
import { reportFindings } from '../reporters/report.ts';
import { type Checked, type CheckSettings, documentsIn, sum } from './checked.ts';
import { readManifest } from './read-manifest.ts';

/**
 * Check files: each alone, or with `together` all as one bundle.
 * @throws Fault for a file that cannot be read.
 */
export async function checkFiles(paths: readonly string[], settings: CheckSettings): Promise<Checked> {
  const patches = patchesBeside(paths);
  if (settings.together) return checkBundle(paths.map(readManifest), settings, patches);
  const parts: Checked[] = [];
  for (const path of paths) parts.push(await checkBundle([readManifest(path)], settings, patches));
  return sum(parts);
}

/** The patches that are named by kustomizations in the folders of the files, or one folder above. */
function patchesBeside(paths: readonly string[]): string[] {
  const folders = new Set(paths.map((path) => dirname(path)));
  const around = new Set([...folders].flatMap((folder) => [folder, join(folder, '..')]));
  const files = [...around].flatMap((folder) => KUSTOMIZATIONS.map((name) => join(folder, name)));
  return files.filter(isFile).flatMap((file) => patchesNamedBy(readManifest(file)));
}

/** A folder may have such a name as well, above all where capital letters make no difference. */
const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

async function checkBundle(
  files: readonly ManifestFile[],
  settings: CheckSettings,
  patches: readonly string[],
): Promise<Checked> {
  const { lang, version, together } = settings;
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const found = await withoutRefused(files, await check(files, { version, together, patches }), version);
  const findings = reportFindings(found, texts, lang);
  return { files: files.length, documents: documentsIn(files), findings };
}
