import { dayIn } from './dates.ts';
import { type FieldName, fieldNamed, IN_LINES } from './field-names.ts';
import type { Line } from './sections.ts';

/** A line that a field took, and which. */
export interface TakenLine {
  readonly line: Line;
  /** `title`, `date` and so on; undefined where it only held others together. */
  readonly to: string | undefined;
}

/** What a line says of a field. */
export interface NamedValue {
  readonly field: FieldName;
  readonly text: string;
  readonly line: Line;
  /** The line is the title, too. */
  readonly isTitle?: boolean;
}

/** What stands before the first part of a log: its title, lines that name a field, and text. */
export interface Preamble {
  readonly title?: string;
  readonly values: readonly NamedValue[];
  /** The lines that fields take, and those that are text, which are empty where they were taken; the fields do not take `kept`. */
  without(kept: ReadonlySet<Line>): { readonly taken: readonly TakenLine[]; readonly rest: readonly Line[] };
}

const TABLE_RULE = /^\s*\|?\s*:?-{3,}:?\s*\|[\s|:-]*$/;

/** Read what stands before the first part: `# 2021-01-12 Pods`, `시간: 10:00 ~ 18:00`, `| 날짜 | 2021.1.12 |`. */
export function readPreamble(lines: readonly Line[]): Preamble {
  const taken: TakenLine[] = [];
  const values: NamedValue[] = [];
  const first = lines.find(({ text }) => text.trim() !== '');
  const heading = first && /^ {0,3}#\s+(.*?)(?:\s+#+)?\s*$/.exec(first.text)?.[1];
  const title = heading === undefined ? '' : withoutDay(heading);
  if (first && heading !== undefined) {
    taken.push({ line: first, to: title === '' ? 'date' : 'title' });
    if (dayIn(heading)) values.push({ field: 'date', text: heading, line: first, isTitle: true });
  }
  const end = lines.findIndex((line) => line !== first && /^ {0,3}(?:#{1,6}\s|`{3}|~{3})/.test(line.text));
  for (const line of end < 0 ? lines : lines.slice(0, end)) {
    const found = line === first && heading !== undefined ? undefined : namedValue(line.text);
    if (!found) continue;
    values.push({ ...found, line });
    taken.push({ line, to: found.field });
  }
  const without = (kept: ReadonlySet<Line>) => {
    const own = taken.filter(({ line }) => !kept.has(line));
    const all = [...own, ...emptiedTables(lines, new Set(own.map(({ line }) => line)))];
    const gone = new Set(all.map(({ line }) => line));
    return { taken: all, rest: lines.map((line) => (gone.has(line) ? { ...line, text: '' } : line)) };
  };
  return { ...(title === '' ? {} : { title }), values, without };
}

function namedValue(text: string): { field: FieldName; text: string } | undefined {
  const pair =
    /^\s*\|([^|]+)\|([^|]+)\|?\s*$/.exec(text) ??
    /^\s*(?:[-*+]\s+)?([^:：|]{1,24}?)\s*[:：]\**\s+(.+)$/.exec(text) ??
    /^\s*(?:[-*+]\s+)?([^:：|]{1,24}?)\s*[:：]\**(\S.*)$/.exec(text);
  const [, name = '', value = ''] = pair ?? [];
  const field = fieldNamed(name);
  return field && IN_LINES.has(field) && value.trim() !== '' ? { field, text: value.trim() } : undefined;
}

/** A heading without its date and the signs around it. */
function withoutDay(heading: string): string {
  const found = dayIn(heading);
  if (!found) return heading.trim();
  const [year = '', month = '', day = ''] = found.day.split('-').map((part) => String(Number(part)));
  const numbers = new RegExp(`${year}\\s*\\D{0,3}\\s*0?${month}\\s*\\D{0,3}\\s*0?${day}\\s*일?`);
  const words = /(?:[a-z]{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?|\d{1,2}(?:st|nd|rd|th)?\s+[a-z]{3,9}\.?,?)\s+\d{4}/i;
  const rest = heading.replace(numbers.test(heading) ? numbers : words, ' ');
  return rest
    .replace(/\(\s*(?:[일월화수목금토](?:요일)?|(?:sun|mon|tue|wed|thu|fri|sat)[a-z]*)?\s*\)/i, ' ')
    .replace(/^[\s\-–—:：,.[\]|]+|[\s\-–—:：,[\]|]+$/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The head and the rule of tables of which every other row was taken. */
function emptiedTables(lines: readonly Line[], gone: ReadonlySet<Line>): TakenLine[] {
  return lines.flatMap((rule, at) => {
    if (!TABLE_RULE.test(rule.text)) return [];
    const head = lines[at - 1];
    let below = at + 1;
    while (lines[below]?.text.includes('|') && gone.has(lines[below]!)) below += 1;
    if (below === at + 1 || lines[below]?.text.includes('|')) return [];
    const frame = head && !gone.has(head) && head.text.includes('|') ? [head, rule] : [rule];
    return frame.map((line) => ({ line, to: undefined }));
  });
}
