import { closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Write a file so that whoever reads it sees the old text or the new one, never a part: beside it, then renamed over it.
 * @throws the file system's error; the file is then as it was.
 */
export function writeAtomically(path: string, text: string): void {
  writeTogether([{ path, text }]);
}

/** A file with the text that it is to have; without a text, it is to be gone. */
export interface FileText {
  readonly path: string;
  readonly text: string | undefined;
}

/**
 * Write files that belong together, the first of which says what the others must be. A reader, also after a run that was killed
 * here, may find the first without the others but never beside others of another time.
 * @throws the file system's error. What cannot be written beside its place, as on a full disk, leaves all of them as they were.
 */
export function writeTogether(files: readonly FileText[]): void {
  for (const { path } of files) clearTemporary(path);
  const texts = files.flatMap(({ path, text }) => (text === undefined ? [] : [{ path, text }]));
  try {
    for (const { path, text } of texts) writeSynced(temporaryOf(path), text);
    for (const { path } of files.slice(1)) rmSync(path, { force: true });
    for (const { path } of texts) renameSync(temporaryOf(path), path);
  } catch (error) {
    for (const { path } of files) rmSync(temporaryOf(path), { force: true });
    throw error;
  }
}

function temporaryOf(path: string): string {
  return join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
}

/** Remove what a run that was killed left. */
function clearTemporary(path: string): void {
  const folder = dirname(path);
  for (const name of readdirSync(folder))
    if (name.startsWith(`.${basename(path)}.`) && name.endsWith('.tmp')) rmSync(join(folder, name));
}

function writeSynced(path: string, text: string): void {
  const file = openSync(path, 'w');
  try {
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
