import type { MappingNode } from '../../../manifest/document.ts';
import type { Localized } from '../../finding.ts';
import type { Report, Rule, Visit } from '../../rule.ts';
import { finding } from './finding.ts';
import { type FormatName, formatFault, quote, validName } from './names.ts';
import { field, type Spot, textOf } from './spot.ts';

/** Which format each field takes, lists item by item; a number tightens the format's limit. */
export type FieldFormats = Readonly<Record<string, FormatName | readonly [FormatName, number]>>;

/** A report when a string does not fit its format; '' stands for an absent value and is left to other rules. */
export function formatFinding(spot: Spot | undefined, format: FormatName, max?: number): Report | undefined {
  const value = textOf(spot);
  const fault = value ? formatFault(value, format, max) : undefined;
  return spot && value && fault ? finding(spot, worded(value, fault), suggestion(value, format, max)) : undefined;
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
  return (visit) => {
    for (const [key, format] of Object.entries(formats)) {
      const [name, max] = typeof format === 'string' ? [format] : format;
      for (const spot of scalarsOf(field(visit, key))) {
        const report = formatFinding(spot, name, max);
        if (report) visit.report(report);
      }
    }
  };
}

/** Visitors for a table of types. */
export function formatVisits(table: Readonly<Record<string, FieldFormats>>): NonNullable<Rule['visit']> {
  return Object.fromEntries(Object.entries(table).map(([type, formats]) => [type, formatVisit(formats)]));
}

function scalarsOf(spot: Spot | undefined): Spot[] {
  if (spot?.node.kind !== 'sequence') return spot ? [spot] : [];
  return spot.node.entries.map((node, index) => ({ node, path: `${spot.path}[${index}]` }));
}
