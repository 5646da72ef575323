import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { VerifiedRun, VerifiedStep } from '../../../src/example/verified.ts';
import { writeAtomically, writeTogether } from '../../../src/verify/atomic.ts';
import { contradiction, serialise, withRun } from '../../../src/verify/evidence.ts';

const DAY = 24 * 3600 * 1000;
const date = (days: number) => new Date(Date.UTC(2026, 10, 1) + days * DAY).toISOString();

function run(changes: Partial<VerifiedRun> = {}): VerifiedRun {
  return {
    engine: 'kind',
    kubernetes: 'v1.36.3',
    architecture: 'amd64',
    tool: 'kind v0.33.0',
    date: date(0),
    seconds: 4,
    digests: { files: { 'manifest.yaml': 'a' }, expectations: 'b', timeline: 't' },
    images: [],
    steps: [step('echo-rs-x7k2p   1/1   Running   0   5s\n')],
    ...changes,
  };
}
function step(output: string, digest = 'one'): VerifiedStep {
  return { digest, verb: 'run', outcome: 'passed', checks: 2, seconds: 1, output };
}
const later = (output: string, days = 1) => run({ date: date(days), seconds: 9, steps: [step(output)] });

describe('recording a run', () => {
  it('leaves the evidence alone when only times and generated names differ', () => {
    const before = { runs: [run()] };
    expect(withRun(before, later('echo-rs-bcdfg   1/1   Running   0   41s\n')).runs).toBe(before.runs);
  });

  it('replaces it after thirty days', () => {
    const after = withRun({ runs: [run()] }, later('echo-rs-bcdfg   1/1   Running   0   41s\n', 31));
    expect(after.runs[0]?.date).toBe(date(31));
  });

  it('replaces it when the output says something else', () => {
    const after = withRun({ runs: [run()] }, later('echo-rs-bcdfg   0/1   Pending   0   41s\n'));
    expect(after.runs.map((one) => one.date)).toEqual([date(1)]);
  });

  it('replaces it when the bytes differ', () => {
    const changed = { ...run({ date: date(1) }), digests: { files: { 'manifest.yaml': 'c' }, expectations: 'b' } };
    expect(withRun({ runs: [run()] }, changed).runs[0]?.digests.files).toEqual({ 'manifest.yaml': 'c' });
  });

  it('keeps one run of each engine, minor and architecture, and the timeline of the newest kind run only', () => {
    const runs = [run(), run({ kubernetes: 'v1.35.1', date: date(1) }), run({ engine: 'embedded', date: date(2) })];
    const all = runs.reduce((verified, one) => withRun(verified, one), { runs: [] as readonly VerifiedRun[] });
    expect(all.runs.map(({ engine, kubernetes, digests }) => [engine, kubernetes, 'timeline' in digests])).toEqual([
      ['kind', 'v1.36.3', false],
      ['kind', 'v1.35.1', true],
      ['embedded', 'v1.36.3', false],
    ]);
  });

  it('replaces it where the timeline of the newest kind run is missing', () => {
    const digests = { files: { 'manifest.yaml': 'a' }, expectations: 'b' };
    const after = withRun({ runs: [run({ digests })] }, later('echo-rs-bcdfg   1/1   Running   0   41s\n'));
    expect(after.runs[0]).toMatchObject({ date: date(1), digests: { timeline: 't' } });
  });

  it('does not take for lost a timeline that no run has to have, or that another run has', () => {
    const digests = { files: { 'manifest.yaml': 'a' }, expectations: 'b' };
    const embedded = run({ engine: 'embedded', digests });
    const alone = { runs: [embedded] };
    expect(withRun(alone, { ...embedded, date: date(1) }).runs).toBe(alone.runs);
    const beside = { runs: [run(), embedded] };
    expect(withRun(beside, run({ date: date(1) })).runs).toBe(beside.runs);
  });

  it('compares a step with what is recorded of that step, wherever it was', () => {
    const [first, second] = [step('one\n', '1'), step('two\n', '2')];
    expect(contradiction({ steps: [first, second] }, { steps: [second, first] })).toBeUndefined();
    expect(contradiction({ steps: [first, second] }, { steps: [first, step('three\n', '2')] })).toEqual({
      ko: '단계 2(run): 출력이 기록과 다릅니다',
      en: 'step 2 (run) prints something different from the record',
    });
    expect(contradiction({ steps: [first, second] }, { steps: [first, first] })).toEqual({
      ko: '단계 2(run): 기록이 없습니다',
      en: 'step 2 (run) was not recorded',
    });
    expect(contradiction({ steps: [first, second] }, { steps: [first] })).toEqual({
      ko: '기록된 단계는 2개, 이번 단계는 1개입니다',
      en: '2 steps were recorded, but 1 ran',
    });
    expect(contradiction({ steps: [{ ...first, seen: { status: 200 } }] }, { steps: [first] })).toEqual({
      ko: '단계 1(run): 결과가 기록과 다릅니다',
      en: 'the result of step 1 (run) is different from the record',
    });
  });

  it('leaves what a step saved out of the comparison: it is compared within its own run', () => {
    const saved = (first: string): VerifiedStep => ({ ...step(''), verb: 'expect', seen: { first } });
    expect(contradiction({ steps: [saved('a uid')] }, { steps: [saved('another')] })).toBeUndefined();
  });

  it.each<[string, string | number, string | number, boolean]>([
    ['status', 200, 302, true],
    ['connection', 'refused', 'timeout', true],
    ['message', 'connect: refused', 'no such host', true],
    ['message', 'Pod echo-rs-bcdfg after 3s', 'Pod echo-rs-zxvwq after 41s', false],
    ['failed', 3, 0, true],
    ['failed', 3, 18, false],
    ['restarts', 0, 1, true],
    ['restarts', 1, 2, false],
    ['sent', 120, 121, false],
    ['slowest', 3744, 0, false],
    ['body', 'echo-rs-bcdfg', 'hello', false],
    ['text', '3', '4', false],
  ])('sees whether %s %s says otherwise than %s', (name, then, now, differs) => {
    const saw = (value: string | number) => {
      const before = run();
      return { ...before, steps: before.steps.map((step) => ({ ...step, seen: { [name]: value } })) };
    };
    expect(contradiction(saw(then), saw(now)) !== undefined).toBe(differs);
  });
});

it('is written as JSON with a field a line, indented by one space', () => {
  const runs = [run({ steps: [] })];
  expect(serialise({ runs, note: 'x' } as never)).toBe(`{
 "runs": [
  {
   "engine": "kind",
   "kubernetes": "v1.36.3",
   "architecture": "amd64",
   "tool": "kind v0.33.0",
   "date": "2026-11-01T00:00:00.000Z",
   "seconds": 4,
   "digests": {
    "files": {
     "manifest.yaml": "a"
    },
    "expectations": "b",
    "timeline": "t"
   },
   "images": [],
   "steps": []
  }
 ]
}
`);
});

describe('writing a file', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'studylog-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('replaces the old text and clears what a killed run left', () => {
    const path = join(folder, 'verified.json');
    writeFileSync(path, 'old');
    writeFileSync(join(folder, '.verified.json.1.tmp'), 'half');
    writeAtomically(path, 'new');
    expect(readdirSync(folder)).toEqual(['verified.json']);
    expect(readFileSync(path, 'utf8')).toBe('new');
  });

  it('leaves what was there, and nothing else, when it cannot be written', () => {
    const path = join(folder, 'verified.json');
    // A folder cannot be replaced by a file: the last step fails.
    mkdirSync(join(path, 'old'), { recursive: true });
    expect(() => writeAtomically(path, 'new')).toThrow();
    expect(readdirSync(folder)).toEqual(['verified.json']);
  });

  it('writes files that belong together, or none of them', () => {
    const [first, second] = ['verified.json', 'timeline.json'].map((name) => join(folder, name)) as [string, string];
    const read = () => readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]);
    writeTogether([
      { path: first, text: 'one' },
      { path: second, text: 'two' },
    ]);
    const before = [
      ['timeline.json', 'two'],
      ['verified.json', 'one'],
    ];
    expect(read()).toEqual(before);
    const nowhere = join(folder, 'missing', 'timeline.json');
    expect(() =>
      writeTogether([
        { path: first, text: 'new' },
        { path: nowhere, text: 'new' },
      ]),
    ).toThrow();
    expect(read()).toEqual(before);
    writeTogether([
      { path: first, text: 'alone' },
      { path: second, text: undefined },
    ]);
    expect(read()).toEqual([['verified.json', 'alone']]);
  });
});
