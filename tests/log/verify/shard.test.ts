import { expect, it } from 'vitest';
import { type Example, loadExamples } from '../../../src/example/load.ts';
import { planShards, shard } from '../../../src/verify/shard.ts';
import { reportOf } from '../../bench/scale/records.ts';

const examples = loadExamples(process.cwd());
const engine = { engine: 'kind', kubernetes: 'v1.36.3', architecture: 'amd64', tool: 'kind v0.33.0' } as const;
const timedAs = (example: Example, seconds: number): Example => ({
  ...example,
  verified: {
    runs: [{ ...engine, seconds, date: '', digests: { files: {}, expectations: '' }, images: [], steps: [] }],
  },
});
const recorded = planShards(examples, 'kind', 1e9)[0]!.seconds;
const thousand = Array.from({ length: 1000 }, (_, index) => ({
  ...examples[index % examples.length]!,
  id: `pod/${index}`,
}));

it('puts every example in exactly one shard', () => {
  const ids = [1, 2, 3].flatMap((index) => shard(examples, 'embedded', index, 3).map(({ id }) => id));
  expect(ids.sort()).toEqual(examples.map(({ id }) => id).sort());
});

it('splits by recorded seconds, not by number', () => {
  const timed = examples.slice(0, 4).map((example, index) => timedAs(example, index === 0 ? 30 : 10));
  expect([1, 2].map((index) => shard(timed, 'kind', index, 2).length)).toEqual([1, 3]);
});

/** The most that a shard of a plan differs from an even share, as a part of it. */
const unevenness = (timed: readonly Example[], seconds: number) => {
  const loads = planShards(timed, 'kind', seconds).map((part) => part.seconds);
  const even = loads.reduce((sum, load) => sum + load, 0) / loads.length;
  return Math.max(...loads.map((load) => Math.abs(load - even))) / even;
};

it('gives every machine the same work, up to 15 %, by the durations that this log has recorded', () => {
  for (const count of [2, 3, 4, 6]) expect(unevenness(examples, recorded / count)).toBeLessThan(0.15);
});

it('gives every machine the same work, up to 15 %, also of a thousand examples of 3 to 90 s', () => {
  const timed = reportOf(thousand).examples.map(({ seconds }, index) => timedAs(thousand[index]!, seconds));
  for (const minutes of [15, 30, 60]) expect(unevenness(timed, minutes * 60)).toBeLessThan(0.15);
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
