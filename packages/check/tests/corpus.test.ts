import { beforeAll, describe, expect, test } from 'vitest';
import { corpus } from '../corpus/cases.ts';
import { compare, type Row, tabulate } from '../corpus/compare.ts';
import { readVerdicts } from '../corpus/verdict.ts';

describe('against what a real API server said', () => {
  let total: Row;
  let classes: readonly Row[];
  beforeAll(async () => {
    const { compared } = await compare(corpus(), readVerdicts());
    ({ total, classes } = tabulate(compared));
    // Twelve thousand checks, on a machine that may be busy.
  }, 120_000);

  test('the recording covers at least 3,000 manifests, valid and broken', () => {
    expect(total.cases).toBeGreaterThanOrEqual(3000);
    expect(total.refused).toBeGreaterThan(1000);
    expect(total.cases - total.refused).toBeGreaterThan(1000);
  });

  test('the checker agrees on at least 99.5 % of them', () => {
    expect(total.agreed / total.cases).toBeGreaterThanOrEqual(0.995);
  });

  test('no valid manifest is refused, however it is written', () => {
    expect(classes.find((row) => row.class === 'valid')?.wrong).toBe(0);
  });
});
