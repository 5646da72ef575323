/** A file of more lines is folded to those in focus; a shorter one fits on a phone beside its text. */
const LONG = 14;
/** Lines that are shown before and after those in focus. */
const CONTEXT = 2;
/** A gap is worth its own line from here on. */
const SMALLEST_GAP = 3;
/** What is shown of a file in which nothing is in focus, and of one that was shown before. */
const HEAD = { first: 8, again: 3 } as const;

/** Whether a page shows a file for the first time: the first file of all is shown whole, and none is twice. */
export type Showing = 'whole' | 'first' | 'again';

/**
 * The lines, from 1, that are folded away until a reader asks for the whole file.
 * @param marked lines in focus and at fault
 */
export function foldedLines(total: number, marked: ReadonlySet<number>, showing: Showing): ReadonlySet<number> {
  if (showing === 'whole' || (showing === 'first' && total <= LONG)) return new Set();
  const lines = Array.from({ length: total }, (_, index) => index + 1);
  const isNear = (line: number) =>
    marked.size === 0 ? line <= HEAD[showing] : [...marked].some((one) => Math.abs(one - line) <= CONTEXT);
  const folded = withoutSmallGaps(lines.filter((line) => !isNear(line)));
  if (folded.length > 0 || showing === 'first') return new Set(folded);
  return new Set(lines.filter((line) => line > HEAD.again));
}

function withoutSmallGaps(lines: readonly number[]): number[] {
  const gaps: number[][] = [];
  for (const line of lines) {
    const last = gaps.at(-1);
    if (last?.at(-1) === line - 1) last.push(line);
    else gaps.push([line]);
  }
  return gaps.filter(({ length }) => length >= SMALLEST_GAP).flat();
}
