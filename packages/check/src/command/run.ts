import { check } from '../check.ts';
import { withoutRefused } from '../fix.ts';
import type { ManifestFile } from '../manifest/document.ts';
import { reportFindings } from '../reporters/report.ts';
import { type Checked, type CheckSettings, documentsIn, sum } from './checked.ts';
import { readManifest } from './read-manifest.ts';

/**
 * Check files: each alone, or with `together` all as one bundle.
 * @throws Fault for a file that cannot be read.
 */
export async function checkFiles(paths: readonly string[], settings: CheckSettings): Promise<Checked> {
  if (settings.together) return checkBundle(paths.map(readManifest), settings);
  const parts: Checked[] = [];
  for (const path of paths) parts.push(await checkBundle([readManifest(path)], settings));
  return sum(parts);
}

async function checkBundle(files: readonly ManifestFile[], settings: CheckSettings): Promise<Checked> {
  const { lang, version, together } = settings;
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const found = await withoutRefused(files, await check(files, { version, together }), version);
  const findings = reportFindings(found, texts, lang);
  return { files: files.length, documents: documentsIn(files), findings };
}
