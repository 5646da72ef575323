import { check } from '../check/check.ts';
import type { Lang } from '../check/finding.ts';
import { inParallel } from '../check/parallel.ts';
import { type ReportedFinding, reportFindings } from '../check/reporters/report.ts';
import { loadSchema, loadSchemaFor } from '../check/schema/load.ts';
import type { ManifestFile } from '../manifest/document.ts';
import type { Known } from './check-cache.ts';
import { readManifest, STDIN } from './sources.ts';

export interface CheckSettings {
  readonly lang: Lang;
  readonly version: string;
  readonly together: boolean;
  /** Take what was found before in files that have not changed, and remember what is found now. */
  readonly cache?: boolean;
}

/** What a part of the work came to; no text of any file is kept. */
export interface Checked {
  readonly files: number;
  readonly documents: number;
  readonly findings: readonly ReportedFinding[];
  /** What to remember, where that was asked for. */
  readonly known: readonly Known[];
  readonly unchanged: number;
}

const NOTHING: Checked = { files: 0, documents: 0, findings: [], known: [], unchanged: 0 };

/** Check files: each alone, or with `together` all as one bundle. */
export async function checkFiles(paths: readonly string[], settings: CheckSettings): Promise<Checked> {
  if (settings.together) return checkBundle(paths.map(readManifest), settings);
  // Standard input belongs to this thread.
  if (paths.includes(STDIN)) return checkApart(paths, settings);
  if (settings.cache) return checkChanged(paths, settings);
  return checkAlone(paths, settings);
}

/** Check what changed since the last run, and repeat what is known of the rest. */
async function checkChanged(paths: readonly string[], settings: CheckSettings): Promise<Checked> {
  // Digests take a library of cryptography, which a check without a cache should not wait for.
  const { CheckCache } = await import('./check-cache.ts');
  const cache = CheckCache.open(`${settings.lang} ${settings.version}`);
  const remembered = new Map<string, Checked>();
  for (const path of paths) {
    const [, documents, findings] = cache.find(path) ?? [];
    if (findings) remembered.set(path, { ...NOTHING, files: 1, documents: documents!, findings, unchanged: 1 });
  }
  const checked = await checkAlone(
    paths.filter((path) => !remembered.has(path)),
    settings,
  );
  cache.save(checked.known);
  const { findings, ...all } = sum([...remembered.values(), checked]);
  const place = new Map(paths.map((path, index) => [path, index]));
  return { ...all, findings: findings.toSorted((a, b) => place.get(a.file)! - place.get(b.file)!) };
}

async function checkAlone(paths: readonly string[], settings: CheckSettings): Promise<Checked> {
  return sum(await inParallel({ module: import.meta.url, name: checkApart.name }, checkApart, paths, settings));
}

/** Check each file alone, in this thread. */
export async function checkApart(paths: readonly string[], settings: CheckSettings): Promise<Checked> {
  // All kinds at once cost less than to look at each of many files for those it uses.
  if (paths.length >= MANY) await loadSchema(settings.version);
  const parts: Checked[] = [];
  for (const path of paths) parts.push(await checkBundle([readManifest(path)], settings));
  return sum(parts);
}

/** Check the examples in these folders, each with what its example.yaml declares. */
export async function checkExamples(folders: readonly string[], settings: CheckSettings): Promise<Checked> {
  if (folders.length === 0) return NOTHING;
  // Reading example.yaml takes a schema library, which a check of plain manifests should not wait for.
  const { checkExample, unloadable } = await import('./example-bundles.ts');
  const parts: Checked[] = [];
  for (const folder of folders) {
    try {
      const { files, findings, declarations } = await checkExample(folder, settings.version);
      const texts = new Map([
        ...files.map(({ path, text }) => [path, text] as const),
        [declarations.file, declarations.text],
      ]);
      parts.push({
        ...NOTHING,
        files: files.length,
        documents: documentsIn(files),
        findings: reportFindings(findings, texts, settings.lang),
      });
    } catch (error) {
      parts.push({ ...NOTHING, findings: unloadable(error, folder, settings.lang) });
    }
  }
  return sum(parts);
}

const MANY = 50;

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

function documentsIn(files: readonly ManifestFile[]): number {
  return files.reduce((count, { documents }) => count + documents.filter(({ root }) => root !== null).length, 0);
}

/** What several parts of the work come to. */
export function sum(parts: readonly Checked[]): Checked {
  return {
    files: parts.reduce((total, { files }) => total + files, 0),
    documents: parts.reduce((total, { documents }) => total + documents, 0),
    findings: parts.flatMap(({ findings }) => findings),
    known: parts.flatMap(({ known }) => known),
    unchanged: parts.reduce((total, { unchanged }) => total + unchanged, 0),
  };
}
