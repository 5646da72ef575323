import { expect, it } from 'vitest';
import type { TimelineEntry } from '../../../src/cluster/engine.ts';
import { record } from '../../../src/verify/record.ts';
import type { RunReport } from '../../../src/verify/result.ts';
import { exampleOf, runSteps } from './steps/row.ts';

const STEPS = [{ apply: 'manifest.yaml' }, { http: { service: 'echo' } }];
const example = exampleOf(STEPS);
const result = await runSteps(STEPS, { answers: { 'echo/': { status: 200 } } });

/** Why the run is not recorded that saw this. */
const refusal = (timeline: readonly TimelineEntry[]) => {
  const report = {
    engine: { engine: 'kind', kubernetes: 'v1.36.3', architecture: 'amd64', tool: 'kind v0.33.0' },
    startedAt: '2026-11-01T00:00:00.000Z',
    seconds: 1,
    spent: {},
    examples: [{ ...result, timeline }],
  } as unknown as RunReport;
  return record([example], report).failed[0]?.reason;
};
const entry = (object: object, name: string): TimelineEntry => ({
  at: 1,
  type: 'added',
  object: { apiVersion: 'v1', kind: 'Pod', metadata: { name }, ...object },
});

it('says so of a run in which more happened than a timeline can hold', () => {
  const pods = Array.from({ length: 1500 }, (_, index) => entry({}, `pod-${'x'.repeat(60)}-${index}`));
  expect(refusal(pods)?.en).toMatch(/its timeline is 1\d{5} bytes, more than 102400; split the example/);
  expect(refusal(pods)?.ko).toMatch(/타임라인이 1\d{5}바이트로, 102400바이트를 넘습니다/);
});

it('says so of what whoever reads the timeline would refuse', () => {
  const about = { kind: 'Pod', name: 'echo' };
  const event = { kind: 'Event', involvedObject: about, reason: 'two words', message: '' };
  expect(refusal([entry(event, 'e')])?.en).toMatch(/not valid at reports\.0\.reason: expected one word/);
});
