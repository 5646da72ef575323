import { readFileSync } from 'node:fs';
import type { ManifestFile } from '../manifest/document.ts';
import { parseBytes, parseManifest } from '../manifest/parse.ts';
import { STDIN, unreadable } from './sources.ts';

/**
 * Read and parse a file as the API server would take it; what is no text is a problem of the file like any other.
 * @throws Fault when it cannot be read.
 */
export function readManifest(path: string): ManifestFile {
  const content = read(path);
  return typeof content === 'string' ? parseManifest(path, content) : parseBytes(path, content);
}

function read(path: string): string | Buffer {
  try {
    if (path === STDIN) return readFileSync(0);
    // Node reads text far faster than bytes; the bytes are needed only where they are no UTF-8.
    const text = readFileSync(path, 'utf8');
    return text.includes('\ufffd') ? readFileSync(path) : text;
  } catch (error) {
    throw unreadable(path, error);
  }
}
