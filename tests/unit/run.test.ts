import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { countExamples } from '../counts.ts';

it('counts a skipped example neither as passed nor as failed, and names it with its reason', () => {
  const examples = [
    { id: 'pod/echo', outcome: 'passed' },
    { id: 'pod/volume', outcome: 'skipped', reason: 'not simulated: volumes' },
    { id: 'pod/other', outcome: 'failed' },
  ];
  expect(countExamples({ examples })).toEqual({
    passed: 1,
    failed: 1,
    skipped: 1,
    reasons: ['pod/volume: not simulated: volumes'],
  });
});

it.each([
  ['C', 'no stage is named like nosuch'],
  ['ko_KR.UTF-8', '이름에 «nosuch»이(가) 들어 있는 단계가 없습니다'],
])('npm test exits with 2 for a word that names no stage, even beside one that does (%s)', (locale, said) => {
  const { status, stderr } = spawnSync(process.execPath, ['tests/run.ts', 'nosuch', 'unit'], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: locale },
  });
  expect(stderr).toContain(said);
  expect(status).toBe(2);
});
