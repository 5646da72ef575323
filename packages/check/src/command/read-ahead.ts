import { closeSync, openSync, read, readFileSync } from 'node:fs';
import { promisify } from 'node:util';

const readInto = promisify(read);

/** Files to try, and the milliseconds they may take together: from memory each takes a hundredth of one. */
const PROBED = 5;
const QUICK = 0.45;

/** Nobody looks at what is read here. */
const scratch = Buffer.alloc(64 * 1024);

/**
 * Have the system fetch files that are about to be read, several at a time, where they are not in its memory yet; resolves when
 * it has, and nobody needs to wait for it. What cannot be read is left to whoever reads it in earnest.
 */
export async function readAhead(paths: readonly string[]): Promise<void> {
  if (isQuick(paths.slice(0, PROBED))) return;
  await Promise.all(paths.slice(PROBED).map(fetch));
}

function isQuick(paths: readonly string[]): boolean {
  const start = performance.now();
  try {
    for (const path of paths) readFileSync(path, 'utf8');
  } catch {
    return true;
  }
  return performance.now() - start < QUICK;
}

async function fetch(path: string): Promise<void> {
  try {
    const file = openSync(path, 'r');
    await readInto(file, scratch, 0, scratch.length, 0);
    closeSync(file);
  } catch {
    // Said when it is read in earnest.
  }
}
