import { check } from '../check.ts';
import type { ManifestFile } from '../manifest/document.ts';
import { reportFindings } from '../reporters/report.ts';
import { loadSchema, loadSchemaFor } from '../schema/load.ts';
import { withoutRefused } from './mendable.ts';
import { readAhead } from './read-ahead.ts';
import { parseRead, readManifest, readUnparsed, type Unparsed } from './read-manifest.ts';
import { type Checked, type CheckSettings, documentsIn, sum } from './run.ts';

const MANY = 50;

/** Check each file alone, in this thread. */
export async function checkApart(paths: readonly string[], settings: CheckSettings): Promise<Checked> {
  // All kinds at once cost less than to look at each of many files for those it uses.
  const isMany = paths.length >= MANY;
  if (isMany) await loadSchema(settings.version);
  const ahead = isMany ? readAhead(paths) : undefined;
  const parts: Checked[] = [];
  for (const unparsed of readBatches(paths)) {
    const file = parseRead(unparsed);
    if (!isMany) await loadSchemaFor([file], settings.version);
    parts.push(await checkBundle([file], settings));
  }
  await ahead;
  return sum(parts);
}

/** Characters that are read before any of them is checked. To read files one after the other is faster than in between. */
const BATCH = 32 * 1024;

/** Read some files at a time. */
function* readBatches(paths: readonly string[]): Generator<Unparsed> {
  for (let next = 0; next < paths.length; ) {
    const batch: Unparsed[] = [];
    for (let size = 0; size < BATCH && next < paths.length; next += 1) {
      const unparsed = readUnparsed(paths[next]!);
      size += unparsed.content.length;
      batch.push(unparsed);
    }
    yield* batch;
  }
}

/** Check files as one bundle. */
export async function checkTogether(paths: readonly string[], settings: CheckSettings): Promise<Checked> {
  const files = paths.map(readManifest);
  await loadSchemaFor(files, settings.version);
  return checkBundle(files, settings);
}

/** What the checker, with all that these files take loaded, says of them. */
async function checkBundle(files: readonly ManifestFile[], settings: CheckSettings): Promise<Checked> {
  const { lang, version, together } = settings;
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const found = await withoutRefused(files, check(files, { version, together }), version);
  const findings = reportFindings(found, texts, lang);
  return { files: files.length, documents: documentsIn(files), findings };
}
