import { globSync, readdirSync, type Stats, statSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { type Fault, misuse } from '../text/fault.ts';
import type { Localized } from '../text/localized.ts';
import { nearest } from '../text/nearest.ts';
import type { OwnPaths } from './program.ts';

/** What the paths of the command line stand for. */
export interface Sources {
  readonly files: readonly string[];
  /** Files and folders that the program checks in its own way. */
  readonly own: readonly string[];
}

/** The name that stands for standard input, on the command line and in findings. */
export const STDIN = '-';

/** Files that are read as pages, and never as manifests. */
const PAGE = /\.mdx?$/;
const NO_MANIFEST: Localized = {
  ko: '매니페스트도 아니고, 로그의 content/에 있는 글도 아닙니다.',
  en: 'this is neither a manifest nor a page in content/ of a log',
};

const SKIPPED = new Set(['node_modules', 'dist']);

/**
 * Find what to check: files as named, folders with all .yaml and .yml below them, globs, and `-`.
 * @throws Fault for a path that does not exist, cannot be read, or holds no YAML.
 * @throws Error what `own` throws for a symbolic link in a folder of its own.
 */
export function findSources(words: readonly string[], own?: OwnPaths): Sources {
  const found = words.map((word) => (word === STDIN ? { files: [word], own: [] } : sourcesOf(word, own)));
  return {
    files: [...new Set(found.flatMap(({ files }) => files))],
    own: [...new Set(found.flatMap((one) => one.own))],
  };
}

function sourcesOf(word: string, own: OwnPaths | undefined): Sources {
  const found: Found = { files: [], own: [] };
  const paths = existing(word);
  for (const path of paths) collect(path, found, own);
  if (found.files.length + found.own.length > 0) return found;
  throw at(
    word,
    paths.length === 1
      ? { ko: '폴더에 .yaml이나 .yml 파일이 없습니다.', en: 'the folder contains no .yaml or .yml file' }
      : {
          ko: '일치하는 폴더에 .yaml이나 .yml 파일이 없습니다.',
          en: 'no matching folder contains a .yaml or .yml file',
        },
  );
}

function existing(word: string): string[] {
  if (stat(word)) return [normalize(word)];
  if (!/[*?[{]/.test(word)) throw missing(word);
  const found = globSync(word, { exclude: (name) => SKIPPED.has(name) }).sort();
  if (found.length === 0) throw at(word, { ko: '일치하는 파일이 없습니다.', en: 'no file matches' });
  return found;
}

interface Found {
  readonly files: string[];
  readonly own: string[];
}

function collect(path: string, found: Found, own: OwnPaths | undefined): void {
  if (own?.isAmong(path) || own?.isAmong(join(path, '..'))) own.refuseLink(path);
  if (stat(path)?.isDirectory()) search(path, found, own);
  else if (own?.isFile(path)) found.own.push(path);
  else if (PAGE.test(path)) throw at(path, NO_MANIFEST);
  else found.files.push(path);
}

function search(folder: string, found: Found, own: OwnPaths | undefined): void {
  const entries = list(folder);
  const isOwn = own?.isOne(
    folder,
    entries.map(({ name }) => name),
  );
  if (isOwn) found.own.push(folder);
  if (isOwn && own?.isWhole(folder)) return;
  const isAmong = own?.isAmong(folder);
  // To join each name takes longer than to find it.
  const within = join(folder, '_').slice(0, -1);
  for (const entry of entries) {
    const path = within + entry.name;
    if (entry.isSymbolicLink() && isAmong) own?.refuseLink(path);
    if (entry.isDirectory()) {
      if (isAmong || !(SKIPPED.has(entry.name) || entry.name.startsWith('.'))) search(path, found, own);
    } else if (!isOwn && /\.ya?ml$/.test(entry.name)) found.files.push(path);
  }
}

function list(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    throw unreadable(folder, error);
  }
}

function stat(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

function missing(word: string): Fault {
  const folder = join(word, '..');
  const names = stat(folder)?.isDirectory() ? readdirSync(folder) : [];
  const name = nearest(word.split('/').at(-1) ?? '', names);
  const meant = name && join(folder, name);
  return at(word, {
    ko: `그런 파일이나 폴더가 없습니다.${meant ? ` 혹시 ${meant}입니까?` : ''}`,
    en: `there is no such file or folder${meant ? `; did you mean ${meant}?` : ''}`,
  });
}

function at(path: string, { ko, en }: Localized): Fault {
  return misuse({ ko: `${path}: ${ko}`, en: `${path}: ${en}` });
}

const FORBIDDEN: Localized = { ko: '읽을 권한이 없습니다.', en: 'permission to read it was denied' };

const REASONS: Readonly<Record<string, Localized>> = {
  EACCES: FORBIDDEN,
  EPERM: FORBIDDEN,
  EISDIR: { ko: '폴더입니다.', en: 'it is a folder' },
  ENOENT: { ko: '없습니다.', en: 'it does not exist' },
  EMFILE: { ko: '열린 파일이 너무 많습니다.', en: 'too many files are open' },
};

/** What to tell whoever named a path that cannot be read. @throws the error when it is not the file system's. */
export function unreadable(path: string, error: unknown): Fault {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === '') throw error;
  return at(path, REASONS[code] ?? { ko: `읽을 수 없습니다(${code}).`, en: `it cannot be read (${code})` });
}
