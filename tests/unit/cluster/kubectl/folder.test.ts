import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runFolder } from '../../../../src/cluster/kubectl/folder.ts';

test('a run’s folder is its own, and those of runs that were killed are cleared', async () => {
  const base = mkdtempSync(join(tmpdir(), 'studylog-'));
  onTestFinished(() => rmSync(base, { recursive: true }));
  const { pid } = spawnSync(process.execPath, ['-e', '0']);
  mkdirSync(join(base, `studylog-run-${pid}-left`));
  writeFileSync(join(base, `studylog-run-${pid}-left`, 'kubeconfig'), '');
  const alive = `studylog-run-${process.ppid}-alive`;
  for (const name of [alive, 'studylog-other', 'else']) mkdirSync(join(base, name));
  const folder = await runFolder(base);
  expect(readdirSync(base).sort()).toEqual([alive, 'studylog-other', 'else', basename(folder)].sort());
  expect(statSync(folder).mode & 0o777).toBe(0o700);
});
