import type { MappingNode } from '../../manifest/document.ts';
import type { Report, Rule, Visit } from '../../rule.ts';
import { field, type Spot } from './spot.ts';

/** Visitors for a table of types that hold each field to what the table demands of it. */
export function fieldVisits<D>(
  table: Readonly<Record<string, Readonly<Record<string, D>>>>,
  reportOf: (spot: Spot, demand: D) => Report | undefined,
): NonNullable<Rule['visit']> {
  return Object.fromEntries(
    Object.entries(table).map(([type, demands]) => {
      const rows = Object.entries(demands);
      return [
        type,
        (visit: Visit<MappingNode>) => {
          for (const [key, demand] of rows) {
            const spot = field(visit, key);
            const report = spot && reportOf(spot, demand);
            if (report) visit.report(report);
          }
        },
      ];
    }),
  );
}
