import type { Severity } from '@studylog/check';
import type { Range } from '@studylog/check/manifest';
import { element } from '../element.ts';
import { type ColouredPart, colouredParts } from './colours.ts';

/** A part of the text. The editor moves it along while one types, and takes its range away when it is edited itself. */
export interface Mark {
  /** How it is marked; without it the part is only followed. */
  readonly severity?: Severity;
  range: Range | undefined;
}

/** A text with a longer line is shown without colours, and what is marked in that line only in the gutter. */
export const LONGEST_DRAWN = 2000;
const WORST_FIRST: readonly Severity[] = ['error', 'warning', 'info'];

/** A line to be drawn: its text, where it starts, and whether it stands in a block of text. */
export interface Line {
  readonly text: string;
  readonly start: number;
  readonly isText: boolean;
}

export const worstOf = (marks: readonly Mark[]): Severity | undefined =>
  WORST_FIRST.find((severity) => marks.some((mark) => mark.severity === severity));

export const classOf = (severity: Severity | undefined): string => (severity ? `is-${severity}` : '');

/** A line of the layer behind the field: its own text in colours, and what is marked. */
export function drawnLine({ text, start, isText }: Line, marks: readonly Mark[]): HTMLElement {
  const drawn = element('div', classOf(worstOf(marks)));
  if (text.length > LONGEST_DRAWN) return drawn;
  const parts = colouredParts(text, isText);
  let at = 0;
  for (const { severity, range } of marks) {
    const [from, to] = [range!.start - start, range!.end - start];
    if (from < at) continue;
    const stop = Math.min(Math.max(to, from + 1), text.length);
    const mark = element('mark', classOf(severity));
    mark.append(...drawnParts(parts, from, stop));
    drawn.append(...drawnParts(parts, at, from), mark);
    at = Math.max(at, stop);
  }
  drawn.append(...drawnParts(parts, at, text.length));
  return drawn;
}

/** What of a line's parts stands between two columns. */
function drawnParts(parts: readonly ColouredPart[], from: number, to: number): (Element | string)[] {
  let at = 0;
  return parts.flatMap((part) => {
    const text = part.text.slice(Math.max(0, from - at), Math.max(0, to - at));
    at += part.text.length;
    return text === '' || part.class === undefined ? text : element('span', part.class, text);
  });
}

/** Where a column of a drawn line is on the screen. */
export function rectOfColumn(line: HTMLElement, column: number): DOMRect {
  const range = rangeTo(line, column);
  const { right, top, height } = range?.getBoundingClientRect() ?? line.getBoundingClientRect();
  const left = range
    ? right
    : line.getBoundingClientRect().left + Number.parseFloat(getComputedStyle(line).paddingLeft);
  return new DOMRect(left, top, 0, height);
}

/** The column of a drawn line at a place of the screen; undefined behind its end. */
export function columnAt(line: HTMLElement, x: number): number | undefined {
  const { length } = line.textContent;
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rectOfColumn(line, middle + 1).left < x) low = middle + 1;
    else high = middle;
  }
  return low < length && x >= rectOfColumn(line, 0).left ? low : undefined;
}

/** The range from the start of a drawn line to a column; undefined where it is empty. */
function rangeTo(line: HTMLElement, column: number): globalThis.Range | undefined {
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  let left = column;
  for (let node = walker.nextNode() as Text | null; node && column > 0; node = walker.nextNode() as Text | null) {
    if (left <= node.data.length) {
      const range = document.createRange();
      range.setStart(line, 0);
      range.setEnd(node, left);
      return range;
    }
    left -= node.data.length;
  }
  return undefined;
}
