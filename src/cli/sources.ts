import { globSync, readdirSync, readFileSync, type Stats, statSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { nearest } from '../check/nearest.ts';
import type { ManifestFile } from '../manifest/document.ts';
import { parseBytes, parseManifest } from '../manifest/parse.ts';
import { isExamplePlace } from './example-place.ts';
import { UsageError } from './main.ts';

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
 * @throws UsageError for a path that does not exist, cannot be read, or holds no YAML.
 */
export function findSources(words: readonly string[]): Sources {
  const files = new Set<string>();
  const examples = new Set<string>();
  for (const word of words) {
    if (word === STDIN) files.add(word);
    else for (const path of existing(word)) collect(path, { files, examples }, word);
  }
  return { files: [...files], examples: [...examples] };
}

function existing(word: string): string[] {
  if (stat(word)) return [normalize(word)];
  if (!/[*?[{]/.test(word)) throw new UsageError(`${word}: there is no such file or folder${suggestion(word)}`);
  const found = globSync(word, { exclude: (name) => SKIPPED.has(name) }).sort();
  if (found.length === 0) throw new UsageError(`${word}: no file matches`);
  return found;
}

function collect(path: string, found: { files: Set<string>; examples: Set<string> }, word: string): void {
  if (!stat(path)?.isDirectory()) {
    found.files.add(path);
    return;
  }
  const before = found.files.size + found.examples.size;
  walk(path, found);
  if (found.files.size + found.examples.size === before && path === normalize(word)) {
    throw new UsageError(`${word}: the folder holds no .yaml or .yml file`);
  }
}

function walk(folder: string, found: { files: Set<string>; examples: Set<string> }): void {
  const entries = list(folder);
  const isExample = isExamplePlace(folder) && entries.some(({ name }) => name === 'example.yaml');
  if (isExample) found.examples.add(folder);
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!SKIPPED.has(entry.name) && !entry.name.startsWith('.')) walk(path, found);
    } else if (!isExample && /\.ya?ml$/.test(entry.name)) found.files.add(path);
  }
}

function list(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    throw new UsageError(`${folder}: ${why(error)}`);
  }
}

function stat(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

function suggestion(word: string): string {
  const folder = join(word, '..');
  const names = stat(folder)?.isDirectory() ? readdirSync(folder) : [];
  const meant = nearest(word.split('/').at(-1) ?? '', names);
  return meant ? `; did you mean ${join(folder, meant)}?` : '';
}

/**
 * Read and parse a file as the API server would take it; what is no text is a problem of the file like any other.
 * @throws UsageError when it cannot be read.
 */
export function readManifest(path: string): ManifestFile {
  if (path === STDIN)
    return parseBytes(
      path,
      attempt(path, () => readFileSync(0)),
    );
  // Node reads text far faster than bytes; the bytes are needed only where they are no UTF-8.
  const text = attempt(path, () => readFileSync(path, 'utf8'));
  if (!text.includes('\ufffd')) return parseManifest(path, text);
  return parseBytes(
    path,
    attempt(path, () => readFileSync(path)),
  );
}

function attempt<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new UsageError(`${path}: ${why(error)}`);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'you have no permission to read it',
  EPERM: 'you have no permission to read it',
  EISDIR: 'it is a folder',
  ENOENT: 'it does not exist',
  EMFILE: 'too many files are open',
};

function why(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? `it cannot be read (${code || String(error)})`;
}
