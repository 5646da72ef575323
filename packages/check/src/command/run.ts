import { extname } from 'node:path';
import type { ManifestFile } from '../manifest/document.ts';
import type { ReportedFinding } from '../reporters/report.ts';
import type { Lang } from '../text/localized.ts';
import { inParallel } from './parallel.ts';
import { STDIN } from './sources.ts';

export interface CheckSettings {
  readonly lang: Lang;
  readonly version: string;
  readonly together: boolean;
}

/** What a part of the work came to; no text of any file is kept. */
export interface Checked {
  readonly files: number;
  readonly documents: number;
  readonly findings: readonly ReportedFinding[];
}

export const NOTHING: Checked = { files: 0, documents: 0, findings: [] };

/** Check files: each alone, or with `together` all as one bundle. */
export async function checkFiles(paths: readonly string[], settings: CheckSettings): Promise<Checked> {
  if (!settings.together && !paths.includes(STDIN)) return checkAlone(paths, settings);
  // A bundle is one piece of work, and standard input belongs to this thread.
  const { checkApart, checkTogether } = await import('./apart.ts');
  return settings.together ? checkTogether(paths, settings) : checkApart(paths, settings);
}

async function checkAlone(paths: readonly string[], settings: CheckSettings): Promise<Checked> {
  // Beside this module, and of its kind: in a bundle too.
  const { href } = new URL(`./apart${extname(import.meta.url)}`, import.meta.url);
  const task = { module: href, name: 'checkApart' };
  return sum(await inParallel<string, CheckSettings, Checked>(task, paths, settings));
}

/** What several parts of the work come to. */
export function sum(parts: readonly Checked[]): Checked {
  return {
    files: parts.reduce((total, { files }) => total + files, 0),
    documents: parts.reduce((total, { documents }) => total + documents, 0),
    findings: parts.flatMap(({ findings }) => findings),
  };
}

/** How many documents of these files hold something. */
export function documentsIn(files: readonly ManifestFile[]): number {
  return files.reduce((count, { documents }) => count + documents.filter(({ root }) => root !== null).length, 0);
}
