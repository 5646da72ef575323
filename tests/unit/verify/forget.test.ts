import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Fault } from '@studylog/check/text';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { forgetRecords } from '../../../src/verify/forget.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'studylog-forget-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  git('init', '--quiet', '--initial-branch=main');
  for (const id of ['pod/echo', 'pod/counter', 'service/spread']) {
    write(`examples/${id}/manifest.yaml`, `# ${id}\n`);
    write(`examples/${id}/example.yaml`, 'steps: []\n');
    write(`examples/${id}/verified.json`, `{"runs": ["${id}"]}\n`);
  }
  write('README.md', 'about\n');
  commit();
  git('tag', 'base');
});

function git(...args: string[]): string {
  const identity = ['-c', 'user.name=test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', [...identity, ...args], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function commit(): void {
  git('add', '--all');
  git('commit', '--quiet', '--allow-empty', '--message', 'change');
}

const hasRecord = (id: string) => existsSync(join(root, 'examples', id, 'verified.json'));

it('removes a record that was edited, names it as submitted, and leaves the others as they are', () => {
  write('examples/pod/echo/verified.json', '{"runs": ["forged"]}\n');
  commit();
  expect(forgetRecords(root, 'base')).toEqual({ removed: ['pod/echo'], submitted: ['pod/echo'] });
  expect(hasRecord('pod/echo')).toBe(false);
  expect(readFileSync(join(root, 'examples/pod/counter/verified.json'), 'utf8')).toBe('{"runs": ["pod/counter"]}\n');
});

it('removes the timeline with the record, whichever of them was edited or brought along', () => {
  const timeline = join(root, 'examples/pod/echo/timeline.json');
  write('examples/pod/echo/timeline.json', '{"changes": []}\n');
  commit();
  expect(forgetRecords(root, 'base')).toEqual({ removed: ['pod/echo'], submitted: ['pod/echo'] });
  expect(hasRecord('pod/echo')).toBe(false);
  expect(existsSync(timeline)).toBe(false);
  write('examples/pod/counter/timeline.json', '{"changes": []}\n');
  rmSync(join(root, 'examples/pod/counter/verified.json'));
  commit();
  expect(forgetRecords(root, 'HEAD^1').removed).toEqual(['pod/counter']);
});

it('removes the record of an example whose other files changed', () => {
  write('examples/pod/counter/service.yaml', 'kind: Service\n');
  commit();
  expect(forgetRecords(root, 'base')).toEqual({ removed: ['pod/counter'], submitted: [] });
});

it('removes nothing where only other files changed', () => {
  write('README.md', 'more\n');
  write('examples/README.md', 'more\n');
  commit();
  expect(forgetRecords(root, 'base')).toEqual({ removed: [], submitted: [] });
});

it('removes a record that a new example brings along', () => {
  write('examples/pod/new/example.yaml', 'steps: []\n');
  write('examples/pod/new/verified.json', '{"runs": []}\n');
  commit();
  expect(forgetRecords(root, 'base')).toEqual({ removed: ['pod/new'], submitted: ['pod/new'] });
});

it('removes the record of a renamed example, though git would call its files the same', () => {
  renameSync(join(root, 'examples/pod/echo'), join(root, 'examples/pod/renamed'));
  git('config', 'diff.renames', 'copies');
  commit();
  expect(forgetRecords(root, 'base')).toEqual({ removed: ['pod/renamed'], submitted: ['pod/renamed'] });
});

it('has nothing to remove of a deleted example', () => {
  rmSync(join(root, 'examples/pod/echo'), { recursive: true });
  commit();
  expect(forgetRecords(root, 'base')).toEqual({ removed: [], submitted: [] });
});

it('sees through a merge commit and through a squash merge', () => {
  for (const squash of [false, true]) {
    git('checkout', '--quiet', '-B', 'pull', 'base');
    write('examples/pod/echo/verified.json', '{"runs": ["forged"]}\n');
    commit();
    git('checkout', '--quiet', '-B', 'main', 'base');
    write('README.md', `meanwhile ${squash}\n`);
    commit();
    git('merge', '--quiet', ...(squash ? ['--squash'] : ['--no-ff', '--no-edit']), 'pull');
    if (squash) commit();
    expect(forgetRecords(root, 'HEAD^1')).toEqual({ removed: ['pod/echo'], submitted: ['pod/echo'] });
    git('reset', '--quiet', '--hard');
  }
});

it('sees an edit that a later commit of the same push covers with another', () => {
  write('examples/pod/echo/verified.json', '{"runs": ["forged"]}\n');
  commit();
  write('README.md', 'unrelated\n');
  commit();
  expect(forgetRecords(root, 'base').removed).toEqual(['pod/echo']);
});

it('compares with a tree that is no ancestor, as after a force push', () => {
  git('checkout', '--quiet', '--orphan', 'other');
  write('examples/service/spread/verified.json', '{"runs": ["forged"]}\n');
  commit();
  expect(forgetRecords(root, 'base').removed).toEqual(['service/spread']);
});

it('removes every record without a base, as on the first run', () => {
  expect(forgetRecords(root, undefined).removed).toEqual(['pod/counter', 'pod/echo', 'service/spread']);
});

it('is not fooled by .gitattributes, nor by a record whose name differs in case', () => {
  write('.gitattributes', 'verified.json -diff merge=ours\n');
  write('examples/pod/echo/Verified.json', '{"runs": ["forged"]}\n');
  commit();
  expect(forgetRecords(root, 'base')).toEqual({ removed: ['pod/echo'], submitted: ['pod/echo'] });
});

it('takes names that differ in case for one, as macOS does', () => {
  write('examples/Pod/echo/verified.json', '{"runs": ["forged"]}\n');
  commit();
  expect(forgetRecords(root, 'base').removed).toContain('pod/echo');
});

it('removes a link instead of what it points to, and goes through no linked folder', () => {
  const outside = mkdtempSync(join(tmpdir(), 'studylog-outside-'));
  onTestFinished(() => rmSync(outside, { recursive: true }));
  writeFileSync(join(outside, 'verified.json'), 'outside\n');
  rmSync(join(root, 'examples/pod/echo/verified.json'));
  symlinkSync(join(outside, 'verified.json'), join(root, 'examples/pod/echo/verified.json'));
  symlinkSync(outside, join(root, 'examples/pod/linked'));
  commit();
  expect(forgetRecords(root, 'base').removed).toEqual(['pod/echo']);
  expect(readFileSync(join(outside, 'verified.json'), 'utf8')).toBe('outside\n');
});

it('refuses a revision that git does not know, and one that looks like an option', () => {
  expect(() => forgetRecords(root, 'nowhere')).toThrow(Fault);
  expect(() => forgetRecords(root, '--all')).toThrow(Fault);
});

it('says on the command line what it ignored, and exits with 2 without a base', () => {
  write('examples/pod/echo/verified.json', '{"runs": ["forged"]}\n');
  commit();
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [join(import.meta.dirname, '../../../bin/studylog.mjs'), 'forget', ...args], {
      env: { ...process.env, STUDYLOG_ROOT: root, LC_ALL: 'C' },
      encoding: 'utf8',
    });
  expect(run()).toMatchObject({ status: 2, stderr: expect.stringContaining('--base <revision> or --all') });
  expect(run('--base', 'nowhere')).toMatchObject({ status: 2, stderr: expect.stringContaining('nowhere') });
  const { status, stdout } = run('--base', 'base');
  expect(stdout).toContain('Submitted evidence is ignored; only a run here counts as evidence: pod/echo');
  expect(status).toBe(0);
});

const COURSE = 'examples/course.json';

/** Record a walk through the notes, and make that the base. */
function recordCourse(): void {
  write(COURSE, '{"walks": []}\n');
  commit();
  git('tag', '--force', 'base');
}

it.each([
  [
    'an example changed',
    () => write('examples/pod/counter/service.yaml', 'kind: Service\n'),
    ['pod/counter', COURSE],
    [],
  ],
  ['it was edited', () => write(COURSE, '{"walks": [{}]}\n'), [COURSE], [COURSE]],
  [
    'a folder came in its place',
    () => {
      rmSync(join(root, COURSE));
      write(`${COURSE}/x`, '');
    },
    [COURSE],
    [COURSE],
  ],
])('removes the record of the course where %s', (_what, change, removed, submitted) => {
  recordCourse();
  change();
  commit();
  expect(forgetRecords(root, 'base')).toEqual({ removed, submitted });
  expect(existsSync(join(root, COURSE))).toBe(false);
});

it('keeps the record of the course where only other files changed, and removes it with all', () => {
  recordCourse();
  write('README.md', 'more\n');
  commit();
  expect(forgetRecords(root, 'base')).toEqual({ removed: [], submitted: [] });
  expect(existsSync(join(root, COURSE))).toBe(true);
  expect(forgetRecords(root, undefined).removed).toContain(COURSE);
  expect(existsSync(join(root, COURSE))).toBe(false);
});
