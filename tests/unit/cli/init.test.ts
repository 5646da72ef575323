import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import type { Lang } from '@studylog/check/text';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { filesOf } from '../../../src/cli/init/files.ts';

const COMMAND = resolve(import.meta.dirname, '../../../bin/studylog.mjs');
const LOG = { name: 'notes', title: 'Notes', date: '2026-11-29', vendored: { studylog: 'studylog-1.0.0.tgz' } };
const source = (path: string) => JSON.stringify(resolve(import.meta.dirname, '../../../src', path));
const READ = `
import { loadConfig } from ${source('config/load.ts')};
import { lintProject } from ${source('site/lint/lint.ts')};
import { ProjectFiles } from ${source('site/project-files.ts')};
const folder = process.argv[1];
const config = await loadConfig(folder);
const files = new ProjectFiles(folder, config);
const found = await lintProject(files);
const verbs = files.examples.flatMap(({ steps }) => steps.map(({ verb }) => verb));
console.log(JSON.stringify({ config, found, verbs }));
`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'studylog-init-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function init(words: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return spawnSync(process.execPath, [COMMAND, 'init', ...words], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, LANG: 'en_US.UTF-8', LC_ALL: '', ...env },
  });
}

/** What the commands read of a log with these files: Node loads the configuration, as it does for them. */
function readLog(files: ReadonlyMap<string, string>): { config: object; found: object[]; verbs: string[] } {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', READ, folder], {
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

test('the example of a new log runs on the embedded cluster, and so do its changes that must be noticed', () => {
  readLog(filesOf({ ...LOG, languages: ['en'] }));
  for (const words of [[], ['--mutate']]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, 'verify', '--root', folder, ...words], {
      encoding: 'utf8',
      env: { ...process.env, LANG: 'en_US.UTF-8', LC_ALL: '' },
    });
    expect({ status, stderr }, stdout).toEqual({ status: 0, stderr: '' });
  }
});

test.each<[Lang[]]>([[['en']], [['ko']], [['en', 'ko']], [['ko', 'en']]])(
  'nothing in a new log in %s needs to be fixed',
  (languages) => {
    const { config, found, verbs } = readLog(
      filesOf({ ...LOG, languages, repository: 'https://github.com/owner/name' }),
    );
    expect(config).toMatchObject({ languages, repository: { url: 'https://github.com/owner/name', branch: 'main' } });
    expect(found).toEqual([]);
    expect(verbs).toEqual(['apply', 'expect', 'http']);
  },
);

test('a title reaches the configuration as it is', () => {
  const title = `It's "ours" \\ $&`;
  expect(readLog(filesOf({ ...LOG, title, languages: ['en'] })).config).toMatchObject({
    title: { ko: title, en: title },
  });
});

test('a folder that holds something is left as it is', () => {
  writeFileSync(join(folder, 'notes.txt'), 'mine');
  const { status, stderr } = init(['.']);
  expect(stderr).toBe('studylog init: . already exists and is not empty; name a new folder\n');
  expect(status).toBe(2);
  expect(readdirSync(folder)).toEqual(['notes.txt']);
});

test.each([
  [[], 'studylog init: name one folder to create: studylog init my-log\n'],
  [['a', 'b'], 'studylog init: name one folder to create: studylog init my-log\n'],
  [['a', '--languages', 'fr'], 'studylog init: --languages must be one of en, ko, en,ko, ko,en, not "fr"\n'],
  [
    ['a', '--repository', 'owner/name'],
    'studylog init: --repository must be an address such as https://github.com/owner/name, not "owner/name"\n',
  ],
])('%j is misuse, and makes nothing', (words, said) => {
  const { status, stderr } = init(words);
  expect(stderr).toBe(said);
  expect(status).toBe(2);
  expect(readdirSync(folder)).toEqual([]);
});

test('where npm fails, what it printed is shown, and nothing is left behind', () => {
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'npm'), '#!/bin/sh\necho "npm error code ENOTFOUND" >&2\nexit 1\n');
  chmodSync(join(bin, 'npm'), 0o755);
  const { status, stderr } = init(['my-log'], { PATH: [bin, process.env.PATH].join(delimiter) });
  expect(stderr).toBe('studylog init: npm pack failed, and nothing was created\nnpm error code ENOTFOUND\n');
  expect(status).toBe(1);
  expect(readdirSync(folder)).toEqual(['bin']);
});

test('every npm script that a workflow of a new log runs is one of its package.json', () => {
  const files = filesOf({ ...LOG, languages: ['en'] });
  const { scripts } = JSON.parse(files.get('package.json')!) as { scripts: Record<string, string> };
  const workflows = [...files].filter(([path]) => path.startsWith('.github/workflows/'));
  const named = workflows.flatMap(([, text]) =>
    [...text.matchAll(/npm (?:run (?:--silent )?)?([a-z:]+)/g)].map(([, name]) => name!),
  );
  expect(named.length).toBeGreaterThan(15);
  expect(named.filter((name) => name !== 'ci' && !Object.hasOwn(scripts, name))).toEqual([]);
});
