import { describe, expect, it } from 'vitest';
import type { Example } from '../../../src/example/load.ts';
import { evidenceOf } from '../../../src/verify/evidence.ts';
import { evidenceFaults } from '../../../src/verify/require.ts';
import type { ExampleResult, RunReport, StepResult } from '../../../src/verify/result.ts';
import { exampleOf, type FILES, runSteps, type Written } from './steps/row.ts';

const STEPS: readonly Written[] = [{ apply: 'manifest.yaml' }, { http: { service: 'echo' }, within: '1s' }];
const ANSWERING = { answers: { 'echo/': { status: 200, body: 'echo' } } };
const MINORS = ['1.36'];

const passed = await runSteps(STEPS, ANSWERING);

function report(result: ExampleResult, engine: Partial<RunReport['engine']> = {}): RunReport {
  return {
    engine: { engine: 'kind', kubernetes: 'v1.36.3', architecture: 'amd64', tool: 'kind v0.33.0', ...engine },
    startedAt: '2026-11-01T00:00:00.000Z',
    seconds: 1,
    spent: {} as RunReport['spent'],
    examples: [result],
  };
}

/** The example with the evidence of a run. */
function recorded(steps: readonly Written[] = STEPS, engine: Partial<RunReport['engine']> = {}): Example {
  const example = exampleOf(steps);
  return { ...example, verified: { runs: [evidenceOf(example, passed, report(passed, engine)).run] } };
}
const edited = (example: Example, name: keyof typeof FILES): Example => ({
  ...example,
  files: example.files.map((file) => (file.name === name ? file.withText(`${file.text}# edited\n`) : file)),
});
const withStep = (index: number, change: Partial<StepResult>): ExampleResult => ({
  ...passed,
  steps: passed.steps.map((step, at) => (at === index ? { ...step, ...change } : step)),
});

describe('required evidence', () => {
  it('is there when a run on a real cluster saw what the example is now', () => {
    expect(evidenceFaults([recorded()], MINORS, report(passed))).toEqual([]);
  });

  it.each<[string, Example, string, string]>([
    ['without any run', exampleOf(STEPS), 'missing', 'no run on a real cluster is recorded'],
    [
      'with a run on the simulation only',
      recorded(STEPS, { engine: 'embedded' }),
      'missing',
      'no run on a real cluster is recorded',
    ],
    [
      'when the manifest changed',
      edited(recorded(), 'manifest.yaml'),
      'stale',
      'changed since the run was recorded: manifest.yaml',
    ],
    [
      'when another file changed',
      edited(recorded(), 'v2.yaml'),
      'stale',
      'changed since the run was recorded: v2.yaml',
    ],
    [
      'when an expectation changed',
      {
        ...exampleOf([...STEPS.slice(0, 1), { http: { service: 'echo', status: 200 } }]),
        verified: recorded().verified!,
      },
      'stale',
      'changed since the run was recorded: example.yaml',
    ],
  ])('has a fault %s', (_when, example, fault, message) => {
    expect(evidenceFaults([example], MINORS)).toEqual([
      {
        id: 'cases/case',
        file: 'examples/cases/case/example.yaml',
        fault,
        message: expect.objectContaining({ en: message }),
      },
    ]);
  });

  it('names all that changed', () => {
    const both = edited(edited(recorded(), 'manifest.yaml'), 'v2.yaml');
    expect(evidenceFaults([both], MINORS).map(({ message }) => message)).toEqual([
      {
        ko: '기록한 뒤에 바뀌었습니다: manifest.yaml, v2.yaml',
        en: 'changed since the run was recorded: manifest.yaml, v2.yaml',
      },
    ]);
  });

  it('has a fault of its own for each example', () => {
    expect(evidenceFaults([exampleOf(STEPS), recorded(), exampleOf(STEPS)], MINORS)).toHaveLength(2);
  });
});

describe('a run that says otherwise than the evidence', () => {
  const said = (result: ExampleResult, engine: Partial<RunReport['engine']> = {}, example = recorded()) =>
    evidenceFaults([example], MINORS, report(result, engine)).map(({ fault, message }) => `${fault}: ${message.en}`);

  it.each<[string, ExampleResult, string]>([
    ['an example that fails', { ...passed, outcome: 'failed' }, 'recorded as passed, but now failed'],
    ['an example that was skipped', { ...passed, outcome: 'skipped' }, 'recorded as passed, but now skipped'],
    ['a step fewer', { ...passed, steps: passed.steps.slice(1) }, '2 steps were recorded, but 1 ran'],
    [
      'a step that was skipped',
      withStep(1, { outcome: 'skipped' }),
      'step 2 (http) was recorded as passed, and is now skipped',
    ],
    ['another output', withStep(1, { output: 'other' }), 'step 2 (http) prints something different from the record'],
    [
      'another value seen',
      withStep(1, { seen: { status: 'teapot', body: 'echo' } }),
      'the result of step 2 (http) is different from the record',
    ],
    ['a check fewer', withStep(1, { checks: 0 }), 'the result of step 2 (http) is different from the record'],
  ])('is reported for %s', (_what, result, message) => {
    expect(said(result)).toEqual([`contradicted: ${message}`]);
  });

  it('is reported only where the same minor on the same engine and architecture is recorded', () => {
    const failed = { ...passed, outcome: 'failed' as const };
    expect(said(failed, { kubernetes: 'v1.36.9' })).toHaveLength(1);
    expect(said(failed, { kubernetes: 'v1.35.3' })).toEqual([]);
    expect(said(failed, { architecture: 'arm64' })).toEqual([]);
    expect(said(failed, { engine: 'context' })).toEqual([]);
  });

  it('is reported in Korean with the words of its outcomes', () => {
    const inKorean = (result: ExampleResult) =>
      evidenceFaults([recorded()], MINORS, report(result)).map(({ message }) => message.ko);
    expect(inKorean({ ...passed, outcome: 'failed' })).toEqual(['기록은 통과, 이번에는 실패입니다']);
    expect(inKorean({ ...passed, outcome: 'skipped' })).toEqual(['기록은 통과, 이번에는 건너뜀입니다']);
    expect(inKorean(withStep(1, { outcome: 'skipped' }))).toEqual(['단계 2(http): 기록은 통과, 이번에는 건너뜀입니다']);
  });

  it('is not reported where what ran then was something else than now', () => {
    const [now, then] = [recorded(), recorded(STEPS, { kubernetes: 'v1.35.3' })];
    const other = { files: { 'manifest.yaml': 'other' }, expectations: 'other' };
    const runs = [...now.verified!.runs, ...then.verified!.runs.map((run) => ({ ...run, digests: other }))];
    const failed = { ...passed, outcome: 'failed' as const };
    expect(said(failed, { kubernetes: 'v1.35.3' }, { ...now, verified: { runs } })).toEqual([]);
    expect(said(failed, { kubernetes: 'v1.36.3' }, { ...now, verified: { runs } })).toHaveLength(1);
  });

  it('is not reported of another example, nor where no example was run', () => {
    expect(said({ ...passed, outcome: 'failed', id: 'cases/other' })).toEqual([]);
  });

  it('is asked for in Korean too', () => {
    const [fault] = evidenceFaults([exampleOf(STEPS)], MINORS, report(passed));
    expect(fault?.message.ko).toContain('실제 클러스터에서 기록한 실행이 없습니다');
  });

  it('is not reported of an example that was never recorded', () => {
    expect(said({ ...passed, outcome: 'failed' }, {}, exampleOf(STEPS))).toEqual([
      'missing: no run on a real cluster is recorded',
    ]);
  });

  it('is not reported when only chance differs', () => {
    expect(said(withStep(1, { seconds: 9, seen: { status: 200, body: 'another Pod' } }))).toEqual([]);
  });
});
