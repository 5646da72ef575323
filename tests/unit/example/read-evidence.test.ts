import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { DiagnosticsError } from '../../../src/example/diagnostic.ts';
import { sha256 } from '../../../src/example/digests.ts';
import { type Example, loadExample } from '../../../src/example/load.ts';
import { allSteps } from '../../../src/example/results.ts';
import type { Timeline } from '../../../src/example/timeline.ts';
import type { Verified } from '../../../src/example/verified.ts';
import { serialise } from '../../../src/verify/evidence.ts';
import { timelineText } from '../../../src/verify/timeline-text.ts';

const EXAMPLE = `title: {ko: 파드, en: Pod}
summary: {ko: 파드, en: Pod}
steps:
  - apply: manifest.yaml
  - meanwhile: {service: echo, failed: 0}
    do:
      - run: kubectl get pod
  - run: kubectl get pod
`;
const PLACE = 'examples/pod/echo/verified.json';

/** A project with one example and the files beside it. */
function project(
  files: Readonly<Record<string, string>> = {},
  atEnd: (remove: () => void) => void = onTestFinished,
): string {
  const root = mkdtempSync(join(tmpdir(), 'studylog-'));
  atEnd(() => rmSync(root, { recursive: true, force: true }));
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

/** What a run of the example did and saw. */
function happened(example: Example): Timeline {
  const steps = allSteps(example.steps).map(({ step: { digest } }, at) => ({ at: at * 10, until: 100, digest }));
  const pod = { kind: 'Pod', name: 'echo' };
  const container = { name: 'app', image: 'redis', ready: false, restarts: 0, state: 'waiting' } as const;
  return {
    steps,
    requests: [
      { at: 12, until: 15, step: 1, to: 'echo', path: '/', status: 200, pod: 'echo' },
      { at: 13, until: 15, step: 1, to: 'echo', path: '/', status: 200, pod: 'echo' },
    ],
    changes: [
      {
        at: 5,
        type: 'added',
        object: { ...pod, owner: { kind: 'ReplicaSet', name: 'rs' } },
        state: { kind: 'Pod', deleting: false, phase: 'Pending', labels: { app: 'echo' }, containers: [container] },
      },
      { at: 7, type: 'added', object: { kind: 'ConfigMap', name: 'a' }, state: { kind: 'other', deleting: false } },
    ],
    events: [
      { at: 6, about: pod, type: 'Normal', component: 'kubelet', reason: 'Pulled', message: 'It was there' },
      { at: 8, about: pod, type: 'Normal', component: 'kubelet', reason: 'Pulled', message: 'It was there' },
    ],
    leftOut: [],
  };
}
const TIMELINE = timelineText(happened(loadExample(project({}, afterAll), 'pod/echo')));

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
  expect(timeline).toEqual(happened(loadExample(root, 'pod/echo')));
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
    ['a day that is none', (run) => ({ ...run, date: '2026-02-30T09:30:00.000Z' }), /date`: no run is possible/],
    ['a day before Kubernetes', (run) => ({ ...run, date: '1970-01-01T00:00:00.000Z' }), /date`: no run is possible/],
    ['a day to come', (run) => ({ ...run, date: later(26) }), /date`: this date is in the future/],
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
      /no step passed/,
    ],
    [
      'a result less than steps',
      (run) => ({ ...run, steps: run.steps.slice(1) }),
      /there are 4 steps, but 3 recorded results/,
    ],
    ['a result more than steps', (run) => ({ ...run, steps: [...run.steps, run.steps[0]] }), /no such step/],
    ['results in another order', (run) => ({ ...run, steps: run.steps.toReversed() }), /no such step/],
    ['a result of a step that is not there', (run) => step(run, { digest: '0'.repeat(64) }), /no such step/],
    ['a result without its step', (run) => step(run, { digest: undefined }), /digest/],
    [
      'a result of a step of another verb',
      (run) => step(run, { verb: 'http' }),
      /is for `http`, but the step is `meanwhile`/,
    ],
    [
      'the same of other expectations',
      (run) => step(digests(run, { expectations: '0'.repeat(64) }) as Run, { verb: 'http' }),
      /is for `http`, but/,
    ],
    [
      'more results than an example can have steps',
      (run) => ({
        ...digests(run, { expectations: '0'.repeat(64) }),
        steps: Array(61).fill({ ...run.steps[0], verb: 'run', outcome: 'passed', checks: 1, seconds: 1 }),
      }),
      /at most 60 steps/,
    ],
    ['a timeline of a simulation', (run) => ({ ...run, engine: 'embedded' }), /only a run on kind can have a timeline/],
  ];
  test.each(WRONG)('says where and what to do about %s', (_what, change, message) => {
    const found = faults(textOf([other(plain()), change(plain())].reverse()));
    expect(found[0]?.message).toMatch(message);
    expect(found[0]?.place).toMatch(/^examples\/pod\/echo\/verified\.json:\d+:\d+$/);
    expect(found[0]?.hint).toContain(
      `delete ${PLACE} and record it again: npm run verify -- pod/echo --engine kind --record`,
    );
  });

  test.each([
    ['the same twice', () => [plain(), plain()], /a run on kind v1\.36 amd64 already exists/],
    ['two patches of one minor', () => [plain(), { ...other(plain()), kubernetes: 'v1.36.9' }], /kind v1\.36 amd64/],
    ['two timelines', () => [plain(), { ...plain(), kubernetes: 'v1.35.1' }], /only one run can have a timeline/],
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
    expect(fault?.message).toMatch(/this file can be at most 20480 bytes/);
    expect(faults(textOf([plain()]), ' '.repeat(100 * 1024 + 1))[0]?.message).toMatch(/at most 102400 bytes/);
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

  type File = Record<string, unknown[]>;
  const changed = (list: string, row: number, change: (row: never) => unknown) => {
    const file = JSON.parse(TIMELINE) as File;
    return of(
      JSON.stringify({ ...file, [list]: file[list]!.map((one, at) => (at === row ? change(one as never) : one)) }),
    );
  };
  const put = (place: number, value: unknown) => (row: unknown[]) => row.with(place, value);
  const set = (fields: object) => (row: object) => ({ ...row, ...fields });

  test.each<[what: string, list: string, row: number, change: (row: never) => unknown, message: RegExp]>([
    ['a change of no object', 'changes', 0, put(2, 2), /`changes\.0`: it refers to an entry that is not in the lists/],
    ['a change to no state', 'changes', 0, put(3, 9), /`changes\.0`: it refers to an entry/],
    ['a change before none', 'changes', 0, put(2, -1), /`changes\.0\.2`/],
    [
      'a change to a state of another kind',
      'changes',
      1,
      put(3, 0),
      /`changes\.1`: the object and its state are of dif/,
    ],
    ['a Pod of which nothing is said', 'changes', 0, put(3, 1), /`changes\.0`: the object and its state are of dif/],
    ['a change before the one before', 'changes', 1, put(0, 4), /`changes\.1`: it is earlier than the previous row/],
    ['a change before the run', 'changes', 0, put(0, -1), /`changes\.0\.0`/],
    ['a change after a day', 'changes', 1, put(0, 86_400_001), /`changes\.1\.0`: it must be at most 86400000/],
    ['a change at half a millisecond', 'changes', 0, put(0, 0.5), /`changes\.0\.0`/],
    ['a change of no type', 'changes', 0, put(1, '?'), /`changes\.0\.1`/],
    ['an event of no report', 'events', 0, put(1, 1), /`events\.0`: it refers to an entry/],
    ['an event before the one before', 'events', 1, put(0, 5), /`events\.1`: it is earlier than the previous row/],
    ['an event that never happened', 'events', 0, put(2, 0), /`events\.0\.2`/],
    ['a report of nobody', 'reports', 0, set({ about: { kind: 'pod', name: 'echo' } }), /a kind of object such as Pod/],
    ['a report that is neither', 'reports', 0, set({ type: 'Error' }), /`reports\.0\.type`/],
    ['a report without an end', 'reports', 0, set({ message: 'x'.repeat(1025) }), /at most 1024 characters/],
    ['a reason in many words', 'reports', 0, set({ reason: 'all is well' }), /expected one word such as BackOff/],
    ['an object of a name that is none', 'objects', 0, set({ name: '../echo' }), /`objects\.0\.name`/],
    ['an owner of a name that is none', 'objects', 0, set({ owner: { kind: 'ReplicaSet', name: '' } }), /owner\.name/],
    ['a state of an unknown field', 'states', 0, set({ uid: 1 }), /unknown key `uid` in `states\.0`/],
    ['a state of no kind', 'states', 0, set({ kind: 'Node' }), /`states\.0\.kind`/],
    ['a label that is none', 'states', 0, set({ labels: { 'a b': 'c' } }), /`states\.0\.labels/],
    [
      'a negative count',
      'states',
      0,
      set({ containers: [{ name: 'a', image: 'b', restarts: -1, state: 'running' }] }),
      /restarts/,
    ],
    ['a container in no state', 'states', 0, set({ containers: [{ name: 'a', image: 'b', state: 'well' }] }), /state/],
    ['a request of no answer', 'requests', 0, put(2, 1), /`requests\.0`: it refers to an entry/],
    ['a request that ends before it begins', 'requests', 0, put(1, 11), /`requests\.0`: it ends before it starts/],
    [
      'a request before its step',
      'requests',
      0,
      put(0, 9),
      /`requests\.0`: the step that sent it was not running at that time/,
    ],
    ['a request that was not sent', 'requests', 0, put(3, 0), /`requests\.0\.3`/],
    ['an answer to no step', 'answers', 0, set({ step: 4 }), /`answers\.0`: it refers to an entry/],
    [
      'a request before the one before',
      'requests',
      1,
      put(0, 11),
      /`requests\.1`: it is earlier than the previous row/,
    ],
    ['a request after its step', 'requests', 1, () => [101, 102, 0, 1], /`requests\.1`: the step that sent it was not/],
    ['an answer of a Pod that did not come', 'answers', 0, set({ status: undefined, failure: 'timeout' }), /either/],
    ['an answer that came and did not', 'answers', 0, set({ failure: 'timeout' }), /either `status` or `failure`/],
    ['an answer that is none', 'answers', 0, set({ status: undefined }), /either `status` or `failure`/],
    ['an answer from elsewhere', 'answers', 0, set({ to: 'a.example/' }), /`answers\.0\.to`/],
    ['a path of another host', 'answers', 0, set({ path: '//a.example' }), /`answers\.0\.path`/],
    ['a status that is none', 'answers', 0, set({ status: 42 }), /`answers\.0\.status`/],
    ['a step that ends before it begins', 'steps', 3, put(1, 29), /`steps\.3`: it ends before it starts/],
    ['steps in another order', 'steps', 2, put(0, 9), /`steps\.2`: it is earlier than the previous row/],
    ['a step of another run', 'steps', 2, put(2, '0'.repeat(64)), /`steps\.2`?.*no such step here|no such step here/],
    ['a step by another name', 'steps', 0, put(2, 'first'), /expected a sha256/],
  ])('with %s is reported', (_what, list, row, change, message) => {
    const [[place, said] = []] = changed(list, row, change);
    expect(said).toMatch(message);
    expect(place).toMatch(new RegExp(`^${AT}:1:\\d+$`));
  });

  test('has the steps of its run, no more and no less', () => {
    const file = JSON.parse(TIMELINE) as File;
    const steps = (rows: unknown[]) => of(JSON.stringify({ ...file, steps: rows }))[0]?.[1];
    expect(steps(file.steps!.slice(0, 3))).toMatch(/there are 4 steps, but 3 recorded results/);
    expect(steps([...file.steps!, file.steps![3]])).toMatch(/no such step here/);
    expect(steps(Array(61).fill(file.steps![3]))).toMatch(/steps/);
  });

  test('names something that is wrong at its line, and lists that are missing', () => {
    const line = TIMELINE.split('\n').findIndex((one) => one.startsWith('[5,"+"')) + 1;
    expect(of(TIMELINE.replace('[5,"+",0,0]', '[5,"+",7,0]'))).toEqual([
      [`${AT}:${line}:1`, '`changes.0`: it refers to an entry that is not in the lists'],
    ]);
    expect(of('{}').map(([, message]) => message)).toContain('`objects` is missing');
    expect(of('{"objects": [], "states": [], "changes": [], "leftOut": [[0, 1]]}').length).toBeGreaterThan(1);
    expect(of(TIMELINE.replace('{"steps"', '{"note": 1, "steps"'))[0]?.[1]).toMatch(/unknown key `note`/);
  });
});
