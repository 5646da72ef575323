import { rmSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { processRuns } from './process.ts';

/** Make a folder that only this user may enter, for a run's credentials and caches; clears those of runs that were killed. */
export async function runFolder(base: string = tmpdir()): Promise<string> {
  const names = await readdir(base);
  const left = names.filter((name) => {
    const [, pid] = /^studylog-run-(\d+)-/.exec(name) ?? [];
    return pid !== undefined && !processRuns(Number(pid));
  });
  // What belongs to another user stays.
  await Promise.all(left.map((name) => rm(join(base, name), { recursive: true, force: true }).catch(() => {})));
  const folder = await mkdtemp(join(base, `studylog-run-${process.pid}-`));
  // A run that is stopped at once removes nothing in order.
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
