import { extname } from 'node:path';
import type { ManifestFile } from '@studylog/check/manifest';
import type { ReportedFinding } from '@studylog/check/report';
import type { Lang } from '@studylog/check/text';
import type { Known } from './check-cache.ts';
import { inParallel } from './parallel.ts';
import { STDIN } from './sources.ts';

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

export const NOTHING: Checked = { files: 0, documents: 0, findings: [], known: [], unchanged: 0 };

/** Check files: each alone, or with `together` all as one bundle. */
export async function checkFiles(paths: readonly string[], settings: CheckSettings): Promise<Checked> {
  if (settings.cache) return checkChanged(paths, settings);
  if (!settings.together && !paths.includes(STDIN)) return checkAlone(paths, settings);
  // A bundle is one piece of work, and standard input belongs to this thread.
  const { checkApart, checkTogether } = await import('./check-apart.ts');
  return settings.together ? checkTogether(paths, settings) : checkApart(paths, settings);
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
  // Beside this module, and of its kind: in a bundle too.
  const { href } = new URL(`./check-apart${extname(import.meta.url)}`, import.meta.url);
  const task = { module: href, name: 'checkApart' };
  return sum(await inParallel<string, CheckSettings, Checked>(task, paths, settings));
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

/** How many documents of these files hold something. */
export function documentsIn(files: readonly ManifestFile[]): number {
  return files.reduce((count, { documents }) => count + documents.filter(({ root }) => root !== null).length, 0);
}
