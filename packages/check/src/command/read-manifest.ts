import { readFileSync } from 'node:fs';
import type { ManifestFile } from '../manifest/document.ts';
import { parseBytes, parseManifest } from '../manifest/parse.ts';
import { STDIN, unreadable } from './sources.ts';

/** A file that is read, and not parsed yet. */
export interface Unparsed {
  readonly path: string;
  /** Bytes where they may be no text. */
  readonly content: string | Buffer;
}

/**
 * Read a file.
 * @throws UsageError when it cannot be read.
 */
export function readUnparsed(path: string): Unparsed {
  try {
    return { path, content: read(path) };
  } catch (error) {
    throw unreadable(path, error);
  }
}

/** Parse a file as the API server would take it; what is no text is a problem of the file like any other. */
export function parseRead({ path, content }: Unparsed): ManifestFile {
  return typeof content === 'string' ? parseManifest(path, content) : parseBytes(path, content);
}

/**
 * Read and parse a file.
 * @throws UsageError when it cannot be read.
 */
export function readManifest(path: string): ManifestFile {
  return parseRead(readUnparsed(path));
}

function read(path: string): string | Buffer {
  if (path === STDIN) return readFileSync(0);
  // Node reads text far faster than bytes; the bytes are needed only where they are no UTF-8.
  const text = readFileSync(path, 'utf8');
  return text.includes('\ufffd') ? readFileSync(path) : text;
}
