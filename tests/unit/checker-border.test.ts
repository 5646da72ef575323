import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importsOf } from './imports.ts';

const root = join(import.meta.dirname, '../..');
const PACKAGE = 'packages/check/';

const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '*.ts', '*.mjs', '*.astro'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '' && existsSync(join(root, file)));
const crossing = (isInside: boolean): string[] =>
  files
    .filter((file) => file.startsWith(PACKAGE) === isInside)
    .flatMap((file) => importsOf(root, file).map((path) => `${file} imports ${path}`))
    .filter((line) => line.split(' imports ')[1]!.startsWith(PACKAGE) !== isInside);

test('the checker is imported by its entry points, never by a path into its package', () => {
  expect(files.length).toBeGreaterThan(500);
  expect(crossing(false)).toEqual([]);
});

test('the checker imports nothing that lies beside its package', () => {
  expect(crossing(true)).toEqual([]);
});
