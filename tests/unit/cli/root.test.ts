import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { takeRoot } from '../../../src/cli/root.ts';
import { EXAMPLE, project } from '../site/project.ts';

afterEach(() => {
  delete process.env.STUDYLOG_ROOT;
});

test.each([
  [['build', '--root', 'tests', '--verbose']],
  [['build', '--root=tests', '--verbose']],
  [['--root', 'tests', 'build', '--verbose']],
])('%j is about the folder', (argv) => {
  expect(takeRoot(argv)).toEqual(['build', '--verbose']);
  expect(process.env.STUDYLOG_ROOT).toBe(resolve('tests'));
});

test('without --root, and after --, every word is the command’s own', () => {
  expect(takeRoot(['check', '--', '--root', 'tests'])).toEqual(['check', '--', '--root', 'tests']);
  expect(process.env.STUDYLOG_ROOT).toBeUndefined();
});

test.each([[['build', '--root', 'no/such']], [['build', '--root']]])('%j is misuse', (argv) => {
  expect(() => takeRoot(argv)).toThrow(/--root/);
});

const bin = resolve('bin/studylog.mjs');

test.each(['check', 'verify', 'build'])('%s reads a project outside the repository', (command) => {
  const root = project({ 'examples/pod/echo/example.yaml': EXAMPLE.replace('title', 'titel') });
  const env = { PATH: process.env.PATH, LANG: 'en_US.UTF-8' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, command, '--root', root], {
    env,
    encoding: 'utf8',
  });
  const said = stdout + stderr;
  expect(said).toContain('examples/pod/echo/example.yaml:1:1');
  expect(said).toContain('`titel`');
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(status).toBe(1);
});

test('a log in which nothing is installed is built from its own folder, too', () => {
  const root = mkdtempSync(join(tmpdir(), 'studylog-root-'));
  const note = join(root, 'content/notes/en/one.mdx');
  mkdirSync(dirname(note), { recursive: true });
  writeFileSync(note, '---\ntitle: One\nsummary: The first.\nupdated: 2026-11-29\n---\n\nText.\n');
  const config = "export default { title: 'Notes', languages: ['en'], notes: ['one'] };\n";
  writeFileSync(join(root, 'studylog.config.ts'), config);
  const { status, stderr } = spawnSync(process.execPath, [bin, 'build'], { cwd: root, encoding: 'utf8' });
  rmSync(root, { recursive: true });
  expect(stderr).toBe('');
  expect(status).toBe(0);
});
