import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';

// Each command starts a Node of its own.
vi.setConfig({ testTimeout: 180_000 });

const ROOT = resolve(import.meta.dirname, '../..');
const GUIDE = readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8');
/** Files of the guide: a path, and the block after it. */
const FILES = [...GUIDE.matchAll(/^`([^`\n]+)`:\n\n```\w+\n([\s\S]*?)^```$/gm)].map(
  ([, path, text]) => [path!, text!] as const,
);

let log: string;
beforeAll(() => {
  log = mkdtempSync(join(tmpdir(), 'studylog-first-'));
  for (const name of ['content', 'examples', 'images', 'studylog.config.ts'])
    cpSync(join(ROOT, name), join(log, name), { recursive: true });
  for (const [path, text] of FILES) {
    expect(existsSync(join(log, path)), path).toBe(false);
    mkdirSync(dirname(join(log, path)), { recursive: true });
    writeFileSync(join(log, path), text);
  }
  const config = join(log, 'studylog.config.ts');
  writeFileSync(config, readFileSync(config, 'utf8').replace("    'pod',\n", "    'pod',\n    'first-pod',\n"));
});
afterAll(() => rmSync(log, { recursive: true, force: true }));

const studylog = (...words: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, 'bin/studylog.mjs'), ...words, '--root', log],
    { cwd: log, encoding: 'utf8', env: { ...process.env, LANG: 'en_US.UTF-8', LC_ALL: '' } },
  );
  return { status, output: stdout + stderr };
};

it('the guide has a day, an example and a note in both languages', () => {
  expect(FILES.map(([path]) => path)).toEqual([
    'content/log/ko/2026-01-12.mdx',
    'content/log/en/2026-01-12.mdx',
    'examples/pod/first-pod/manifest.yaml',
    'examples/pod/first-pod/example.yaml',
    'content/notes/ko/first-pod.mdx',
    'content/notes/en/first-pod.mdx',
  ]);
});

it('the example of the guide passes, and its expectations catch each change', () => {
  expect(studylog('check', join(log, 'examples/pod/first-pod'))).toMatchObject({ status: 0 });
  expect(studylog('verify', 'pod/first-pod')).toMatchObject({ status: 0, output: expect.stringContaining('1 passed') });
  expect(studylog('verify', 'pod/first-pod', '--mutate')).toMatchObject({ status: 0 });
});

it('nothing in the log is wrong with them', () => {
  const read = `
import { loadConfig } from ${JSON.stringify(join(ROOT, 'src/config/load.ts'))};
import { lintProject } from ${JSON.stringify(join(ROOT, 'src/site/lint/lint.ts'))};
import { ProjectFiles } from ${JSON.stringify(join(ROOT, 'src/site/project-files.ts'))};
console.log(JSON.stringify(await lintProject(new ProjectFiles(${JSON.stringify(log)}, await loadConfig(${JSON.stringify(log)})))));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', read], { encoding: 'utf8' });
  expect({ stdout, stderr }).toEqual({ stdout: '[]\n', stderr: '' });
});
