import { Fault, type Localized } from '@studylog/check/text';
import { areInOrder } from '../../site/collections/hours.ts';
import { dayIn, weekdayOf } from './dates.ts';
import type { FieldName } from './field-names.ts';
import { type EntryFields, readField } from './fields.ts';
import { type NamedValue, readPreamble, type TakenLine } from './preamble.ts';
import { type Line, linesOf, type Section, sectionsOf } from './sections.ts';

/** A remark on a line of a log. */
export interface Remark {
  readonly line: number;
  readonly column: number;
  readonly message: Localized;
  readonly hint?: Localized;
}

/** A log as it was read: fields, text in parts, and what is to be said of its lines. */
export interface ReadLog {
  readonly title?: string;
  readonly fields: EntryFields;
  /** The text, each part with its own headings. */
  readonly parts: readonly (readonly Line[])[];
  /** Every line that is not empty and not in a part. */
  readonly taken: readonly TakenLine[];
  readonly remarks: readonly Remark[];
}

/**
 * Read a log as people keep it.
 * @throws Fault where it has several days.
 */
export function readLog(file: string, source: string): ReadLog {
  const matter = readMatter(linesOf(source.replace(/^\u{feff}/u, '')));
  const [first, ...sections] = sectionsOf(matter.lines.map(({ text }) => text).join('\n')) as [Section, ...Section[]];
  const preamble = readPreamble(first.lines);
  const remarks: Remark[] = [];
  const found: { fields: EntryFields; line: number }[] = [];
  const kept = new Set<Line>();
  for (const { field, text, line, isTitle } of [...matter.values, ...preamble.values]) {
    const { fields, isPartial } = readField(field, text);
    found.push({ fields, line: line.number });
    // What a title says besides the day is in the title.
    if (!isPartial || isTitle) continue;
    kept.add(line);
    remarks.push({ line: line.number, column: 1, ...notAll(field) });
  }
  const { taken: ofPreamble, rest } = preamble.without(kept);
  const taken: TakenLine[] = [...matter.taken, ...ofPreamble, ...first.rules.map(asRule)];
  const parts: (readonly Line[])[] = [rest];
  for (const section of sections) {
    const { field, heading, value, lines, rules } = section;
    taken.push(...rules.map(asRule));
    const texts = [...(value === undefined ? [] : [value]), ...lines.map(({ text }) => text)];
    const read = field && field !== 'details' ? readField(field, texts.join('\n')) : undefined;
    if (read) found.push({ fields: read.fields, line: (lines[0] ?? heading[0]!).number });
    if (read && !read.isPartial) {
      taken.push(...[...heading, ...lines].filter(isWritten).map((line) => ({ line, to: field! })));
    } else if (field === 'details') {
      taken.push(...heading.map((line) => ({ line, to: 'text' })));
      parts.push(lines);
    } else {
      parts.push([...asHeading(heading), { number: heading[0]!.number, text: '' }, ...lines]);
      if (field && field !== 'references')
        remarks.push({ line: (lines[0] ?? heading[0]!).number, column: 1, ...notAll(field) });
    }
  }
  const fields = merged(file, found, remarks);
  const title = matter.title ?? preamble.title;
  return {
    ...(title === undefined ? {} : { title }),
    fields,
    parts: parts.filter((part) => part.some(isWritten)),
    taken: taken.toSorted((a, b) => a.line.number - b.line.number),
    remarks,
  };
}

const isWritten = ({ text }: Line): boolean => text.trim() !== '';
const asRule = (line: Line): TakenLine => ({ line, to: undefined });

/** A heading of any form as one that Markdown knows, as high as the highest. */
function asHeading([first, ...rest]: readonly Line[]): Line[] {
  const { number, text } = first!;
  const words = text.replace(/^ {0,3}#{1,6}\s*/, '').replace(/^(\*\*|__)(.*)\1\s*$/, '$2');
  return [{ number, text: `# ${words}` }, ...rest.map((line) => ({ ...line, text: '' }))];
}

/** What several parts say of the fields, as one. */
function merged(file: string, found: readonly { fields: EntryFields; line: number }[], remarks: Remark[]): EntryFields {
  const dated = found.filter(({ fields }) => fields.date !== undefined);
  const days = new Map(dated.map(({ fields, line }) => [fields.date!, line]));
  if (days.size > 1) {
    const list = [...days].map(([day, line]) => `${day} (${file}:${line})`).join(', ');
    throw new Fault({
      ko: `${file}: 날짜가 여러 개입니다: ${list}. 하루에 한 파일로 나누거나, 날짜를 고치십시오.`,
      en: `${file} has several days: ${list}; split it into one file a day, or correct the dates`,
    });
  }
  const all = <K extends keyof EntryFields>(field: K) =>
    found.flatMap(({ fields }) => (fields[field] ?? []) as readonly unknown[]) as unknown as EntryFields[K];
  const lists = ['hours', 'peers', 'scope', 'goal', 'references', 'retrospective', 'nextPlan'] as const;
  const fields = Object.fromEntries(
    lists
      .map((field) => [field, all(field)] as const)
      .filter(([, values]) => (values as readonly unknown[]).length > 0),
  ) as EntryFields;
  const weekday = dated.find(({ fields: one }) => one.weekday !== undefined);
  if (weekday && weekday.fields.weekday !== weekdayOf(weekday.fields.date!)) {
    remarks.push({ line: weekday.line, column: 1, message: WRONG_WEEKDAY, hint: CHECK_DATE });
  }
  if (fields.hours && !areInOrder(fields.hours)) {
    const { hours: _hours, ...rest } = fields;
    remarks.push({ line: found.find((one) => one.fields.hours)!.line, column: 1, ...notAll('hours') });
    return { ...rest, ...(dated[0] ? { date: dated[0].fields.date! } : {}) };
  }
  return { ...fields, ...(dated[0] ? { date: dated[0].fields.date! } : {}) };
}

const WRONG_WEEKDAY: Localized = {
  ko: '적힌 요일이 그 날짜의 요일과 다릅니다.',
  en: 'the day of the week does not belong to the date',
};
const CHECK_DATE: Localized = { ko: '날짜를 확인하십시오.', en: 'check the date' };

function notAll(field: FieldName): Pick<Remark, 'message' | 'hint'> {
  return {
    message: {
      ko: `\`${field}\`에 다 들어가지 않는 내용입니다. 글에 그대로 두었습니다.`,
      en: `not all of this fits into \`${field}\`; it is kept in the text`,
    },
    hint: {
      ko: `머리말의 \`${field}\`에 옮길 것을 옮기고, 글에서 필요 없는 것은 지우십시오.`,
      en: `move what belongs there into \`${field}\` of the front matter, and delete the rest of it from the text`,
    },
  };
}

interface Matter {
  readonly title?: string;
  readonly values: readonly NamedValue[];
  readonly taken: readonly TakenLine[];
  /** All lines; those of the front matter are empty. */
  readonly lines: readonly Line[];
}

/** The front matter that other generators read: of it, the title and the day are taken, and the rest is listed. */
function readMatter(lines: readonly Line[]): Matter {
  const end = lines.findIndex(({ text }, index) => index > 0 && /^---\s*$/.test(text));
  const own = lines.slice(1, Math.max(1, end));
  const isMatter =
    /^---\s*$/.test(lines[0]?.text ?? '') &&
    own.length > 0 &&
    own.every(({ text }) => /^(?:[\w-]+:|\s|#|-\s|$)/.test(text));
  if (!isMatter) return { values: [], taken: [], lines };
  const value = (name: string) => {
    const line = own.find(({ text }) => new RegExp(`^${name}\\s*:`, 'i').test(text));
    const text = line?.text
      .replace(/^[^:]*:\s*/, '')
      .replace(/^(["'])(.*)\1\s*$/, '$2')
      .trim();
    return line && text ? { line, text } : undefined;
  };
  const title = value('title');
  const date = value('date');
  const day = date && dayIn(date.text)?.day;
  const targets = new Map([
    ...(title ? [[title.line, 'title'] as const] : []),
    ...(day ? [[date.line, 'date'] as const] : []),
  ]);
  return {
    ...(title ? { title: title.text } : {}),
    values: day ? [{ field: 'date', text: day, line: date.line }] : [],
    taken: lines
      .slice(0, end + 1)
      .filter(isWritten)
      .map((line) => ({ line, to: targets.get(line) })),
    lines: lines.map((line, index) => (index <= end ? { ...line, text: '' } : line)),
  };
}
