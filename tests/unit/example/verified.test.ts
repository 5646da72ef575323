import { describe, expect, test } from 'vitest';
import { evidenceState, type VerifiedRun } from '../../../src/example/verified.ts';

const MINORS = ['1.35', '1.36'];
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
    expect(evidenceState(example([]), MINORS).state).toBe('never');
  });

  test('verified, when a kind run saw these bytes and expectations', () => {
    expect(evidenceState(example([run()]), MINORS).state).toBe('verified');
  });

  const image = (standIn: boolean) => ({ reference: 'redis', digest: 'sha256:1', standIn });
  const node = (published: boolean) => ({ reference: 'kindest/node:v1.36.3', id: 'sha256:2', published });

  test('verified, when every image and the image of the node were the published ones', () => {
    const published = run({ images: [image(false), image(false)], nodeImage: node(true) });
    expect(evidenceState(example([published]), MINORS).state).toBe('verified');
  });

  test.each([
    ['one image of several was a stand-in', { images: [image(false), image(true)], nodeImage: node(true) }],
    ['the image of the node was built locally', { images: [image(false)], nodeImage: node(false) }],
  ])('verified with stand-ins, when %s', (_what, over) => {
    expect(evidenceState(example([run(over)]), MINORS).state).toBe('stand-ins');
  });

  test('changed, not verified with stand-ins, when a byte of the manifest did', () => {
    expect(evidenceState(example([run({ images: [image(true)] })], 'b'), MINORS).state).toBe('changed');
  });

  test('simulated, when only the embedded cluster did', () => {
    expect(evidenceState(example([run({ engine: 'embedded' })]), MINORS).state).toBe('simulated');
  });

  test('changed, naming what changed, when a byte of the manifest did', () => {
    expect(evidenceState(example([run()], 'b'), MINORS)).toMatchObject({
      state: 'changed',
      changed: ['manifest.yaml'],
    });
  });

  test('changed, when an expectation did', () => {
    expect(evidenceState(example([run()], 'a', 'f'), MINORS)).toMatchObject({
      state: 'changed',
      changed: ['example.yaml'],
    });
  });

  test('changed, not simulated, when the kind run is stale and the embedded one is not', () => {
    const stale = run({ digests: { files: { 'manifest.yaml': 'old' }, expectations: 'e' } });
    expect(evidenceState(example([stale, run({ engine: 'embedded' })]), MINORS).state).toBe('changed');
  });

  test('changed, when a file that was applied is gone', () => {
    const two = run({ digests: { files: { 'manifest.yaml': 'a', 'fixed.yaml': 'b' }, expectations: 'e' } });
    expect(evidenceState(example([two]), MINORS)).toMatchObject({ state: 'changed', changed: ['fixed.yaml'] });
  });

  test('the newest current run speaks', () => {
    const older = run({ kubernetes: 'v1.35.1', date: '2026-01-01T00:00:00Z' });
    expect(evidenceState(example([older, run()]), MINORS)).toMatchObject({ run: { kubernetes: 'v1.36.3' } });
  });

  test('a run on a supported minor speaks before a newer one on another', () => {
    const newer = run({ kubernetes: 'v1.99.0', date: '2026-11-23T00:00:00Z' });
    expect(evidenceState(example([newer, run()]), MINORS)).toMatchObject({ run: { kubernetes: 'v1.36.3' } });
    expect(evidenceState(example([newer, run()]), ['1.99'])).toMatchObject({ run: { kubernetes: 'v1.99.0' } });
  });

  test('a run on a listed minor speaks before another one also where the files changed since', () => {
    const stale = run({ digests: { files: { 'manifest.yaml': 'old' }, expectations: 'e' } });
    const unlisted = run({ kubernetes: 'v1.99.0' });
    expect(evidenceState(example([unlisted, stale]), MINORS)).toMatchObject({
      state: 'changed',
      run: { kubernetes: 'v1.36.3' },
    });
  });

  test('a simulation of a listed minor speaks before a newer one of another', () => {
    const listed = run({ engine: 'embedded', kubernetes: 'v1.36' });
    const newer = run({ engine: 'embedded', kubernetes: 'v1.99', date: '2026-11-23T00:00:00Z' });
    expect(evidenceState(example([newer, listed]), MINORS)).toMatchObject({ run: { kubernetes: 'v1.36' } });
  });
});
