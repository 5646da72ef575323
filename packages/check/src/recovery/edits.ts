import type { Finding } from '../finding.ts';
import type { Range } from '../manifest/document.ts';
import { lineAt } from '../manifest/lines.ts';

export type Edit = NonNullable<Finding['fix']>;

/** A text after edits, and the way back to the text before. */
export interface Edited {
  readonly text: string;
  /** Where each edit's text stands now. */
  readonly places: readonly Range[];
  /** The index of the last place that starts before an offset, or -1. */
  lastBefore(offset: number): number;
  before(range: Range): Range;
}

/** Make edits that lie apart, in the order of their places. */
export function applyEdits(text: string, edits: readonly Edit[]): Edited {
  const parts: string[] = [];
  const places: Range[] = [];
  let copied = 0;
  let length = 0;
  for (const { range, text: replacement } of edits) {
    parts.push(text.slice(copied, range.start), replacement);
    const start = length + range.start - copied;
    length = start + replacement.length;
    copied = range.end;
    places.push({ start, end: length });
  }
  parts.push(text.slice(copied));
  const starts = [-1, ...places.map(({ start }) => start)];
  const lastBefore = (offset: number): number => lineAt(starts, offset - 1) - 1;
  // What was taken out at an offset lies before what starts there, and behind what ends there.
  const offsetBefore = (offset: number, side: keyof Range): number => {
    const index = lastBefore(side === 'start' ? offset + 1 : offset);
    if (index < 0) return offset;
    const [place, { range }] = [places[index]!, edits[index]!];
    return offset < place.end ? range[side] : offset - place.end + range.end;
  };
  return {
    text: parts.join(''),
    places,
    lastBefore,
    before: ({ start, end }) => {
      const from = offsetBefore(start, 'start');
      return { start: from, end: Math.max(from, offsetBefore(end, 'end')) };
    },
  };
}

/** One edit that does what several do. */
export function joinEdits(text: string, edits: readonly Edit[]): Edit {
  const range = { start: edits[0]!.range.start, end: edits.at(-1)!.range.end };
  const moved = edits.map((edit) => ({
    ...edit,
    range: { start: edit.range.start - range.start, end: edit.range.end - range.start },
  }));
  return { range, text: applyEdits(text.slice(range.start, range.end), moved).text };
}
