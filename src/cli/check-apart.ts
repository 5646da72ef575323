import { check } from '../check/check.ts';
import { reportFindings } from '../check/reporters/report.ts';
import { loadSchema, loadSchemaFor } from '../check/schema/load.ts';
import type { ManifestFile } from '../manifest/document.ts';
import { type Checked, type CheckSettings, documentsIn, NOTHING, sum } from './check-run.ts';
import { readManifest } from './read-manifest.ts';

const MANY = 50;

/** Check each file alone, in this thread. */
export async function checkApart(paths: readonly string[], settings: CheckSettings): Promise<Checked> {
  // All kinds at once cost less than to look at each of many files for those it uses.
  if (paths.length >= MANY) await loadSchema(settings.version);
  const parts: Checked[] = [];
  for (const path of paths) parts.push(await checkBundle([readManifest(path)], settings));
  return sum(parts);
}

/** Check files as one bundle. */
export function checkTogether(paths: readonly string[], settings: CheckSettings): Promise<Checked> {
  return checkBundle(paths.map(readManifest), settings);
}

async function checkBundle(
  files: readonly ManifestFile[],
  { lang, version, together, cache }: CheckSettings,
): Promise<Checked> {
  await loadSchemaFor(files, version);
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const findings = reportFindings(check(files, { version, together }), texts, lang);
  const documents = documentsIn(files);
  const checked = { ...NOTHING, files: files.length, documents, findings };
  if (!cache) return checked;
  const { digestOf } = await import('./check-cache.ts');
  return { ...checked, known: files.map((file) => [digestOf(file.text), documents, findings]) };
}
