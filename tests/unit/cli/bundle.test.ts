import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshBundle, makeBundle } from '../../../bin/bundle.mjs';

const project = join(import.meta.dirname, '../../..');
// Below the project, as the real one: what a bundle leaves out is found from there.
mkdirSync(join(project, '.studylog'), { recursive: true });
const folder = mkdtempSync(join(project, '.studylog/bundle-test-'));
const BROKEN = 'packages/check/tests/fixtures/manifests';
const list = join(folder, 'inputs.json');

beforeAll(() => makeBundle(folder));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the bundle says what the sources say of', () => {
  const SOURCES = 'src/cli/main.ts';
  test.each([
    ['broken manifests', ['check', BROKEN, '--lang', 'ko']],
    ['broken manifests, for a program', ['check', BROKEN, '--format', 'sarif']],
    ['its examples', ['check', 'examples', '--lang', 'en']],
    ['another version', ['check', BROKEN, '--kubernetes', '1.35', '--format', 'json']],
    ['a file that is not there', ['check', 'nowhere.yaml', '--lang', 'ko']],
    ['a slip', ['check', '--frmat', 'json', '--lang', 'en']],
    ['a rule', ['check', '--explain', 'image-tag', '--lang', 'ko']],
    ['what could be mended', ['check', BROKEN, '--fix', '--dry-run', '--lang', 'en']],
  ])('%s', (_, words) => {
    const said = (main: string) => {
      const program = `const { main } = await import(${JSON.stringify(join(project, main))});
        process.exitCode = await main(process.argv.slice(1));`;
      const command = ['--input-type=module', '-e', program, '--', ...words];
      const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: project, encoding: 'utf8' });
      return { status, stdout, stderr };
    };
    const bundled = said(join(folder, 'main.js').slice(project.length));
    expect(bundled).toEqual(said(SOURCES));
    expect(bundled.stdout + bundled.stderr).not.toBe('');
  });
});

describe('the bundle is used', () => {
  const inputs = () => JSON.parse(readFileSync(list, 'utf8')) as [path: string, modified: number, size: number][];

  test('as long as nothing it was made of has changed', () => {
    expect(freshBundle(folder)).toMatch(/^file:.*\/main\.js$/);
    expect(inputs().map(([path]) => path)).toEqual(
      expect.arrayContaining([
        'src/cli/main.ts',
        'packages/check/src/rules/server/one-of.ts',
        'packages/check/src/manifest/parse.ts',
      ]),
    );
  });

  test.each([
    ['a file is newer', (path: string, modified: number, size: number) => [path, modified - 1, size]],
    ['a file is older', (path: string, modified: number, size: number) => [path, modified + 1, size]],
    ['a file is longer', (path: string, modified: number, size: number) => [path, modified, size - 1]],
    ['a file is gone', (path: string, modified: number, size: number) => [`${path}x`, modified, size]],
  ])('not when %s', (_, change) => {
    const [first, ...rest] = inputs();
    writeFileSync(list, JSON.stringify([...rest, change(...first!)]));
    try {
      expect(freshBundle(folder)).toBeUndefined();
    } finally {
      writeFileSync(list, JSON.stringify([first, ...rest]));
    }
  });

  test('not when there is none, or what it was made of cannot be read', () => {
    expect(freshBundle(join(folder, 'nowhere'))).toBeUndefined();
    const whole = readFileSync(list, 'utf8');
    writeFileSync(list, whole.slice(0, -1));
    try {
      expect(freshBundle(folder)).toBeUndefined();
    } finally {
      writeFileSync(list, whole);
    }
  });
});
