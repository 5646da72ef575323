import { expect, it } from 'vitest';
import type { StepContext, StepFinding } from '../../../src/verify/steps/step.ts';
import { type WaitOptions, waitFor } from '../../../src/verify/wait.ts';

const NOT_TRUE = { ko: '참이 아닙니다', en: 'not true' };

/** Wait on a clock that moves only by waiting, while what is looked at is true at the given seconds. */
function wait(options: WaitOptions, isTrue: (second: number) => boolean): Promise<StepFinding> {
  let now = 0;
  const workspace = {
    now: () => now,
    sleep: async (ms: number) => {
      now += ms;
    },
  } as StepContext['workspace'];
  const context = { workspace, signal: new AbortController().signal } as StepContext;
  return waitFor(context, { pollMs: 500, ...options }, async () =>
    isTrue(now / 1000) ? { outcome: 'passed', checks: 1 } : { outcome: 'failed', checks: 1, reason: NOT_TRUE },
  );
}

it('passes as soon as it is true', async () => {
  expect(await wait({ within: '10s' }, (second) => second >= 4)).toMatchObject({ outcome: 'passed' });
});

it('fails when it is not true in time, and says after how long', async () => {
  const finding = await wait({ within: '3s' }, (second) => second >= 4);
  expect(finding).toMatchObject({
    outcome: 'failed',
    reason: { ko: '3초 동안 기다렸습니다: 참이 아닙니다', en: 'not true, after 3s' },
  });
});

it('fails when what must stay true does not', async () => {
  const finding = await wait({ within: '10s', for: '3s' }, (second) => second < 2);
  expect(finding.reason).toEqual({
    ko: '예상과 같았지만 3초 동안 유지되지 않고 2.0초 만에 달라졌습니다: 참이 아닙니다',
    en: 'it was as expected, but only for 2.0 s instead of 3s: not true',
  });
});

it('lets what settles begin anew, as long as there is time', async () => {
  const flickers = (second: number) => second === 1 || second >= 3;
  expect(await wait({ within: '10s', for: '3s', settles: true }, flickers)).toMatchObject({ outcome: 'passed' });
  expect(await wait({ within: '10s', for: '3s' }, flickers)).toMatchObject({ outcome: 'failed' });
});

it('fails when what should settle never does', async () => {
  const finding = await wait({ within: '5s', for: '3s', settles: true }, (second) => second % 2 === 0);
  expect(finding.outcome).toBe('failed');
});
