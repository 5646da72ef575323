import { expect, it } from 'vitest';
import { shownSteps } from '../../../src/site/steps.ts';
import { evidenceOf } from '../../../src/verify/evidence.ts';
import { exampleOf, runSteps, type Written } from '../verify/steps/row.ts';

const STEPS: readonly Written[] = [
  { apply: 'manifest.yaml', say: { ko: '시작합니다.', en: 'Begin.' } },
  { meanwhile: { service: 'echo', failed: 0 }, do: [{ run: 'kubectl get pod' }, { http: { service: 'echo' } }] },
  { http: { service: 'echo', path: '/two' } },
];
const WORLD = {
  answers: { 'echo/': { status: 200, body: 'one' }, 'echo/two': { status: 202, body: 'two' } },
  prints: { 'get pod': { stdout: 'echo Running\n' } },
};

const example = exampleOf(STEPS);
const result = await runSteps(STEPS, WORLD);
const { run } = evidenceOf(example, result, {
  engine: { engine: 'kind', kubernetes: 'v1.36.3', architecture: 'amd64', tool: 'kind v0.33.0' },
  startedAt: '2026-11-01T00:00:00.000Z',
  seconds: 1,
  spent: {} as never,
  examples: [result],
});
const shown = shownSteps(example, 'en', run.steps, (file) => `https://log.test/${file}`);

it('shows every step with what it recorded itself', () => {
  expect(shown.map(({ index, verb, result }) => [index, verb, result?.verb, result?.checks])).toEqual([
    ['0', 'apply', 'apply', 1],
    ['1', 'meanwhile', 'meanwhile', 2],
    ['1.0', 'run', 'run', 1],
    ['1.1', 'http', 'http', 1],
    ['2', 'http', 'http', 1],
  ]);
  expect(shown[2]?.result?.output).toBe('echo Running\n');
  expect(shown[3]?.result?.seen).toEqual({ status: 200, body: 'one' });
  expect(shown[4]?.result?.seen).toEqual({ status: 202, body: 'two' });
});

it('shows what the reader types, with the address of the file', () => {
  expect(shown.map(({ command }) => command)).toEqual([
    'kubectl apply -f https://log.test/manifest.yaml',
    "kubectl exec --namespace=client client -- curl -sS --fail-with-body --max-time 3 --rate 20/s --header 'Connection: close' 'http://echo.study/#[1-2400]'",
    'kubectl get pod',
    'kubectl exec --namespace=client client -- curl -sS --fail-with-body --max-time 3 http://echo.study/',
    'kubectl exec --namespace=client client -- curl -sS --fail-with-body --max-time 3 http://echo.study/two',
  ]);
  expect(shown.map(({ applies }) => applies)).toEqual(['manifest.yaml', ...Array(4).fill(undefined)]);
});

it('shows the author’s sentence in the language of the page', () => {
  expect(shown.map(({ say }) => say)).toEqual(['Begin.', ...Array(4).fill(undefined)]);
  expect(shownSteps(example, 'ko', [], (file) => file)[0]?.say).toBe('시작합니다.');
});

it('shows no result where no run is recorded', () => {
  expect(shownSteps(example, 'en', [], (file) => file).map(({ result }) => result)).toEqual(Array(5).fill(undefined));
});
