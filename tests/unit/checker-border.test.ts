import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const PACKAGE = 'packages/check/';

/** Every module that a file imports by a relative path, as a path from the project's root. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  const found = text.matchAll(/^(?:import|export)\b[^;]*?\bfrom '(\.[^']+)'|\bimport\('(\.[^']+)'\)/gm);
  return [...found].map(([, first, second]) => join(dirname(file), (first ?? second)!));
}

const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '*.ts', '*.mjs', '*.astro'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '' && existsSync(join(root, file)));
const crossing = (isInside: boolean): string[] =>
  files
    .filter((file) => file.startsWith(PACKAGE) === isInside)
    .flatMap((file) => importsOf(file).map((path) => `${file} imports ${path}`))
    .filter((line) => line.split(' imports ')[1]!.startsWith(PACKAGE) !== isInside);

test('the checker is imported by its entry points, never by a path into its package', () => {
  expect(files.length).toBeGreaterThan(500);
  expect(crossing(false)).toEqual([]);
});

test('the checker imports nothing that lies beside its package', () => {
  expect(crossing(true)).toEqual([]);
});
