import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { DiagnosticsError } from '../../../src/example/diagnostic.ts';
import { sha256 } from '../../../src/example/digests.ts';
import { type Example, loadExample } from '../../../src/example/load.ts';
import { allSteps } from '../../../src/example/results.ts';
import type { Verified } from '../../../src/example/verified.ts';
import { serialise } from '../../../src/verify/evidence.ts';
import { timelineText } from '../../../src/verify/timeline.ts';

const EXAMPLE = `title: {ko: 파드, en: Pod}
summary: {ko: 파드, en: Pod}
steps:
  - apply: manifest.yaml
  - meanwhile: {service: echo, failed: 0}
    do:
      - run: kubectl get pod
  - run: kubectl get pod
`;
const TIMELINE = timelineText([{ at: 5, type: 'added', kind: 'Pod', name: 'echo', state: 'Pending' }]);
const PLACE = 'examples/pod/echo/verified.json';

/** A project with one example and the files beside it. */
function project(files: Readonly<Record<string, string>> = {}): string {
  const root = mkdtempSync(join(tmpdir(), 'studylog-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const folder = join(root, 'examples/pod/echo');
  mkdirSync(folder, { recursive: true });
  const all = { 'manifest.yaml': 'kind: Pod\n', 'example.yaml': EXAMPLE, ...files };
  for (const [name, text] of Object.entries(all)) writeFileSync(join(folder, name), text);
  return root;
}

/** What a run of the example records, as JSON that tests may change as they like. */
function record(example: Example) {
  return {
    engine: 'kind',
    kubernetes: 'v1.36.3',
    architecture: 'amd64',
    tool: 'kind v0.33.0',
    nodeImage: { reference: 'kindest/node:v1.36.3', id: `sha256:${'1'.repeat(64)}`, published: false },
    date: '2026-11-22T09:30:00.000Z',
    seconds: 4,
    digests: {
      files: Object.fromEntries(example.files.map(({ name, digest }) => [name, digest])),
      expectations: example.expectationsDigest,
      timeline: sha256(TIMELINE),
    },
    images: [{ reference: 'redis', digest: `sha256:${'2'.repeat(64)}`, standIn: true }],
    steps: allSteps(example.steps).map(({ step: { digest, verb } }) => ({
      digest,
      verb: verb as string,
      outcome: 'passed',
      checks: 1,
      seconds: 0.5,
      output: 'NAME\n',
      seen: { status: 200 },
    })),
  };
}
type Run = ReturnType<typeof record>;

const plain = () => record(loadExample(project(), 'pod/echo'));
/** A run on another minor. */
const other = (run: Run): Run => {
  const { timeline: _timeline, ...digests } = run.digests;
  return { ...run, kubernetes: 'v1.35.1', digests: digests as Run['digests'] };
};
const textOf = (runs: readonly unknown[]) => serialise({ runs } as unknown as Verified);

function faults(verified: string, timeline = TIMELINE): { place: string; message: string; hint: string }[] {
  try {
    loadExample(project({ 'verified.json': verified, 'timeline.json': timeline }), 'pod/echo');
  } catch (error) {
    if (!(error instanceof DiagnosticsError)) throw error;
    return error.diagnostics.map(({ file, line, column, message, hint }) => ({
      place: `${file}:${line}:${column}`,
      message: message.en,
      hint: `${hint?.en}`,
    }));
  }
  return [];
}

test('a record that a run wrote is read, and its timeline with it', () => {
  const run = plain();
  const root = project({ 'verified.json': textOf([run, other(run)]), 'timeline.json': TIMELINE });
  const { verified, timeline } = loadExample(root, 'pod/echo');
  expect(verified?.runs).toEqual([run, other(run)]);
  expect(timeline?.changes).toEqual([{ at: 5, type: 'added', kind: 'Pod', name: 'echo', state: 'Pending' }]);
});

test('what a run that was killed leaves, a record without its timeline, has none', () => {
  const { verified, timeline } = loadExample(project({ 'verified.json': textOf([plain()]) }), 'pod/echo');
  expect(verified?.runs[0]?.digests).not.toHaveProperty('timeline');
  expect(timeline).toBeUndefined();
});

const HOUR = 3600 * 1000;
const later = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString();
const step = (run: Run, change: object) => ({
  ...run,
  steps: run.steps.map((one, at) => (at === 1 ? { ...one, ...change } : one)),
});
const digests = (run: Run, change: object) => ({ ...run, digests: { ...run.digests, ...change } });

describe('a record that no run can have written', () => {
  const WRONG: readonly (readonly [what: string, change: (run: Run) => unknown, message: RegExp])[] = [
    ['an unknown key', (run) => ({ ...run, note: 'all is well' }), /unknown key `note` in `runs\.0`/],
    ['an unknown key in a step', (run) => step(run, { result: 1 }), /unknown key `result` in `runs\.0\.steps\.1`/],
    ['a key that is missing', ({ tool: _tool, ...run }) => run, /`runs\.0\.tool` is missing/],
    ['a day that is none', (run) => ({ ...run, date: '2026-02-30T09:30:00.000Z' }), /date`: nothing can have run/],
    ['a day before Kubernetes', (run) => ({ ...run, date: '1970-01-01T00:00:00.000Z' }), /date`: nothing can have run/],
    ['a day to come', (run) => ({ ...run, date: later(26) }), /date`: this date is still to come/],
    ['a date in words', (run) => ({ ...run, date: 'yesterday' }), /date`: expected a date and time in UTC/],
    ['an engine that is none', (run) => ({ ...run, engine: 'minikube' }), /engine/],
    [
      'a version that is none',
      (run) => ({ ...run, kubernetes: 'v2.0.0' }),
      /kubernetes`: expected a version of Kubernetes/,
    ],
    [
      'a version in words',
      (run) => ({ ...run, kubernetes: 'latest' }),
      /kubernetes`: expected a version of Kubernetes/,
    ],
    ['an architecture that is none', (run) => ({ ...run, architecture: 'AMD 64' }), /architecture/],
    ['a step of a verb that is none', (run) => step(run, { verb: 'look' }), /`runs\.0\.steps\.1\.verb`/],
    ['a step that failed', (run) => step(run, { outcome: 'failed' }), /outcome/],
    ['fewer checks than none', (run) => step(run, { checks: -1 }), /checks/],
    ['an endless duration', (run) => ({ ...run, seconds: 1e9 }), /seconds/],
    ['a reason that is too long', (run) => step(run, { reason: 'x'.repeat(2001) }), /at most 2000 characters/],
    ['a digest that is none', (run) => digests(run, { expectations: 'abc' }), /expected a sha256/],
    [
      'a file that an example cannot have',
      (run) => digests(run, { files: { '../x': 'a' } }),
      /expected a name in lower-case/,
    ],
    [
      'an image without its digest',
      (run) => ({ ...run, images: [{ reference: 'redis', digest: 'v7', standIn: true }] }),
      /digest/,
    ],
    [
      'no step that passed',
      (run) => ({ ...run, steps: run.steps.map((one) => ({ ...one, outcome: 'skipped' })) }),
      /not one step passed/,
    ],
    ['a result less than steps', (run) => ({ ...run, steps: run.steps.slice(1) }), /3 results are recorded of 4 steps/],
    ['a result more than steps', (run) => ({ ...run, steps: [...run.steps, run.steps[0]] }), /no such step/],
    ['results in another order', (run) => ({ ...run, steps: run.steps.toReversed() }), /no such step/],
    ['a result of a step that is not there', (run) => step(run, { digest: '0'.repeat(64) }), /no such step/],
    ['a result without its step', (run) => step(run, { digest: undefined }), /digest/],
    ['a result of a step of another verb', (run) => step(run, { verb: 'http' }), /not `http` but `meanwhile`/],
    [
      'the same of other expectations',
      (run) => step(digests(run, { expectations: '0'.repeat(64) }) as Run, { verb: 'http' }),
      /not `http` but/,
    ],
    [
      'more results than an example can have steps',
      (run) => ({
        ...digests(run, { expectations: '0'.repeat(64) }),
        steps: Array(61).fill({ ...run.steps[0], verb: 'run', outcome: 'passed', checks: 1, seconds: 1 }),
      }),
      /at most 60 steps/,
    ],
    ['a timeline of a simulation', (run) => ({ ...run, engine: 'embedded' }), /only a run on kind has a timeline/],
  ];
  test.each(WRONG)('says where and what to do about %s', (_what, change, message) => {
    const found = faults(textOf([other(plain()), change(plain())].reverse()));
    expect(found[0]?.message).toMatch(message);
    expect(found[0]?.place).toMatch(/^examples\/pod\/echo\/verified\.json:\d+:\d+$/);
    expect(found[0]?.hint).toContain(
      `delete ${PLACE} and record again: npm run verify -- pod/echo --engine kind --record`,
    );
  });

  test.each([
    ['the same twice', () => [plain(), plain()], /a run on kind v1\.36 amd64 is there already/],
    ['two patches of one minor', () => [plain(), { ...other(plain()), kubernetes: 'v1.36.9' }], /kind v1\.36 amd64/],
    ['two timelines', () => [plain(), { ...plain(), kubernetes: 'v1.35.1' }], /only one run has a timeline/],
  ])('says so of %s', (_what, runs, message) => {
    expect(
      faults(textOf(runs()))
        .map(({ message }) => message)
        .join(),
    ).toMatch(message);
  });

  test.each([
    ['{}', `${PLACE}:1:1`, /`runs` is missing/],
    ['[]', `${PLACE}:1:1`, /expected object/],
    ['null', `${PLACE}:1:1`, /./],
    ['', `${PLACE}:1:1`, /not JSON/],
    ['runs: []\n', `${PLACE}:1:1`, /not JSON/],
    ['{\n "runs": [\n  {"engine": "kind"\n', `${PLACE}:`, /not JSON/],
    ['{"runs": [1, {"engine": 5}]}', `${PLACE}:1:11`, /./],
    [`${'['.repeat(5000)}${']'.repeat(5000)}`, `${PLACE}:1:1`, /./],
    ['{"runs": [], "__proto__": {"runs": []}}', `${PLACE}:1:`, /unknown key `__proto__`/],
  ])('finds fault with %j instead of ending in an error', (text, place, message) => {
    const [first] = faults(text);
    expect(first?.place.startsWith(place)).toBe(true);
    expect(first?.message).toMatch(message);
  });

  test('points at the line of the value', () => {
    const text = textOf([plain()]);
    const line = text.split('\n').findIndex((one) => one.includes('"architecture"')) + 1;
    const [fault] = faults(text.replace('"amd64"', '"AMD 64"'));
    expect(fault?.place).toBe(`${PLACE}:${line}:4`);
  });

  test('may be a day ahead, as clocks differ', () => {
    expect(faults(textOf([{ ...plain(), date: later(20) }]))).toEqual([]);
  });

  test('is not read where it is longer than any run writes', () => {
    const [fault] = faults(textOf([step(plain(), { output: 'x'.repeat(20 * 1024) })]));
    expect(fault?.message).toMatch(/this file may have 20480 bytes/);
    expect(faults(textOf([plain()]), ' '.repeat(100 * 1024 + 1))[0]?.message).toMatch(/may have 102400 bytes/);
  });
});

describe('a timeline', () => {
  const of = (timeline: string) =>
    faults(textOf([digests(plain(), { timeline: sha256(timeline) })]), timeline).map(({ place, message }) => [
      place,
      message,
    ]);
  const AT = 'examples/pod/echo/timeline.json';

  test('that no run names is not shown but reported', () => {
    expect(faults(textOf([plain()]), TIMELINE.replace('Pending', 'Running'))).toMatchObject([
      { place: `${AT}:1:1`, message: 'this is not the timeline of the run that verified.json records' },
    ]);
    expect(faults(textOf([other(plain())]))).toMatchObject([{ place: `${AT}:1:1` }]);
  });

  test('must be made of rows that point at its lists', () => {
    expect(of(TIMELINE.replace('[5,"+",0,0]', '[5,"+",1,0]'))).toEqual([
      [`${AT}:8:1`, '`changes.0`: it points at nothing in the lists'],
    ]);
    expect(of('{"objects": [], "states": [], "changes": [], "leftOut": [[0, 1]]}')[0]?.[1]).toMatch(/leftOut\.0/);
    expect(of('{}')[0]?.[1]).toMatch(/`objects` is missing/);
    expect(of(TIMELINE.replace('"+"', '"?"'))[0]?.[1]).toMatch(/changes\.0/);
  });
});
