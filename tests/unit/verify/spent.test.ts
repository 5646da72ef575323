import { expect, it } from 'vitest';
import { conclusion } from '../../../src/verify/report/human.ts';
import { markdown } from '../../../src/verify/report/markdown.ts';
import { WORDS } from '../../../src/verify/report/words.ts';
import type { RunReport } from '../../../src/verify/result.ts';
import { Stopwatch } from '../../../src/verify/spent.ts';

const report: RunReport = {
  engine: { engine: 'kind', kubernetes: 'v1.36.3', architecture: 'amd64', tool: 'kind v0.33.0' },
  startedAt: '2026-11-22T00:00:00.000Z',
  seconds: 10,
  spent: { jobs: 2, start: 3, end: 5.5, by: { expect: 12, 'set up': 5, idle: 2.99, apply: 0.01 } },
  examples: [],
};

it('counts what is done, also when it fails, and what is left of the jobs as idle', async () => {
  const stopwatch = new Stopwatch();
  await stopwatch.time('apply', async () => {});
  await expect(stopwatch.time('expect', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  const { by } = stopwatch.spent(3, 1000);
  expect(Object.keys(by).sort()).toEqual(['apply', 'expect', 'idle']);
  expect(Object.values(by).reduce((sum, one) => sum + one, 0)).toBeCloseTo(3, 1);
  expect(Object.keys(by)[0]).toBe('idle');
});

it('says in every report for people where the time went, most first', () => {
  const shares = 'expect 60 %, setting up namespaces 25 %, idle 15 %';
  expect(conclusion(report, [])).toContain(`time: start 3 s, examples 10 s, end 5.5 s\ntime of 2 jobs: ${shares}`);
  expect(markdown(report, [])).toContain(`- time of 2 jobs: ${shares}`);
  expect(conclusion(report, [], WORDS.ko)).toContain('작업 2개의 시간: expect 60 %, 네임스페이스 준비 25 %, 대기 15 %');
});
