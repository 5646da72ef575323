import { existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Fault, type Localized, plural } from '@studylog/check/text';
import { refuseLinks } from '../example/own-files.ts';

/** What a command is about to write, by path from the project's root. */
export interface Draft {
  /** Files that must not exist yet. */
  readonly created: ReadonlyMap<string, string | Uint8Array>;
  /** The new text of files that exist. */
  readonly changed?: ReadonlyMap<string, string>;
}

/**
 * Write all files of a draft, or none.
 * @throws Fault when one of the new files exists or a file cannot be written; DiagnosticsError when a path goes through a symbolic link.
 */
export function writeFiles(root: string, { created, changed = new Map() }: Draft): void {
  refuseExisting(root, created.keys());
  const undo: (() => void)[] = [];
  let current = '';
  try {
    for (const [path, content] of created) {
      current = path;
      const target = join(root, path);
      const folder = mkdirSync(dirname(target), { recursive: true });
      if (folder) undo.unshift(() => rmSync(folder, { recursive: true, force: true }));
      // Whoever created it in the meantime keeps it.
      writeFileSync(target, content, { flag: 'wx' });
      undo.unshift(() => rmSync(target, { force: true }));
    }
    for (const [path, text] of changed) {
      current = path;
      const target = join(root, path);
      const before = readFileSync(target);
      replaceFile(target, text);
      undo.unshift(() => writeFileSync(target, before));
    }
  } catch (error) {
    for (const step of undo) step();
    throw unwritable(current, error);
  }
}

/** @throws Fault that names the files that exist; DiagnosticsError when a path goes through a symbolic link. */
export function refuseExisting(root: string, paths: Iterable<string>): void {
  const existing = [...paths].filter((path) => isThere(root, path));
  if (existing.length === 0) return;
  const all = existing.join(', ');
  throw new Fault({
    ko: `${all}: 이미 있습니다. 아무것도 쓰지 않았습니다.`,
    en: `${all} already ${existing.length === 1 ? 'exists' : 'exist'}; nothing was written`,
  });
}

function isThere(root: string, path: string): boolean {
  try {
    refuseLinks(root, join(root, path));
    return lstatSync(join(root, path), { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    // A file where its folder should be.
    throw unwritable(path, error);
  }
}

/** Nobody ever sees half of a file: it is written beside it and moved into its place, with its permissions. */
function replaceFile(target: string, text: string): void {
  const beside = join(dirname(target), `.${process.pid}.studylog`);
  try {
    writeFileSync(beside, text, { mode: statSync(target).mode });
    renameSync(beside, target);
  } finally {
    if (existsSync(beside)) rmSync(beside);
  }
}

function unwritable(path: string, error: unknown): Fault {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  if (code === undefined) throw error;
  return new Fault({
    ko: `${path}: 쓸 수 없습니다(${code}). 아무것도 쓰지 않았습니다.`,
    en: `${path} cannot be written (${code}); nothing was written`,
  });
}

/** Show what a draft would write: every text as it is, and the size of other files. */
export function showDraft({ created, changed = new Map() }: Draft): string {
  const shown = [...created, ...changed].map(([path, content]) => {
    const text = typeof content === 'string' ? content : `(${plural(content.length, 'byte')})\n`;
    return `--- ${path}\n${text}`;
  });
  return shown.join('\n');
}

/** What is said of the files of a draft. */
export function namesOf({ created, changed = new Map() }: Draft): Localized {
  const list = (mark: Localized, lang: 'ko' | 'en', paths: Iterable<string>) =>
    [...paths].map((path) => `  ${path}${mark[lang]}`);
  const all = (lang: 'ko' | 'en') =>
    [
      ...list({ ko: '', en: '' }, lang, created.keys()),
      ...list({ ko: ' (바뀜)', en: ' (changed)' }, lang, changed.keys()),
    ].join('\n');
  return { ko: all('ko'), en: all('en') };
}
