import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
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
  const root = project({
    'studylog.config.ts': "export default { title: 'Notes', languages: ['en'], notes: ['one'] };\n",
    'content/notes/en/one.mdx': '---\ntitle: One\nsummary: The first.\nupdated: 2026-11-29\n---\n\nText.\n',
  });
  const { status, stderr } = spawnSync(process.execPath, [bin, 'build'], { cwd: root, encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(status).toBe(0);
});
