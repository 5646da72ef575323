import { describe, expect, it } from 'vitest';
import { conclusion } from '../../../src/verify/report/human.ts';
import { REPORTERS } from '../../../src/verify/report/index.ts';
import { readJson } from '../../../src/verify/report/json.ts';
import { WORDS } from '../../../src/verify/report/words.ts';
import type { RunReport } from '../../../src/verify/result.ts';
import { exampleOf, runSteps } from './steps/row.ts';

const STEPS = [{ apply: 'manifest.yaml' }, { expect: { kind: 'Pod' }, within: '1s' }];
const failed = await runSteps(STEPS, {});
const skipped = await runSteps([{ run: 'kubectl get pod' }], {}, { capabilities: [] });
const fault = { ko: '노드의 잘못입니다', en: 'the node is at fault' };
const report: RunReport = {
  engine: { engine: 'kind', kubernetes: 'v1.36.3', architecture: 'amd64', tool: 'kind v0.33.0' },
  startedAt: '2026-11-01T00:00:00.000Z',
  seconds: 1,
  spent: { jobs: 1, by: {} },
  examples: [
    { ...failed, fault },
    { ...skipped, id: 'cases/skipped' },
  ],
};
const EXAMPLES = [exampleOf(STEPS)];

describe('what a run says', () => {
  it.each([
    ['en', 'expect: there is no Pod, after 1s', 'kubectl’s output is not simulated'],
    ['ko', 'expect: 1초 동안 기다렸습니다: Pod 오브젝트가 없습니다', 'kubectl의 출력은 시뮬레이션하지 않습니다'],
  ] as const)('is read by people in their language: %s', (lang, reason, skip) => {
    const text = conclusion(report, EXAMPLES, WORDS[lang]);
    expect(text).toContain(reason);
    expect(text).toContain(skip);
  });

  it.each(Object.entries(REPORTERS))('is English in %s', (_name, write) => {
    const text = write(report, EXAMPLES);
    expect(text).toContain('there is no Pod, after 1s');
    expect(text).toContain('kubectl’s output is not simulated');
    expect(text).not.toMatch(/[가-힣]/);
  });

  it('is text in JSON, and comes back from it', () => {
    const text = REPORTERS.json(report);
    const { examples } = JSON.parse(text);
    expect(examples[0]).toMatchObject({ fault: fault.en, steps: [{}, { reason: 'there is no Pod, after 1s' }] });
    expect(examples[1]).toMatchObject({ reason: 'kubectl’s output is not simulated' });
    expect(REPORTERS.json(readJson(text)!)).toBe(text);
    expect(REPORTERS.junit(readJson(text)!, EXAMPLES)).toBe(REPORTERS.junit(report, EXAMPLES));
  });
});
