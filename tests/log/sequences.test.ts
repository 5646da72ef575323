import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cluster } from '../../src/cluster/engine.ts';
import { EXHAUSTIVE, sample } from '../exhaustive.ts';
import { type Comparison, compare } from '../sequences/compare.ts';
import { EXCUSED } from '../sequences/excused.ts';
import { readRecord } from '../sequences/record.ts';
import { sequences } from '../sequences/sequence.ts';
import { simulate } from '../sequences/simulate.ts';
import { startEmbedded } from '../unit/verify/helpers.ts';

/** The part of the lines that may be excused. */
const MOST_EXCUSED = 0.05;

/** The part of the commands that the simulation may refuse. */
const MOST_REFUSED = 0.01;

let cluster: Cluster;
beforeAll(async () => {
  cluster = await startEmbedded();
}, 60_000);
afterAll(() => cluster.close());

const all = sequences();
const compared: Comparison[] = [];

describe('what a real cluster printed', () => {
  it('is recorded for each sequence as it is', () => {
    const stale = all.filter(({ name, digest }) => readRecord(name)?.sequence !== digest).map(({ name }) => name);
    expect(stale, 'node bin/run.mjs tests/cluster/sequences.ts --missing').toEqual([]);
    expect(all.length).toBeGreaterThan(50);
  });

  it.each(sample(all))(
    'is what the embedded cluster prints: $name',
    async (sequence) => {
      const comparisons = compare(readRecord(sequence.name)!, await simulate(cluster, sequence));
      compared.push(...comparisons);
      expect(differencesOf(comparisons)).toBe('');
    },
    120_000,
  );

  it.skipIf(!EXHAUSTIVE)('is excused for few lines, each for a reason that still holds', () => {
    const lines = compared.reduce((sum, one) => sum + one.lines, 0);
    const excused = compared.flatMap((one) => one.excused);
    expect(excused.length / lines, `${excused.length} of ${lines}`).toBeLessThanOrEqual(MOST_EXCUSED);
    for (const { field, reason } of EXCUSED) expect(reason, field).not.toBe('');
  });

  it.skipIf(!EXHAUSTIVE)('is refused in so many words where the simulation does not do it, and seldom', () => {
    const refused = compared.filter(({ isRefused }) => isRefused);
    expect(refused.length / compared.length).toBeLessThanOrEqual(MOST_REFUSED);
  });
});

function differencesOf(comparisons: readonly Comparison[]): string {
  return comparisons
    .filter(({ differences }) => differences.length > 0)
    .map(({ line, differences }) => [`$ ${line}`, ...differences].join('\n'))
    .join('\n\n');
}

describe('the comparison', () => {
  const printed = (stdout: string, { stderr = '', exitCode = 0 } = {}) => ({
    namespace: 'a-b',
    lines: [{ line: 'kubectl get pods', stdout, stderr, exitCode }],
  });
  const differences = (real: ReturnType<typeof printed>, ours: ReturnType<typeof printed>) =>
    compare(real, ours)[0]!.differences;

  it.each([
    ['another word', printed('pod/a created\n'), printed('pod/a configured\n')],
    ['another exit code', printed('a\n'), printed('a\n', { exitCode: 1 })],
    ['the other stream', printed('a\n'), printed('', { stderr: 'a\n' })],
    ['a line more', printed('a\n'), printed('a\nb\n')],
    ['no line break at the end', printed('a\n'), printed('a')],
  ])('finds %s', (_what, real, ours) => {
    expect(differences(real, ours)).not.toEqual([]);
  });

  it('finds none between two runs of the same thing', () => {
    const real = { ...printed('a  1/1  Running  0  7s\nin x-y\n'), namespace: 'x-y' };
    expect(differences(real, printed('a  1/1  Running  0  12s\nin a-b\n'))).toEqual([]);
  });

  it('excuses a line by its field, and counts it', () => {
    const step = 'Waiting for deployment "a" rollout to finish: 0 of 1 updated replicas are available...\n';
    const [one] = compare(printed(`${step}done\n`), printed('done\n'));
    expect(one).toMatchObject({ excused: ['progress of a rollout'], differences: [] });
  });

  it('takes a refusal that says so for what it is, and nothing else for one', () => {
    const stderr = 'kubectl get -o kyaml is not part of this simulation.\n';
    const real = printed('a\n');
    expect(compare(real, printed('', { stderr, exitCode: 1 }))[0]).toMatchObject({ isRefused: true, differences: [] });
    expect(compare(real, printed('', { stderr: 'error: no\n', exitCode: 1 }))[0]?.isRefused).toBe(false);
  });
});
