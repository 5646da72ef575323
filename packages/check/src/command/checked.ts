import type { ManifestFile } from '../manifest/document.ts';
import type { ReportedFinding } from '../reporters/report.ts';
import type { Lang } from '../text/localized.ts';

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
