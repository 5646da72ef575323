import { isUtf8 } from 'node:buffer';
import { globSync, readdirSync, readFileSync, type Stats, statSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { nearest } from '../check/nearest.ts';
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
 * Read a file's text as the API server would take it: UTF-8, or UTF-16 with a byte order mark.
 * @throws UsageError when it cannot be read or is neither.
 */
export function readText(path: string): string {
  const file = path === STDIN ? 0 : path;
  try {
    if (file === 0) return decode(path, readFileSync(file));
    // Node reads text far faster than bytes; the bytes are needed only where they are no UTF-8.
    const text = readFileSync(file, 'utf8');
    return text.includes('\ufffd') ? decode(path, readFileSync(file)) : text;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${path}: ${why(error)}`);
  }
}

function decode(path: string, bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString();
  const encoding = UTF_16.find(({ mark }) => bytes.subarray(0, 2).equals(mark))?.encoding;
  if (encoding) return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
  throw new UsageError(`${path}: this is not text in UTF-8; is it a manifest?`);
}

const UTF_16 = [
  { mark: Buffer.from([0xff, 0xfe]), encoding: 'utf-16le' },
  { mark: Buffer.from([0xfe, 0xff]), encoding: 'utf-16be' },
] as const;

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
