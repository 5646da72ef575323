/** The step that commits records, taken from verify.yml as it is, run on artifacts and histories that mean harm. */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { load } from 'js-yaml';
import { it as always, beforeEach, expect, onTestFinished } from 'vitest';
import { forgetRecords } from '../../src/verify/forget.ts';
import type { Workflow } from './workflow-rules.ts';

const verify = load(
  readFileSync(join(import.meta.dirname, '../../.github/workflows/verify.yml'), 'utf8'),
) as Workflow & { jobs: { record: { steps: { id?: string; run?: string; env?: Record<string, string> }[] } } };
const { run: SCRIPT = '', env: ENV = {} } = verify.jobs.record.steps.find(({ id }) => id === 'commit') ?? {};

/** The step is written for GitHub's Ubuntu: GNU tools, bash 5 and jq. */
const it = always.skipIf(process.platform !== 'linux' || spawnSync('jq', ['--version']).status !== 0);

const RECORD = 'examples/pod/echo/verified.json';
const OTHER = 'examples/pod/counter/verified.json';
const TIMELINE = 'examples/pod/echo/timeline.json';
const COURSE = 'examples/course.json';
const CHANGES = '{"steps": [], "requests": [], "changes": [], "events": []}\n';
/** A record whose run names a timeline. */
const naming = (timeline: string) =>
  `${JSON.stringify({ runs: [{ digests: { timeline: createHash('sha256').update(timeline).digest('hex') } }] })}\n`;

let folder: string;
let work: string;
let origin: string;
/** The commit that was verified. */
let head: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'studylog-records-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  work = join(folder, 'work');
  origin = join(folder, 'origin.git');
  mkdirSync(work);
  git(folder, 'init', '--quiet', '--bare', '--initial-branch=main', origin);
  git(work, 'init', '--quiet', '--initial-branch=main');
  git(work, 'remote', 'add', 'origin', origin);
  write(work, { 'README.md': 'about\n', [RECORD]: '{"runs": ["old"]}\n', [OTHER]: '{"runs": ["old"]}\n' });
  for (const name of ['echo', 'counter']) write(work, { [`examples/pod/${name}/example.yaml`]: 'steps: []\n' });
  head = push();
});

function git(cwd: string, ...args: string[]): string {
  const identity = ['-c', 'user.name=test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', [...identity, ...args], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  }).trim();
}

function write(root: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

/** Commit all and push to main; returns the commit. */
function push(...options: string[]): string {
  git(work, 'add', '--all');
  git(work, 'commit', '--quiet', '--allow-empty', '--message', 'change');
  git(work, 'push', '--quiet', ...options, 'origin', 'main');
  return git(work, 'rev-parse', 'HEAD');
}

const main = () => git(origin, 'rev-parse', 'main');
const show = (path: string, revision = 'main') => git(origin, 'show', `${revision}:${path}`);
const changed = (from: string, to = 'main') =>
  git(origin, 'diff-tree', '-r', '--name-only', from, to).split('\n').sort();

/** Run the step as a runner would, on a shallow checkout of `commit` and an artifact that `fill` makes. */
function record(fill: (artifact: string) => void, commit = head, meanwhile: () => void = () => {}, depth = 1) {
  const checkout = mkdtempSync(join(folder, 'checkout-'));
  git(checkout, 'init', '--quiet');
  git(checkout, 'remote', 'add', 'origin', `file://${origin}`);
  git(checkout, 'fetch', '--quiet', `--depth=${depth}`, 'origin', commit);
  git(checkout, 'checkout', '--quiet', '--detach', 'FETCH_HEAD');
  meanwhile();
  const temp = mkdtempSync(join(folder, 'temp-'));
  mkdirSync(join(temp, 'records'));
  fill(join(temp, 'records'));
  // No test waits between two attempts.
  write(temp, { 'bin/sleep': '#!/bin/sh\n', 'step.sh': SCRIPT, output: '' });
  chmodSync(join(temp, 'bin/sleep'), 0o755);
  return spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', join(temp, 'step.sh')], {
    cwd: checkout,
    encoding: 'utf8',
    env: {
      ...{ ...process.env, ...ENV, TOKEN: 'none', GITHUB_SHA: commit, GITHUB_OUTPUT: join(temp, 'output') },
      ...{ RUNNER_TEMP: temp, PATH: `${join(temp, 'bin')}${delimiter}${process.env.PATH}` },
    },
  });
}

const both = (artifact: string) => write(artifact, { [RECORD]: '{"runs": ["new"]}\n', [OTHER]: '{"runs": ["old"]}\n' });

it('commits what a run recorded and nothing else, and notes which records can be believed', () => {
  expect(record(both)).toMatchObject({ status: 0 });
  expect(changed(head)).toEqual([RECORD]);
  expect(show(RECORD)).toBe('{"runs": ["new"]}');
  expect(git(origin, 'log', '-1', '--format=%P %an', 'main')).toBe(`${head} github-actions[bot]`);
  expect(git(origin, 'rev-parse', 'refs/studylog/recorded:examples')).toBe(git(origin, 'rev-parse', 'main:examples'));
  expect(git(origin, 'ls-tree', '--name-only', 'refs/studylog/recorded')).toBe('examples');
});

it('removes the record of an example that did not pass', () => {
  expect(record((artifact) => write(artifact, { [OTHER]: '{"runs": ["old"]}\n' }))).toMatchObject({ status: 0 });
  expect(git(origin, 'diff-tree', '-r', '--name-status', head, 'main')).toBe(`D\t${RECORD}`);
});

it('commits the record of the course, and removes it where the run has none', () => {
  const walked = (artifact: string) => {
    both(artifact);
    write(artifact, { [COURSE]: '{"walks": []}\n' });
  };
  expect(record(walked)).toMatchObject({ status: 0 });
  expect(changed(head)).toEqual([COURSE, RECORD]);
  expect(git(origin, 'rev-parse', `refs/studylog/recorded:${COURSE}`)).toBe(git(origin, 'rev-parse', `main:${COURSE}`));
  const walkedAt = git(origin, 'rev-parse', 'main');
  expect(record(both, walkedAt)).toMatchObject({ status: 0 });
  expect(git(origin, 'diff-tree', '-r', '--name-status', walkedAt, 'main')).toBe(`D\t${COURSE}`);
});

it('leaves main alone where the records are the same', () => {
  const same = (artifact: string) =>
    write(artifact, { [RECORD]: '{"runs": ["old"]}\n', [OTHER]: '{"runs": ["old"]}\n' });
  expect(record(same)).toMatchObject({ status: 0 });
  expect(main()).toBe(head);
});

it('commits a timeline with the record that names it, and removes it with the record', () => {
  const withTimeline = (artifact: string) => {
    both(artifact);
    write(artifact, { [RECORD]: naming(CHANGES), [TIMELINE]: CHANGES });
  };
  expect(record(withTimeline)).toMatchObject({ status: 0 });
  expect(changed(head)).toEqual([TIMELINE, RECORD]);
  expect(show(TIMELINE)).toBe(CHANGES.trim());
  git(work, 'pull', '--quiet', 'origin', 'main');
  head = git(work, 'rev-parse', 'HEAD');
  expect(record((artifact) => write(artifact, { [OTHER]: '{"runs": ["old"]}\n' }))).toMatchObject({ status: 0 });
  expect(git(origin, 'diff-tree', '-r', '--name-status', head, 'main')).toBe(`D\t${TIMELINE}\nD\t${RECORD}`);
});

const REFUSED: Readonly<Record<string, (artifact: string) => void>> = {
  'another file of an example': (artifact) => write(artifact, { 'examples/pod/echo/manifest.yaml': 'kind: Pod\n' }),
  'a workflow': (artifact) => write(artifact, { '.github/workflows/verify.yml': 'on: push\n' }),
  'a record outside of examples/': (artifact) => write(artifact, { 'src/pod/echo/verified.json': '{"runs": []}' }),
  'a record in examples/ of another folder': (artifact) => write(artifact, { [`x/${RECORD}`]: '{"runs": []}' }),
  'a record in a deeper folder': (artifact) => write(artifact, { 'examples/pod/echo/x/verified.json': '{"runs": []}' }),
  'a name that no example may have': (artifact) => write(artifact, { 'examples/pod/-x/verified.json': '{"runs": []}' }),
  'a name with a line break': (artifact) =>
    write(artifact, { 'examples/pod/a\n::set-output::/verified.json': '{"runs": []}' }),
  'a link in place of a record': (artifact) => {
    rmSync(join(artifact, RECORD));
    symlinkSync(join(artifact, OTHER), join(artifact, RECORD));
  },
  'a link in place of a folder': (artifact) =>
    symlinkSync(join(artifact, 'examples/pod'), join(artifact, 'examples/linked')),
  'a record that is too long': (artifact) => write(artifact, { [RECORD]: `{"runs": ["${'x'.repeat(20480)}"]}` }),
  'a timeline that is too long': (artifact) => {
    const long = CHANGES.replace('[]', `["${'x'.repeat(102400)}"]`);
    write(artifact, { [RECORD]: naming(long), [TIMELINE]: long });
  },
  'a timeline that is not JSON': (artifact) =>
    write(artifact, { [RECORD]: naming('changes: []\n'), [TIMELINE]: 'changes: []\n' }),
  'a timeline of another shape': (artifact) => write(artifact, { [RECORD]: naming('{}'), [TIMELINE]: '{}' }),
  'a timeline without requests': (artifact) => {
    const less = CHANGES.replace('"requests": [], ', '');
    write(artifact, { [RECORD]: naming(less), [TIMELINE]: less });
  },
  'a link in place of a timeline': (artifact) => {
    write(artifact, { [RECORD]: naming('{"runs": ["old"]}\n') });
    symlinkSync('../counter/verified.json', join(artifact, TIMELINE));
  },
  'a timeline that its record does not name': (artifact) =>
    write(artifact, { [RECORD]: naming(CHANGES.replace('[]', '[1]')), [TIMELINE]: CHANGES }),
  'a timeline beside a record that names none': (artifact) => write(artifact, { [TIMELINE]: CHANGES }),
  'a timeline without a record': (artifact) => {
    rmSync(join(artifact, RECORD));
    write(artifact, { [TIMELINE]: CHANGES });
  },
  'a record of the course that is too long': (artifact) =>
    write(artifact, { [COURSE]: `{"walks": ["${'x'.repeat(102400)}"]}` }),
  'a record of the course of another shape': (artifact) => write(artifact, { [COURSE]: '{"runs": []}' }),
  'a record of the course in another place': (artifact) =>
    write(artifact, { 'examples/pod/course.json': '{"walks": []}' }),
  'a record of the course that is a link': (artifact) => symlinkSync('pod/echo/verified.json', join(artifact, COURSE)),
  'a record that is not JSON': (artifact) => write(artifact, { [RECORD]: 'runs: []\n' }),
  'two documents in a record': (artifact) => write(artifact, { [RECORD]: '{"runs": []} {"runs": []}' }),
  'a record of another shape': (artifact) => write(artifact, { [RECORD]: '[{"runs": []}]' }),
  'no record at all': (artifact) => rmSync(join(artifact, 'examples'), { recursive: true }),
};

it.each(Object.entries(REFUSED))('refuses the whole artifact for %s', (_what, fill) => {
  const { status, stdout } = record((artifact) => {
    both(artifact);
    fill(artifact);
  });
  expect(stdout).toMatch(/^::error::.*$/m);
  expect(stdout.split('\n').filter((line) => line.startsWith('::'))).toHaveLength(1);
  expect(status).toBe(1);
  expect(main()).toBe(head);
  expect(git(origin, 'for-each-ref', 'refs/studylog')).toBe('');
});

it('drops the record of an example that does not exist, or is a link', () => {
  symlinkSync('echo', join(work, 'examples/pod/linked'));
  head = push();
  const more = {
    'examples/pod/gone/verified.json': '{"runs": []}',
    'examples/pod/linked/verified.json': '{"runs": []}',
  };
  const { status } = record((artifact) => {
    both(artifact);
    write(artifact, more);
  });
  expect(status).toBe(0);
  expect(changed(head)).toEqual([RECORD]);
});

it('puts a plain file in the place of a committed link, byte for byte and without filters', () => {
  rmSync(join(work, RECORD));
  symlinkSync('../../../README.md', join(work, RECORD));
  write(work, { '.gitattributes': '* text eol=crlf filter=lfs\n' });
  head = push();
  const bytes = '{"runs": ["new"]}\r\n';
  record((artifact) => {
    both(artifact);
    write(artifact, { [RECORD]: bytes });
  });
  expect(changed(head)).toEqual([RECORD]);
  expect(git(origin, 'ls-tree', 'main', RECORD)).toMatch(/^100644 /);
  expect(execFileSync('git', ['show', `main:${RECORD}`], { cwd: origin, encoding: 'utf8' })).toBe(bytes);
  expect(show('README.md')).toBe('about');
});

it('keeps a push that came meanwhile, and believes only the records of the commit that ran', () => {
  const { status } = record(both, head, () => {
    write(work, { 'README.md': 'newer\n', 'examples/pod/echo/example.yaml': 'steps: [changed]\n' });
    push();
  });
  expect(status).toBe(0);
  expect(show('README.md')).toBe('newer');
  expect(show(RECORD)).toBe('{"runs": ["new"]}');
  expect(show('examples/pod/echo/example.yaml', 'refs/studylog/recorded')).toBe('steps: []');
  git(work, 'pull', '--quiet', 'origin', 'main');
  git(work, 'fetch', '--quiet', 'origin', 'refs/studylog/recorded');
  expect(forgetRecords(work, 'FETCH_HEAD').removed).toEqual(['pod/echo']);
});

it('does not bring back what a force push took from main', () => {
  write(work, { 'secret.txt': 'taken back\n' });
  const taken = push();
  const takeBack = () => {
    git(work, 'reset', '--quiet', '--hard', head);
    git(work, 'push', '--quiet', '--force', 'origin', 'main');
  };
  // With the history at hand, a push would succeed as a fast-forward.
  const { status } = record(both, taken, takeBack, 10);
  expect(status).toBe(0);
  expect(changed(head)).toEqual([RECORD]);
});

it('fails where main takes no push, and then believes nothing of it', () => {
  write(origin, { 'hooks/update': '#!/bin/sh\ntest "$1" != refs/heads/main\n' });
  chmodSync(join(origin, 'hooks/update'), 0o755);
  const { status, stdout } = record(both);
  expect(stdout).toContain('may this workflow push to main?');
  expect(status).toBe(1);
  expect(git(origin, 'for-each-ref', 'refs/studylog')).toBe('');
});

it('forgets a forged record in the run after one that broke off', () => {
  expect(record(both)).toMatchObject({ status: 0 });
  git(work, 'pull', '--quiet', 'origin', 'main');
  write(work, { [RECORD]: '{"runs": ["forged"]}\n' });
  push();
  // The run of that push ends before it records; then comes a push of something else.
  write(work, { 'README.md': 'unrelated\n' });
  push();
  git(work, 'fetch', '--quiet', 'origin', 'refs/studylog/recorded');
  expect(forgetRecords(work, 'FETCH_HEAD')).toEqual({ removed: ['pod/echo'], submitted: ['pod/echo'] });
  expect(existsSync(join(work, OTHER))).toBe(true);
});
