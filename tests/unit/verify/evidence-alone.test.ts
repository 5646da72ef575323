import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../src/example/digests.ts';
import { evidenceState, type VerifiedRun, type VerifiedStep } from '../../../src/example/verified.ts';
import { evidenceOf, isRecorded, withRun } from '../../../src/verify/evidence.ts';
import type { RunReport, StepResult } from '../../../src/verify/result.ts';
import { exampleOf, FILES, runSteps } from './steps/row.ts';

const DAY = 24 * 3600 * 1000;
const RECORDED = Date.UTC(2026, 10, 1);
const STEPS = [
  { apply: 'manifest.yaml' },
  { run: 'kubectl get pod', output: { $match: 'echo' } },
  { http: { service: 'echo' } },
];
const WORLD = { prints: { 'get pod': { stdout: 'echo Running\n' } }, answers: { 'echo/': { status: 200, body: 'a' } } };

const example = exampleOf(STEPS);
const result = await runSteps(STEPS, WORLD);
const engine = { engine: 'kind', kubernetes: 'v1.36.3', architecture: 'amd64', tool: 'kind v0.33.0' } as const;
const report: RunReport = {
  engine,
  startedAt: new Date(RECORDED).toISOString(),
  seconds: 1,
  spent: {} as RunReport['spent'],
  examples: [result],
};
const { run: old } = evidenceOf(example, result, report);

const tomorrow = (change: Partial<VerifiedRun>): VerifiedRun => ({
  ...old,
  date: new Date(RECORDED + DAY).toISOString(),
  ...change,
});
const after = (ms: number) => ({ date: new Date(RECORDED + ms).toISOString() });
const step = (index: number, change: Partial<VerifiedStep>) => ({
  steps: old.steps.map((one, at) => (at === index ? { ...one, ...change } : one)),
});
const digests = (change: Partial<VerifiedRun['digests']>) => ({ digests: { ...old.digests, ...change } });

type Becomes = 'kept' | 'replaced' | 'beside it';
const ALONE: readonly (readonly [string, Partial<VerifiedRun>, Becomes])[] = [
  ['nothing', {}, 'kept'],
  ['its durations', { seconds: 99, ...step(0, { seconds: 9 }) }, 'kept'],
  ['its images', { images: [{ reference: 'a', digest: 'b', standIn: true }] }, 'kept'],
  ['its tool', { tool: 'kind v9' }, 'kept'],
  ['its timeline', digests({ timeline: 'other' }), 'kept'],
  ['a patch of Kubernetes', { kubernetes: 'v1.36.9' }, 'kept'],
  ['which Pod answered', step(2, { seen: { status: 200, body: 'b' } }), 'kept'],
  ['a word more in the output', step(1, { output: 'echo Running 5s' }), 'replaced'],
  ['the output', step(1, { output: 'echo Pending\n' }), 'replaced'],
  ['a value seen', step(2, { seen: { status: 'none', body: 'a' } }), 'replaced'],
  ['the status of an answer', step(2, { seen: { status: 302, body: 'a' } }), 'replaced'],
  ['a value seen less', step(2, { seen: { status: 200 } }), 'replaced'],
  ['a number of checks', step(1, { checks: 1 }), 'replaced'],
  ['an outcome', step(1, { outcome: 'skipped' }), 'replaced'],
  ['a step fewer', { steps: old.steps.slice(1) }, 'replaced'],
  ['a byte of a file', digests({ files: { ...old.digests.files, 'v2.yaml': 'other' } }), 'replaced'],
  ['a file fewer', digests({ files: { 'manifest.yaml': old.digests.files['manifest.yaml']! } }), 'replaced'],
  ['a file more', digests({ files: { ...old.digests.files, 'v3.yaml': 'new' } }), 'replaced'],
  ['the expectations', digests({ expectations: 'other' }), 'replaced'],
  ['30 days', after(30 * DAY), 'kept'],
  ['30 days and a moment', after(30 * DAY + 1), 'replaced'],
  ['the engine', { engine: 'embedded' }, 'beside it'],
  ['a minor of Kubernetes', { kubernetes: 'v1.35.3' }, 'beside it'],
  ['the architecture', { architecture: 'arm64' }, 'beside it'],
];

describe('evidence', () => {
  it.each(ALONE)('where a later run differs by %s alone', (_what, change, becomes) => {
    const run = tomorrow(change);
    const before = { runs: [old] };
    const { runs } = withRun(before, run);
    if (becomes === 'kept') expect(runs).toBe(before.runs);
    else if (becomes === 'replaced') expect(runs).toEqual([run]);
    else expect(runs.map(({ date }) => date).sort()).toEqual([old.date, run.date]);
  });

  it('begins with the first run', () => {
    expect(withRun(undefined, old)).toEqual({ runs: [old] });
  });

  it('lists real clusters first, then newer minors, then architectures', () => {
    const of = (change: Partial<VerifiedRun>) => tomorrow(change);
    const runs = [
      of({ engine: 'embedded' }),
      of({ kubernetes: 'v1.9.0' }),
      of({ architecture: 'arm64' }),
      of({ engine: 'context' }),
      of({}),
      of({ kubernetes: 'v1.10.0' }),
    ];
    const { runs: sorted } = runs.reduce((all, run) => withRun(all, run), { runs: [] as readonly VerifiedRun[] });
    expect(sorted.map((run) => `${run.engine} ${run.kubernetes} ${run.architecture}`)).toEqual([
      'kind v1.36.3 amd64',
      'kind v1.36.3 arm64',
      'kind v1.10.0 amd64',
      'kind v1.9.0 amd64',
      'context v1.36.3 amd64',
      'embedded v1.36.3 amd64',
    ]);
  });

  it('is never made of a run that did not pass', () => {
    for (const outcome of ['failed', 'skipped'] as const)
      expect(() => evidenceOf(example, { ...result, outcome }, report)).toThrow(
        `cases/case ${outcome}; only passing runs are evidence`,
      );
  });

  it('keeps the timeline of kind alone, and what a step skipped as skipped', () => {
    expect(evidenceOf(example, result, report).timeline).toBeDefined();
    const simulated = { ...report, engine: { ...engine, engine: 'embedded' as const } };
    expect(evidenceOf(example, result, simulated).timeline).toBeUndefined();
    const skipped = { ...result, steps: result.steps.map((one) => ({ ...one, outcome: 'skipped' as const })) };
    expect(evidenceOf(example, skipped, report).run.steps.map(({ outcome }) => outcome)).toEqual(
      Array(3).fill('skipped'),
    );
  });

  it('records the run, its steps and the image of the node, and nothing of what there is not', () => {
    const nodeImage = { reference: 'kindest/node:v1.36.3', id: 'sha256:1', published: true };
    const [apply, run, http] = result.steps as [StepResult, StepResult, StepResult];
    const reason = { ko: '이유', en: 'why' };
    const steps = [apply, run, { ...http, outcome: 'skipped' as const, reason }];
    const images = [{ reference: 'echo:v1', digest: 'sha256:2', standIn: false }];
    const ran = { ...result, steps, images, seconds: 5 };
    const { run: recorded, timeline } = evidenceOf(example, ran, { ...report, engine: { ...engine, nodeImage } });
    expect(recorded).toStrictEqual({
      ...engine,
      nodeImage,
      date: '2026-11-01T00:00:00.000Z',
      seconds: 5,
      digests: {
        files: { 'manifest.yaml': sha256(FILES['manifest.yaml']), 'v2.yaml': sha256(FILES['v2.yaml']) },
        expectations: example.expectationsDigest,
        timeline: sha256(timeline!),
      },
      images,
      steps: [
        { digest: apply.digest, verb: 'apply', outcome: 'passed', checks: 1, seconds: 0 },
        { digest: run.digest, verb: 'run', outcome: 'passed', checks: 2, seconds: 0, output: 'echo Running\n' },
        {
          digest: http.digest,
          verb: 'http',
          outcome: 'skipped',
          checks: 1,
          seconds: 0,
          reason: 'why',
          seen: { status: 200, body: 'a' },
        },
      ],
    });
    const embedded = evidenceOf(example, ran, { ...report, engine: { ...engine, engine: 'embedded' } });
    const { timeline: _timeline, ...digests } = recorded.digests;
    const { nodeImage: _image, ...others } = recorded;
    expect(embedded).toStrictEqual({ run: { ...others, engine: 'embedded', digests } });
  });

  it('is there for an engine when any example has a run of it', () => {
    const examples = [{}, { verified: { runs: [tomorrow({ engine: 'embedded' }), old] } }];
    expect(isRecorded(examples, engine)).toBe(true);
    expect(isRecorded(examples, { ...engine, kubernetes: 'v1.36.0' })).toBe(true);
    expect(isRecorded(examples, { ...engine, architecture: 'arm64' })).toBe(false);
    expect(isRecorded([], engine)).toBe(false);
  });
});

describe('the state of an example', () => {
  const of = (...runs: Partial<VerifiedRun>[]) => ({ ...example, verified: { runs: runs.map(tomorrow) } });
  const edited = digests({ files: { 'manifest.yaml': 'other' } });

  it.each<[string, ReturnType<typeof of>, string]>([
    ['without a run', of(), 'never'],
    ['with a run on kind', of({}), 'verified'],
    ['with a run on another cluster', of({ engine: 'context' }), 'verified'],
    ['with a simulated run', of({ engine: 'embedded' }), 'simulated'],
    ['with a run of other bytes', of(edited), 'changed'],
    ['with a run of other expectations', of(digests({ expectations: 'other' })), 'changed'],
    ['with a simulated run of other bytes', of({ engine: 'embedded', ...edited }), 'changed'],
    ['with a real run of other bytes and a simulated one of these', of(edited, { engine: 'embedded' }), 'changed'],
    ['with real runs of other bytes and of these', of({ ...edited, kubernetes: 'v1.35.1' }, {}), 'verified'],
  ])('%s', (_what, one, state) => {
    expect(evidenceState(one, ['1.36']).state).toBe(state);
  });
});
