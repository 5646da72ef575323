import type { MappingNode } from '../../manifest/document.ts';
import type { Report, Rule, Visit } from '../../rule.ts';
import type { Localized } from '../../text/localized.ts';
import { finding } from './finding.ts';
import { type FormatName, formatFault, quote, validName } from './names.ts';
import { allItems, field, itemText, type Spot, textOf } from './spot.ts';

/** Which format each field takes, lists item by item; a number tightens the format's limit, `!` refuses '' too. */
type Demand = FormatName | `${FormatName}!`;
export type FieldFormats = Readonly<Record<string, Demand | readonly [Demand, number]>>;

/** A report when a string does not fit its format; '' stands for an absent value and is left to other rules. */
export function formatFinding(spot: Spot | undefined, format: FormatName, max?: number): Report | undefined {
  return textOf(spot) ? itemFinding(spot!, format, max) : undefined;
}

/** The same for a list's item, where '' is a value like any other, and null is ''. */
export function itemFinding(spot: Spot, format: FormatName, max?: number): Report | undefined {
  const value = itemText(spot);
  const fault = value === undefined ? undefined : formatFault(value, format, max);
  return value !== undefined && fault ? finding(spot, worded(value, fault), suggestion(value, format, max)) : undefined;
}

function worded(value: string, fault: Localized): Localized {
  return {
    ko: `${quote(value)} 값은 쓸 수 없습니다: ${fault.ko}.`,
    en: `${quote(value)} is not allowed: ${fault.en}.`,
  };
}

function suggestion(value: string, format: FormatName, max: number | undefined): Localized | undefined {
  const name = format.startsWith('dns') || format === 'portName' ? validName(value, format, max) : undefined;
  return name === undefined
    ? undefined
    : { ko: `\`${name}\`처럼 고쳐 쓰십시오.`, en: `Write something like \`${name}\`.` };
}

/** A visitor that holds the fields of a type to their formats. */
export function formatVisit(formats: FieldFormats): (visit: Visit<MappingNode>) => void {
  const rows = Object.entries(formats).map(([key, format]) => {
    const [written, max] = typeof format === 'string' ? [format] : format;
    return { key, name: written.replace('!', '') as FormatName, refusesEmpty: written.endsWith('!'), max };
  });
  return (visit) => {
    for (const { key, name, refusesEmpty, max } of rows) {
      const value = field(visit, key);
      if (!value) continue;
      const reports =
        value.node.kind === 'sequence'
          ? allItems(visit, key).map((spot) => itemFinding(spot, name, max))
          : [refusesEmpty ? itemFinding(value, name, max) : formatFinding(value, name, max)];
      for (const report of reports) if (report) visit.report(report);
    }
  };
}

/** Visitors for a table of types. */
export function formatVisits(table: Readonly<Record<string, FieldFormats>>): NonNullable<Rule['visit']> {
  return Object.fromEntries(Object.entries(table).map(([type, formats]) => [type, formatVisit(formats)]));
}
