import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importsOf } from './imports.ts';

/** Folders of src, lowest first: each imports the ones before it only. packages/check lies below all of them. */
const LAYERS = [
  'text',
  'project',
  'cluster',
  'example',
  'kubectl',
  'config',
  'lint',
  'verify',
  'site',
  'preview',
  'freshness',
  'cli',
];

const src = join(import.meta.dirname, '../../src');
const files = globSync('**/*.{ts,astro}', { cwd: src }).map((file) => file.replaceAll('\\', '/'));
const imports = new Map(files.map((file) => [file, importsOf(src, file)]));

const layerOf = (file: string) => LAYERS.indexOf(file.split('/')[0]!);

test('a folder imports only those that lie below it', () => {
  const upward = files
    .filter((file) => file.includes('/'))
    .flatMap((file) => imports.get(file)!.map((other) => [file, other] as const))
    .filter(([file, other]) => layerOf(other) > layerOf(file) || (layerOf(other) < 0 && other.includes('/')));
  expect(files.filter((file) => file.includes('/') && layerOf(file) < 0)).toEqual([]);
  expect(upward.map(([file, other]) => `${file} imports ${other}`)).toEqual([]);
});

test('no files import each other in a circle', () => {
  const circles: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '));
    if (done.has(file) || path.includes(file)) return;
    for (const other of imports.get(file) ?? []) visit(other, [...path, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  expect(circles).toEqual([]);
});

/** Whatever files import, directly or by way of others, themselves included. */
function reachedFrom(starts: readonly string[]): string[] {
  const reached = new Set(starts);
  for (const file of reached) for (const other of imports.get(file) ?? []) reached.add(other);
  return [...reached];
}

const SIMULATED = files.filter((file) => /^(kubectl|cluster\/embedded)\//.test(file));

test('the simulation and its kubectl cannot read what a real cluster printed', () => {
  const evidence = /(verified|evidence|timeline|course|results|load)[\w-]*\.ts$/;
  const reached = reachedFrom(SIMULATED);
  expect(reached.length).toBeGreaterThan(SIMULATED.length);
  expect(reached.filter((file) => file.startsWith('example/') && evidence.test(file))).toEqual([]);
  const records = /(verified|timeline|course)\.json|COURSE_FILE/;
  expect(reached.filter((file) => records.test(readFileSync(join(src, file), 'utf8')))).toEqual([]);
});

test('the kubectl of the simulation runs in a browser', () => {
  const reached = reachedFrom(files.filter((file) => file.startsWith('kubectl/')));
  expect(reached.filter((file) => /from 'node:|from 'zod'/.test(readFileSync(join(src, file), 'utf8')))).toEqual([]);
});
