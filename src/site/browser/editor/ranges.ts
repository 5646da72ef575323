import type { Range } from '@studylog/check/manifest';

/** An edit of a text: what stood in `start..end` has become `length` characters. */
export interface Edit extends Range {
  readonly length: number;
}

/** The smallest edit that makes one text of another. */
export function editBetween(before: string, after: string): Edit & { readonly text: string } {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let kept = 0;
  while (kept < most - start && before.at(-1 - kept) === after.at(-1 - kept)) kept += 1;
  const text = after.slice(start, after.length - kept);
  return { start, end: before.length - kept, length: text.length, text };
}

/** Where a range stands after an edit; undefined when the edit touched it. */
export function moved(range: Range, { start, end, length }: Edit): Range | undefined {
  if (range.end <= start) return range;
  if (range.start < end) return undefined;
  const by = length - (end - start);
  return { start: range.start + by, end: range.end + by };
}

/** Offsets at which the lines of a text start, in a text whose lines end in LF, as a text field has it. */
export function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
