import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { embeddedEngine } from '../../src/cluster/embedded/node.ts';
import type { Cluster } from '../../src/cluster/engine.ts';
import { Leftovers } from '../../src/cluster/leftovers.ts';
import { sample } from '../exhaustive.ts';
import { type Comparison, compare } from '../sequences/compare.ts';
import { EXCUSED } from '../sequences/excused.ts';
import { readRecord } from '../sequences/record.ts';
import { sequences } from '../sequences/sequence.ts';
import { simulate } from '../sequences/simulate.ts';

/** The part of the lines that may be excused. */
const MOST_EXCUSED = 0.05;

/** The part of the commands that the simulation may refuse. */
const MOST_REFUSED = 0.01;

let cluster: Cluster;
beforeAll(async () => {
  cluster = await embeddedEngine.start({
    root: process.cwd(),
    signal: new AbortController().signal,
    leftovers: new Leftovers(),
    progress: () => {},
  });
}, 60_000);
afterAll(() => cluster.close());

const all = sequences();
const compared: Comparison[] = [];

describe('what a real cluster printed', () => {
  it('is recorded for each sequence as it is', () => {
    const stale = all.filter(({ name, digest }) => readRecord(name)?.sequence !== digest).map(({ name }) => name);
    expect(stale, 'node bin/run.mjs tests/cluster/sequences.ts --missing').toEqual([]);
    expect(all.length).toBeGreaterThan(30);
  });

  it.each(sample(all))('is what the embedded cluster prints: $name', async (sequence) => {
    const comparisons = compare(readRecord(sequence.name)!, await simulate(cluster, sequence));
    compared.push(...comparisons);
    expect(differencesOf(comparisons)).toBe('');
  });

  it('is excused for few lines, each for a reason that still holds', () => {
    const lines = compared.reduce((sum, one) => sum + one.lines, 0);
    const excused = compared.flatMap((one) => one.excused);
    expect(excused.length / lines).toBeLessThanOrEqual(MOST_EXCUSED);
    for (const { field, reason } of EXCUSED) expect(reason, field).not.toBe('');
  });

  it('is refused in so many words where the simulation does not do it, and seldom', () => {
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
