import { expect, it } from 'vitest';
import { merge } from '../../../src/verify/merge.ts';
import { record } from '../../../src/verify/record.ts';
import type { RunReport } from '../../../src/verify/result.ts';
import { exampleOf } from './steps/row.ts';

const engine = { engine: 'kind', kubernetes: 'v1.36.3', architecture: 'amd64', tool: 'kind v0.33.0' } as const;
const passed = (id: string) => ({
  ...{ id, outcome: 'passed' as const, seconds: 1 },
  ...{ steps: [], images: [], requests: [], timeline: [] },
});
const report = (ids: readonly string[], changes: Partial<RunReport> = {}): RunReport => ({
  engine,
  startedAt: '2026-11-22T00:00:00.000Z',
  seconds: 1,
  spent: { jobs: 2, start: 4, end: 1, by: { expect: 1.5, idle: 0.5 } },
  examples: ids.map(passed),
  ...changes,
});
const part = (index: number, count: number, ...ids: readonly string[]) => report(ids, { part: { index, count } });

/** Join reports that were read from a.json, b.json and so on. */
const joined = (...reports: readonly RunReport[]) =>
  merge(reports.map((one, index) => ({ file: `${'abc'[index]}.json`, report: one })));

it('joins the reports of parts, in whatever order, into that of one run', () => {
  const whole = report(['pod/counter', 'pod/echo', 'service/echo'], {
    seconds: 4,
    spent: { jobs: 4, start: 4, end: 1, by: { expect: 3, idle: 1 } },
  });
  const parts = [
    { ...part(2, 2, 'service/echo', 'pod/counter'), seconds: 4, startedAt: '2026-11-22T00:00:07.000Z' },
    part(1, 2, 'pod/echo'),
  ];
  expect(joined(...parts)).toEqual(whole);
  expect(joined(...parts.toReversed())).toEqual(whole);
});

it.each([
  ['a part that is missing', [part(2, 3, 'pod/echo')], 'the report of 1/3, 3/3 is missing'],
  [
    'a part twice',
    [part(1, 2, 'pod/echo'), part(2, 2, 'pod/counter'), part(1, 2, 'pod/echo')],
    'there are two reports of 1/2: a.json, c.json',
  ],
  [
    'an example twice',
    [report(['pod/echo']), report(['pod/counter', 'pod/echo'])],
    'pod/echo is in two of the reports: a.json, b.json',
  ],
  [
    'parts of different splits',
    [part(1, 2, 'pod/echo'), part(2, 3, 'pod/counter')],
    'the reports are of runs that were split differently: a.json is 1/2, b.json is 2/3',
  ],
  [
    'a part and a whole run',
    [part(1, 2, 'pod/echo'), report(['pod/counter'])],
    'the reports are of runs that were split differently: a.json is 1/2, b.json is of a run that was not split',
  ],
  [
    'another version of Kubernetes',
    [report(['pod/echo']), report(['pod/counter'], { engine: { ...engine, kubernetes: 'v1.35.0' } })],
    'the reports are of different clusters: a.json (kind v1.36.3, amd64, kind v0.33.0) and b.json (kind v1.35.0, amd64, kind v0.33.0)',
  ],
  [
    'another architecture',
    [report(['pod/echo']), report(['pod/counter'], { engine: { ...engine, architecture: 'arm64' } })],
    'the reports are of different clusters: a.json (kind v1.36.3, amd64, kind v0.33.0) and b.json (kind v1.36.3, arm64, kind v0.33.0)',
  ],
])('does not join %s', (_what, reports, message) => {
  expect(() => joined(...reports)).toThrow(message);
});

it('records no example whose files have changed since it ran', () => {
  const example = exampleOf([{ apply: 'manifest.yaml' }]);
  const digests = { files: { 'manifest.yaml': 'that of another text' }, expectations: example.expectationsDigest };
  const { written, failed } = record([example], report([], { examples: [{ ...passed(example.id), digests }] }));
  expect(written).toEqual([]);
  expect(failed.map(({ reason }) => reason.en)).toEqual([
    'not recorded, because it ran with other contents of manifest.yaml, v2.yaml; run it again',
  ]);
});
