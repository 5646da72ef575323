import { expect, it } from 'vitest';
import { runSteps, type Written } from './row.ts';
import type { Abilities, World } from './world.ts';

const HANGUL = /[가-힣]/;

it.each<[string, Written, Abilities, string]>([
  ['no kubectl', { run: 'kubectl get pod' }, { capabilities: [] }, 'kubectl’s output is not simulated'],
  [
    'no address for a browser',
    { page: { service: 'echo' } },
    { noAddress: true },
    'this engine has no address that a browser can open',
  ],
  [
    'no kubectl to keep running',
    { watch: 'kubectl get pod -w', do: [{ apply: 'manifest.yaml' }], output: 'x' },
    { capabilities: [] },
    'kubectl’s output is not simulated',
  ],
  ['no change', { delete: { kind: 'Pod', name: 'echo' } }, { noChange: true }, 'changes are not simulated'],
  ['no browser', { page: { service: 'echo' } }, { noBrowser: true }, 'this run has no browser'],
])('with %s a step is skipped, never passed, and says why', async (_what, step, abilities, reason) => {
  const world: World = { prints: { 'get pod': {} }, pages: { 'open http://echo.test/': { text: '', found: true } } };
  const { steps } = await runSteps([step], world, abilities);
  expect(steps[0]).toMatchObject({
    outcome: 'skipped',
    checks: 0,
    reason: { en: reason, ko: expect.stringMatching(HANGUL) },
  });
});

it('with all of them none is', async () => {
  const world: World = { prints: { 'get pod': {} }, pages: { 'open http://echo.test/': { text: '', found: true } } };
  const { steps } = await runSteps([{ run: 'kubectl get pod' }, { page: { service: 'echo' } }], world);
  expect(steps.map(({ outcome }) => outcome)).toEqual(['passed', 'passed']);
});

const SAVED = { expect: { kind: 'Deployment', spec: { replicas: { $save: 'before' } } } };
const MORE = { expect: { kind: 'Deployment', spec: { replicas: { $gt: '$before' } } }, within: '5s' };
const scaled = (replicas: number) => ({
  objects: [{ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'echo' }, spec: { replicas } }],
});

it('compares with what an earlier step saved', async () => {
  const grows = await runSteps(
    [SAVED, MORE],
    [
      { from: 0, ...scaled(1) },
      { from: 2000, ...scaled(2) },
    ],
  );
  expect(grows.steps.map(({ outcome, seen }) => [outcome, seen])).toEqual([
    ['passed', { before: 1 }],
    ['passed', undefined],
  ]);
  const stays = await runSteps([SAVED, MORE], scaled(1));
  expect(stays.steps.map(({ outcome }) => outcome)).toEqual(['passed', 'failed']);
  expect(stays.steps[1]?.mismatches).toEqual([{ path: 'spec.replicas', expected: '> 1', actual: '1' }]);
});

it('compares with what an earlier request saved', async () => {
  const asks = { http: { service: 'echo', body: { $save: 'first' } } };
  const another = { http: { service: 'echo', body: { $ne: '$first' } }, within: '5s' };
  const answers = (body: string) => ({ answers: { 'echo/': { status: 200, body } } });
  const changes = [
    { from: 0, ...answers('echo-1\n') },
    { from: 2000, ...answers('echo-2\n') },
  ];
  expect((await runSteps([asks, another], changes)).steps.map(({ outcome }) => outcome)).toEqual(['passed', 'passed']);
  const stays = await runSteps([asks, another], answers('echo-1\n'));
  expect(stays.steps[1]?.mismatches).toEqual([{ path: 'body', expected: 'not echo-1', actual: 'echo-1' }]);
});

it('records the first 400 characters of an answer and of a page, and compares all of them', async () => {
  const text = `${'a'.repeat(400)}end`;
  const { steps } = await runSteps(
    [{ http: { service: 'echo', body: { $match: 'end$' } } }, { page: { service: 'echo', text: { $match: 'end$' } } }],
    { answers: { 'echo/': { status: 200, body: text } }, pages: { 'open http://echo.test/': { text, found: true } } },
  );
  expect(steps.map(({ outcome, seen }) => [outcome, seen])).toEqual([
    ['passed', { status: 200, body: 'a'.repeat(400) }],
    ['passed', { text: 'a'.repeat(400) }],
  ]);
});
