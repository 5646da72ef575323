import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { EXAMPLE, MANIFEST, note, project } from '../unit/site/project.ts';

const REPOSITORY = join(import.meta.dirname, '../..');

const BUILDS: readonly (readonly [name: string, command: readonly string[]])[] = [
  ['studylog build', ['bin/studylog.mjs', 'build', '--out-dir', '.studylog/hostile']],
  ['astro build', ['node_modules/astro/bin/astro.mjs', 'build', '--outDir', '.studylog/hostile']],
];

function build(root: string, command: readonly string[]) {
  const env = { ...process.env, STUDYLOG_ROOT: root, LANG: 'en_US.UTF-8', ASTRO_TELEMETRY_DISABLED: '1' };
  return spawnSync(process.execPath, command, { cwd: REPOSITORY, env, encoding: 'utf8' });
}

/** A project whose note writes a file when it is compiled into a program that runs. */
function hostile(): { root: string; written: string } {
  const root = project();
  const written = join(root, 'written-by-a-note');
  const body = `<Example id="pod/echo" />\n\n{process.getBuiltinModule('fs').writeFileSync(${JSON.stringify(written)}, '')}`;
  return { root: project({ 'content/notes/ko/pod.mdx': note(body), 'content/notes/en/pod.mdx': note(body) }), written };
}

test.each(BUILDS)('«%s» stops at a program in a note, with its place and without a stack trace', (_, command) => {
  const { root, written } = hostile();
  const { status, stdout, stderr } = build(root, command);
  expect(status).toBe(1);
  expect(stdout + stderr).toMatch(/content\/notes\/ko\/pod\.mdx:9:1: `\{process\.getBuiltinModule/);
  expect(stdout + stderr).not.toMatch(/^\s+at |Stack trace/m);
  expect(existsSync(written)).toBe(false);
  expect(existsSync(join(REPOSITORY, '.studylog/hostile'))).toBe(false);
});

test.each(BUILDS)(
  '«%s» publishes no manifest that the checker refuses, and no record that no run wrote',
  (_, command) => {
    const root = project({
      'examples/pod/echo/manifest.yaml': MANIFEST.replace('kind: Pod', 'kind: Podd'),
      'examples/pod/other/manifest.yaml': MANIFEST,
      'examples/pod/other/example.yaml': EXAMPLE,
      'examples/pod/other/verified.json': '{}',
    });
    const { status, stdout, stderr } = build(root, command);
    expect(status).toBe(1);
    expect(stdout + stderr).toMatch(/examples\/pod\/echo\/manifest\.yaml:2:\d+: .*Podd/);
    expect(stdout + stderr).toMatch(/examples\/pod\/other\/verified\.json:1:1: `runs` is missing/);
    expect(stdout + stderr).toContain('delete examples/pod/other/verified.json and record it again');
    expect(stdout + stderr).not.toMatch(/^\s+at |Stack trace/m);
    expect(existsSync(join(REPOSITORY, '.studylog/hostile'))).toBe(false);
  },
);
