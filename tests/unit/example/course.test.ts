import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { type CourseWalk, courseState, readCourse } from '../../../src/example/course.ts';
import { COURSE_FILE } from '../../../src/example/course-file.ts';
import { DiagnosticsError, formatDiagnostic } from '../../../src/example/diagnostic.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'studylog-course-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  mkdirSync(join(root, 'examples'));
});

const digest = (letter: string) => letter.repeat(64);
const SOURCES = {
  runs: [{ note: 'pod', example: 'pod/echo' }],
  digests: { overview: digest('a'), examples: { 'cluster/set-up': digest('b'), 'pod/echo': digest('c') } },
};
const walk = (more: Partial<CourseWalk> = {}): CourseWalk => ({
  ...{ order: 'reading', lang: 'ko', kubernetes: 'v1.36.3', architecture: 'amd64', tool: 'kind v0.33.0' },
  nodeImage: { reference: 'kindest/node:v1.36.3', id: 'sha256:1', published: true },
  ...{ standIns: false, date: '2026-11-29T09:00:00.000Z', seconds: 600, commands: 9, ...SOURCES },
  ...more,
});

const write = (value: unknown) => writeFileSync(join(root, COURSE_FILE), `${JSON.stringify(value, null, 1)}\n`);
function faults(value: unknown): string[] {
  write(value);
  try {
    readCourse(root);
    return [];
  } catch (error) {
    if (!(error instanceof DiagnosticsError)) throw error;
    return error.diagnostics.map((diagnostic) => formatDiagnostic(diagnostic, 'en'));
  }
}

it('is nothing where no walk was recorded', () => {
  expect(readCourse(root)).toEqual({ walks: [] });
  expect(courseState(readCourse(root), () => SOURCES)).toEqual({ state: 'never' });
});

it('reads what a walk wrote', () => {
  expect(faults({ walks: [walk(), walk({ order: 'reversed' }), walk({ lang: 'en' })] })).toEqual([]);
});

it.each([
  ['a key that no walk writes', { walks: [{ ...walk(), passed: true }] }, /course\.json:\d+:\d+: unknown key `passed`/],
  ['a digest that is none', { walks: [walk({ digests: { ...SOURCES.digests, overview: 'x' } })] }, /overview/],
  ['a walk without a Run', { walks: [walk({ runs: [] })] }, /runs/],
  ['a date to come', { walks: [walk({ date: '2999-01-01T00:00:00.000Z' })] }, /in the future/],
  [
    'the same walk twice',
    { walks: [walk(), walk({ kubernetes: 'v1.36.4' })] },
    /reading ko v1\.36 amd64 already exists/,
  ],
  [
    'a Run of an example without a digest',
    { walks: [walk({ runs: [{ note: 'pod', example: 'pod/other' }] })] },
    /the digest of the example pod\/other is missing/,
  ],
])('reports %s with its place, and that only a run writes it', (_what, value, expected) => {
  const [first = ''] = faults(value);
  expect(first).toMatch(expected);
  expect(first).toMatch(/^examples\/course\.json:(?!1:1:)\d+:\d+/);
  expect(first).toContain('npm run verify -- --course --record');
});

it('reports what is not JSON', () => {
  writeFileSync(join(root, COURSE_FILE), '{"walks": [');
  expect(() => readCourse(root)).toThrow(DiagnosticsError);
});

it('is walked where the newest walk of the notes as they are is there', () => {
  const old = walk({ lang: 'en', date: '2026-11-28T09:00:00.000Z' });
  expect(courseState({ walks: [old, walk()] }, () => SOURCES)).toEqual({ state: 'walked', walk: walk() });
});

it.each([
  [
    'an example',
    { ...SOURCES, digests: { ...SOURCES.digests, examples: { ...SOURCES.digests.examples, 'pod/echo': digest('d') } } },
  ],
  ['the overview', { ...SOURCES, digests: { ...SOURCES.digests, overview: digest('d') } }],
  ['the order of the Runs', { ...SOURCES, runs: [...SOURCES.runs, { note: 'service', example: 'pod/echo' }] }],
])('is changed where %s is another', (_what, today) => {
  expect(courseState({ walks: [walk()] }, () => today)).toEqual({ state: 'changed', walk: walk() });
});

it('does not count the order in which the digests are written', () => {
  const { examples } = SOURCES.digests;
  const turned = Object.fromEntries(Object.entries(examples).reverse());
  expect(
    courseState({ walks: [walk()] }, () => ({ ...SOURCES, digests: { ...SOURCES.digests, examples: turned } })).state,
  ).toBe('walked');
});
