import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

test('the checker and a real API server agree on this log’s examples, however they are changed', () => {
  const command = ['packages/check/corpus/main.ts', '--with', 'examples'];
  const { status, stdout } = spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8' });
  expect(status).toBe(0);
  const all = /^all +all +(\d+) +\d+ +(\d+)/m.exec(stdout)?.slice(1).map(Number);
  const [cases = 0, agreed = 0] = all ?? [];
  expect(cases).toBeGreaterThan(15_000);
  expect(agreed / cases).toBeGreaterThanOrEqual(0.995);
  expect(stdout, 'every case has a verdict').toMatch(/, 0 not recorded yet/);
}, 120_000);
