import { closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Example } from '../example/load.ts';
import { evidenceOf, MAX_BYTES, serialise, withRun } from './evidence.ts';
import type { RunReport } from './result.ts';

/** What became of recording a run. */
export interface Recorded {
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
  /** Examples whose evidence could not be kept, and why; their old evidence is untouched. */
  readonly failed: readonly { readonly id: string; readonly reason: string }[];
}

/** Write the evidence of a report's passing examples beside their manifests. */
export function record(examples: readonly Example[], report: RunReport): Recorded {
  const written: string[] = [];
  const unchanged: string[] = [];
  const failed: { id: string; reason: string }[] = [];
  for (const result of report.examples) {
    const example = examples.find(({ id }) => id === result.id);
    if (!example || result.outcome !== 'passed') continue;
    const verified = withRun(example.verified, evidenceOf(example, result, report));
    const text = serialise(verified);
    const bytes = Buffer.byteLength(text);
    if (verified.runs === example.verified?.runs) unchanged.push(result.id);
    else if (bytes > MAX_BYTES) {
      failed.push({ id: result.id, reason: `its evidence takes ${bytes} bytes of at most ${MAX_BYTES}; print less` });
    } else {
      const reason = tryWrite(join(example.folder, 'verified.json'), text);
      if (reason === undefined) written.push(result.id);
      else failed.push({ id: result.id, reason });
    }
  }
  return { written, unchanged, failed };
}

function tryWrite(path: string, text: string): string | undefined {
  try {
    writeAtomically(path, text);
    return undefined;
  } catch (error) {
    return `verified.json could not be written and is as it was: ${(error as Error).message}`;
  }
}

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
