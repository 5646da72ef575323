import type { MappingNode } from '../../../manifest/document.ts';
import type { Rule, Visit } from '../../rule.ts';
import { finding } from './finding.ts';
import { mentioning } from './mentioning.ts';
import { field, numberOf, type Spot } from './spot.ts';

/** Least and greatest number that a field takes. */
export type Range = readonly [least: number, greatest: number];

export const UP = Number.POSITIVE_INFINITY;

/** A visitor table that holds numbers to their ranges, lists item by item. */
export function rangeVisits(
  table: Readonly<Record<string, Readonly<Record<string, Range>>>>,
): NonNullable<Rule['visit']> {
  return Object.fromEntries(
    Object.entries(table).map(([type, ranges]) => {
      const rows = Object.entries(ranges);
      return [
        type,
        mentioning(Object.keys(ranges), (visit: Visit<MappingNode>) => {
          for (const [key, range] of rows) {
            const spot = field(visit, key);
            const report = spot && rangeFinding(spot, range);
            if (report) visit.report(report);
          }
        }),
      ];
    }),
  );
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
