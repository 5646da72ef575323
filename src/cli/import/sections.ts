import { type FieldName, fieldNamed, IN_LINES } from './field-names.ts';
import { codeLines } from './markdown.ts';

/** A line of a log, with its number in the file. */
export interface Line {
  readonly number: number;
  readonly text: string;
}

/** A part of a log: what stands below a heading, before the next one of its level. */
export interface Section {
  /** Undefined for what stands before the first heading, and for headings that no field has. */
  readonly field?: FieldName;
  /** The lines of the heading; none before the first one. */
  readonly heading: readonly Line[];
  /** What the heading itself says of its field: `## 날짜: 2021-01-12`. */
  readonly value?: string;
  readonly lines: readonly Line[];
  /** Rules (`---`) at its end, which divide it from the next. */
  readonly rules: readonly Line[];
}

interface Heading {
  readonly at: number;
  /** How many lines it takes: two where it is underlined. */
  readonly length: number;
  readonly level: number;
  readonly field: FieldName | undefined;
  readonly value?: string;
}

/** Headings that are no headings of Markdown: a name in bold, or alone in its line. */
const UNMARKED = 7;

/** Divide a log into its parts, at the headings of the level that has most of the names that logs use. */
export function sectionsOf(text: string): Section[] {
  const lines = linesOf(text);
  const headings = headingsIn(lines, codeLines(text));
  const level = levelOfFields(headings);
  const starts = headings.filter((heading) => heading.level === level);
  const first = starts[0]?.at ?? lines.length;
  const preamble = closed({ heading: [], lines: lines.slice(0, first) });
  const others = starts.map(({ at, length, field, value }, index) =>
    closed({
      ...(field ? { field } : {}),
      ...(value === undefined ? {} : { value }),
      heading: lines.slice(at, at + length),
      lines: lines.slice(at + length, starts[index + 1]?.at ?? lines.length),
    }),
  );
  return [preamble, ...others];
}

/** The lines of a text, whatever ends them. */
export function linesOf(text: string): Line[] {
  return text.split(/\r\n|\n|\r/).map((line, index) => ({ number: index + 1, text: line }));
}

function headingsIn(lines: readonly Line[], code: ReadonlySet<number>): Heading[] {
  return lines.flatMap(({ number, text }, at) => {
    if (code.has(number)) return [];
    const marked = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$/.exec(text);
    if (marked) return [{ at, length: 1, level: marked[1]!.length, ...namedBy(marked[2] ?? '') }];
    const field = /^[ \t]/.test(text) ? undefined : fieldNamed(text);
    const under = /^(=+|-+)[ \t]*$/.exec(lines[at + 1]?.text ?? '');
    if (under && field) return [{ at, length: 2, level: under[1]!.startsWith('=') ? 1 : 2, field }];
    return field ? [{ at, length: 1, level: UNMARKED, field }] : [];
  });
}

/** The field that a heading names, and what it says of it. */
function namedBy(heading: string): Pick<Heading, 'field' | 'value'> {
  const field = fieldNamed(heading);
  const [, name = '', value] = /^([^:：]{1,24})[:：](.*\S.*)$/.exec(heading) ?? [];
  const valued = field ? undefined : fieldNamed(name);
  return valued && IN_LINES.has(valued) ? { field: valued, value: value!.trim() } : { field };
}

/** The level with most names of fields, of several the highest; 0 where no heading names one. */
function levelOfFields(headings: readonly Heading[]): number {
  const counts = new Map<number, Set<FieldName>>();
  for (const { level, field } of headings) if (field) counts.set(level, (counts.get(level) ?? new Set()).add(field));
  const [best] = [...counts].sort(([a, m], [b, n]) => n.size - m.size || a - b);
  return best?.[0] ?? 0;
}

/** A section without the empty lines around it and the rules at its end. */
function closed({ lines, ...section }: Omit<Section, 'rules'>): Section {
  const isEmpty = ({ text }: Line) => text.trim() === '';
  const isRule = ({ text }: Line) => /^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|={3,})$/.test(text);
  let end = lines.length;
  while (end > 0 && (isEmpty(lines[end - 1]!) || isRule(lines[end - 1]!))) end -= 1;
  const start = lines.findIndex((line) => !isEmpty(line));
  return { ...section, lines: lines.slice(Math.max(0, start), end), rules: lines.slice(end).filter(isRule) };
}
