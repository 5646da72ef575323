import { expect, it } from 'vitest';
import { loadExamples } from '../../../src/example/load.ts';
import type { RunReport } from '../../../src/verify/result.ts';
import { merge, planShards, shard } from '../../../src/verify/shard.ts';

const examples = loadExamples(process.cwd());
const engine = { engine: 'embedded', kubernetes: 'v1.36', architecture: 'amd64', tool: 'webernetes' } as const;
const report = (ids: string[], changes: Partial<RunReport> = {}): RunReport => ({
  engine,
  startedAt: '2026-11-22T00:00:00.000Z',
  seconds: 1,
  spent: { jobs: 2, start: 4, end: 1, by: { expect: 1.5, idle: 0.5 } },
  examples: ids.map((id) => ({ id, outcome: 'passed', seconds: 1, steps: [], images: [], requests: [], timeline: [] })),
  ...changes,
});

it('puts every example in exactly one shard', () => {
  const ids = [1, 2, 3].flatMap((index) => shard(examples, 'embedded', index, 3).map(({ id }) => id));
  expect(ids.sort()).toEqual(examples.map(({ id }) => id).sort());
});

it('splits by recorded seconds, not by number', () => {
  const timed = examples.slice(0, 4).map((example, index) => ({
    ...example,
    verified: {
      runs: [
        {
          ...engine,
          seconds: index === 0 ? 30 : 10,
          date: '',
          digests: { files: {}, expectations: '' },
          images: [],
          steps: [],
        },
      ],
    },
  }));
  expect([1, 2].map((index) => shard(timed, 'embedded', index, 2).length)).toEqual([1, 3]);
});

it('plans as many shards as the recorded durations need, and none without examples', () => {
  const planned = planShards(examples, 'kind', 60);
  expect(planned.length).toBeGreaterThan(2);
  expect(planned.map(({ shard }) => shard)).toEqual(planned.map((_, index) => `${index + 1}/${planned.length}`));
  expect(planned.reduce((sum, part) => sum + part.examples, 0)).toBe(examples.length);
  const seconds = planned.map((part) => part.seconds);
  expect(Math.max(...seconds)).toBeLessThan(1.15 * Math.min(...seconds));
  expect(planShards(examples, 'kind', 100_000).map(({ shard }) => shard)).toEqual(['1/1']);
  expect(planShards(examples.slice(0, 3), 'kind', 1)).toHaveLength(3);
  expect(planShards(examples, 'kind', 1)).toHaveLength(20);
  expect(planShards([], 'kind', 60)).toEqual([]);
});

it('joins the reports of shards', () => {
  const joined = merge([report(['pod/echo']), report(['pod/counter'], { seconds: 4 })]);
  expect(joined.examples.map(({ id }) => id)).toEqual(['pod/counter', 'pod/echo']);
  expect(joined.seconds).toBe(4);
  expect(joined.spent).toEqual({ jobs: 4, start: 4, end: 1, by: { expect: 3, idle: 1 } });
});

it('joins no shards of which one has no report', () => {
  const part = (index: number, id: string) => report([id], { part: { index, count: 2 } });
  expect(merge([part(2, 'pod/echo'), part(1, 'pod/counter')])).not.toHaveProperty('part');
  expect(() => merge([part(2, 'pod/echo')])).toThrow('the report of 1/2 is missing');
});

it('does not join what was run twice or elsewhere', () => {
  expect(() => merge([report(['pod/echo']), report(['pod/echo'])])).toThrow('pod/echo is in two');
  const other = report(['pod/counter'], { engine: { ...engine, kubernetes: 'v1.35' } });
  expect(() => merge([report(['pod/echo']), other])).toThrow('different clusters');
});
