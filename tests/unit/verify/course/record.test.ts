import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { readCourse } from '../../../../src/example/course.ts';
import { COURSE_FILE } from '../../../../src/example/course-file.ts';
import { recordWalk, walkOf } from '../../../../src/verify/course/record.ts';
import { courseConclusion, stageLine } from '../../../../src/verify/course/report.ts';
import type { CourseReport, StageResult } from '../../../../src/verify/course/result.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'studylog-course-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  mkdirSync(join(root, 'examples'));
});

const sources = {
  runs: [{ note: 'pod', example: 'pod/echo' }],
  digests: { overview: 'a'.repeat(64), examples: { 'pod/echo': 'b'.repeat(64) } },
};
const about = { order: 'reading', lang: 'ko', sources } as const;
const PASSED: StageResult = {
  ...{ note: 'pod', example: 'pod/echo', name: { ko: 'pod/echo', en: 'pod/echo' } },
  ...{ outcome: 'passed', commands: 7, seconds: 4.2 },
};
const FAILED: StageResult = {
  ...PASSED,
  outcome: 'failed',
  failure: {
    url: 'http://localhost:1/notes/pod/',
    line: 'kubectl get pod echo',
    reason: { ko: '출력이 다릅니다', en: 'the output differs' },
    mismatches: [{ path: 'the page shows', expected: '1/1', actual: '0/1' }],
  },
};
const report = (stages: readonly StageResult[], startedAt = '2026-11-29T09:00:00.000Z'): CourseReport => ({
  engine: {
    ...{ engine: 'kind', kubernetes: 'v1.36.3', architecture: 'amd64', tool: 'kind v0.33.0', standIns: true },
    nodeImage: { reference: 'kindest/node:v1.36.3', id: 'sha256:1', published: false },
  },
  ...{ startedAt, seconds: 12.5, stages },
});

it('writes a walk that passed, and reads it again', () => {
  const walk = walkOf(report([PASSED, PASSED]), about);
  expect(recordWalk(root, walk)).toBe(true);
  expect(readCourse(root).walks).toEqual([walk]);
  expect(walk).toMatchObject({ order: 'reading', lang: 'ko', commands: 14, standIns: true, ...sources });
});

it.each([
  ['in which something failed', report([PASSED, FAILED])],
  ['in which nothing ran', report([])],
  ['for which no cluster came up', { ...report([PASSED]), engine: undefined }],
])('makes no record of a walk %s', (_what, given) => {
  expect(() => walkOf(given as CourseReport, about)).toThrow(RangeError);
  expect(existsSync(join(root, COURSE_FILE))).toBe(false);
});

it('leaves the file alone for 30 days where the same was walked, and replaces its own walk only', () => {
  const first = walkOf(report([PASSED]), about);
  const english = walkOf(report([PASSED]), { ...about, lang: 'en' });
  recordWalk(root, first);
  recordWalk(root, english);
  expect(recordWalk(root, walkOf(report([PASSED], '2026-11-30T09:00:00.000Z'), about))).toBe(false);
  expect(readCourse(root).walks.map(({ date }) => date)).toEqual([first.date, first.date]);

  const changed = { ...sources, digests: { ...sources.digests, overview: 'c'.repeat(64) } };
  const next = walkOf(report([PASSED], '2026-11-29T10:00:00.000Z'), { ...about, sources: changed });
  expect(recordWalk(root, next)).toBe(true);
  expect(readCourse(root).walks).toEqual(expect.arrayContaining([english, next]));
  expect(readCourse(root).walks).toHaveLength(2);
});

it('reports each part, what failed with expected beside seen, and the totals last', () => {
  expect(stageLine(PASSED, 'en')).toBe('✔ pod: pod/echo  passed: 7 commands, 4.2 s');
  const text = courseConclusion(report([PASSED, FAILED]), 'en');
  expect(text).toMatch(/pod: pod\/echo: the output differs\n {4}http:\S+\n {4}\$ kubectl get pod echo\n/);
  expect(text).toMatch(/the page shows +1\/1 +0\/1/);
  expect(text.split('\n').at(-1)).toBe('1 passed, 1 failed');
});
