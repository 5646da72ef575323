import { closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Write a file so that whoever reads it sees the old text or the new one, never a part: beside it, then renamed over it.
 * @throws the file system's error; the file is then as it was.
 */
export function writeAtomically(path: string, text: string): void {
  const folder = dirname(path);
  const prefix = `.${basename(path)}.`;
  // Left by a run that was killed.
  for (const name of readdirSync(folder))
    if (name.startsWith(prefix) && name.endsWith('.tmp')) rmSync(join(folder, name));
  const temporary = join(folder, `${prefix}${process.pid}.tmp`);
  try {
    const file = openSync(temporary, 'w');
    try {
      const bytes = Buffer.from(text);
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
