import type { Rule } from '../../rule.ts';
import { fieldVisits } from './fields.ts';
import { finding } from './finding.ts';
import { numberOf, type Spot } from './spot.ts';

/** Least and greatest number that a field takes. */
export type Range = readonly [least: number, greatest: number];

export const UP = Number.POSITIVE_INFINITY;

/** A visitor table that holds numbers to their ranges. */
export function rangeVisits(
  table: Readonly<Record<string, Readonly<Record<string, Range>>>>,
): NonNullable<Rule['visit']> {
  return fieldVisits(table, rangeFinding);
}

/** A report when a number lies out of its range. */
export function rangeFinding(spot: Spot, [least, greatest]: Range): ReturnType<typeof finding> | undefined {
  const value = numberOf(spot);
  if (value === undefined || (value >= least && value <= greatest)) return undefined;
  if (greatest === UP) {
    return finding(spot, {
      ko: `${value}: ${least} 이상이어야 합니다.`,
      en: `${value} is too small: it must be ${least} or more.`,
    });
  }
  return finding(spot, {
    ko: `${value}: ${least}부터 ${greatest}까지여야 합니다.`,
    en: `${value} is out of range: it must be from ${least} to ${greatest}.`,
  });
}
