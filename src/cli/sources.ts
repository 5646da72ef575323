import { globSync, readdirSync, type Stats, statSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { type Localized, nearest } from '@studylog/check/text';
import { refuseLinks } from '../example/own-files.ts';
import { type Fault, misuse } from '../text/fault.ts';
import { isAmongExamples, isExamplePlace } from './example-place.ts';

/** What a path of the command line stands for: files to check, and folders that are examples. */
export interface Sources {
  readonly files: readonly string[];
  /** Folders with an example.yaml, whose waivers and declared findings count. */
  readonly examples: readonly string[];
}

/** The name that stands for standard input, on the command line and in findings. */
export const STDIN = '-';

const SKIPPED = new Set(['node_modules', 'dist']);

/**
 * Find what to check: files as named, folders with all .yaml and .yml below them, globs, and `-`.
 * @throws Fault for a path that does not exist, cannot be read, or holds no YAML.
 * @throws DiagnosticsError for a symbolic link among examples.
 */
export function findSources(words: readonly string[]): Sources {
  const found = words.map((word) => (word === STDIN ? { files: [word], examples: [] } : sourcesOf(word)));
  return {
    files: [...new Set(found.flatMap(({ files }) => files))],
    examples: [...new Set(found.flatMap(({ examples }) => examples))],
  };
}

function sourcesOf(word: string): Sources {
  const found: Found = { files: [], examples: [] };
  const paths = existing(word);
  for (const path of paths) collect(path, found);
  if (found.files.length + found.examples.length > 0) return found;
  throw at(
    word,
    paths.length === 1
      ? { ko: '폴더에 .yaml이나 .yml 파일이 없습니다.', en: 'the folder holds no .yaml or .yml file' }
      : {
          ko: '이에 맞는 폴더에 .yaml이나 .yml 파일이 없습니다.',
          en: 'no folder that matches holds a .yaml or .yml file',
        },
  );
}

function existing(word: string): string[] {
  if (stat(word)) return [normalize(word)];
  if (!/[*?[{]/.test(word)) throw missing(word);
  const found = globSync(word, { exclude: (name) => SKIPPED.has(name) }).sort();
  if (found.length === 0) throw at(word, { ko: '이에 맞는 파일이 없습니다.', en: 'no file matches' });
  return found;
}

interface Found {
  readonly files: string[];
  readonly examples: string[];
}

function collect(path: string, found: Found): void {
  if (isAmongExamples(path) || isAmongExamples(join(path, '..'))) refuseLinks(join(path, '..'), path);
  if (stat(path)?.isDirectory()) walk(path, found);
  else found.files.push(path);
}

function walk(folder: string, found: Found): void {
  const entries = list(folder);
  const isExample = isExamplePlace(folder) && entries.some(({ name }) => name === 'example.yaml');
  if (isExample) found.examples.push(folder);
  const isAmong = isAmongExamples(folder);
  // To join each name takes longer than to find it.
  const within = join(folder, '_').slice(0, -1);
  for (const entry of entries) {
    const path = within + entry.name;
    if (entry.isSymbolicLink() && isAmong) refuseLinks(folder, path);
    if (entry.isDirectory()) {
      // An example is one by its place, whatever its topic is called.
      if (isAmong || !(SKIPPED.has(entry.name) || entry.name.startsWith('.'))) walk(path, found);
    } else if (!isExample && /\.ya?ml$/.test(entry.name)) found.files.push(path);
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

const FORBIDDEN: Localized = { ko: '읽을 권한이 없습니다.', en: 'you have no permission to read it' };

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
