import { describe, expect, test } from 'vitest';
import { evidenceState, type VerifiedRun } from '../../../src/example/verified.ts';

const run = (over: Partial<VerifiedRun> = {}): VerifiedRun => ({
  engine: 'kind',
  kubernetes: 'v1.36.3',
  architecture: 'amd64',
  tool: 'kind v0.33.0',
  date: '2026-11-22T00:00:00Z',
  seconds: 1,
  digests: { files: { 'manifest.yaml': 'a' }, expectations: 'e' },
  images: [],
  steps: [],
  ...over,
});
const example = (runs: VerifiedRun[], digest = 'a', expectationsDigest = 'e') => ({
  files: [{ name: 'manifest.yaml', digest }],
  expectationsDigest,
  verified: { runs },
});

describe('what may be said of an example', () => {
  test('never run, when no run is recorded', () => {
    expect(evidenceState(example([])).state).toBe('never');
  });

  test('verified, when a kind run saw these bytes and expectations', () => {
    expect(evidenceState(example([run()])).state).toBe('verified');
  });

  test('simulated, when only the embedded cluster did', () => {
    expect(evidenceState(example([run({ engine: 'embedded' })])).state).toBe('simulated');
  });

  test('changed, naming what changed, when a byte of the manifest did', () => {
    expect(evidenceState(example([run()], 'b'))).toMatchObject({ state: 'changed', changed: ['manifest.yaml'] });
  });

  test('changed, when an expectation did', () => {
    expect(evidenceState(example([run()], 'a', 'f'))).toMatchObject({ state: 'changed', changed: ['example.yaml'] });
  });

  test('changed, not simulated, when the kind run is stale and the embedded one is not', () => {
    const stale = run({ digests: { files: { 'manifest.yaml': 'old' }, expectations: 'e' } });
    expect(evidenceState(example([stale, run({ engine: 'embedded' })])).state).toBe('changed');
  });

  test('changed, when a file that was applied is gone', () => {
    const two = run({ digests: { files: { 'manifest.yaml': 'a', 'fixed.yaml': 'b' }, expectations: 'e' } });
    expect(evidenceState(example([two]))).toMatchObject({ state: 'changed', changed: ['fixed.yaml'] });
  });

  test('the newest current run speaks', () => {
    const older = run({ kubernetes: 'v1.35.1', date: '2026-01-01T00:00:00Z' });
    expect(evidenceState(example([older, run()]))).toMatchObject({ run: { kubernetes: 'v1.36.3' } });
  });
});
