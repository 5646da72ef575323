import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { note, project } from '../unit/site/project.ts';

const REPOSITORY = join(import.meta.dirname, '../..');

/** A project whose note writes a file when it is compiled into a program that runs. */
function hostile(): { root: string; written: string } {
  const root = project();
  const written = join(root, 'written-by-a-note');
  const body = `<Example id="pod/echo" />\n\n{process.getBuiltinModule('fs').writeFileSync(${JSON.stringify(written)}, '')}`;
  return { root: project({ 'content/notes/ko/pod.mdx': note(body), 'content/notes/en/pod.mdx': note(body) }), written };
}

test.each([
  ['studylog build', ['bin/studylog.mjs', 'build', '--out-dir', '.studylog/hostile']],
  ['astro build', ['node_modules/astro/bin/astro.mjs', 'build', '--outDir', '.studylog/hostile']],
])('«%s» stops at a program in a note, with its place and without a stack trace', (_, command) => {
  const { root, written } = hostile();
  const env = { ...process.env, STUDYLOG_ROOT: root, LANG: 'en_US.UTF-8', ASTRO_TELEMETRY_DISABLED: '1' };
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: REPOSITORY, env, encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stdout + stderr).toMatch(/content\/notes\/ko\/pod\.mdx:9:1: `\{process\.getBuiltinModule/);
  expect(stdout + stderr).not.toMatch(/^\s+at |Stack trace/m);
  expect(existsSync(written)).toBe(false);
  expect(existsSync(join(REPOSITORY, '.studylog/hostile'))).toBe(false);
});
