/** Which lines of a text are shown: from the one that starts with `from` up to the next that starts with `to`, which is not. */
export interface Span {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/**
 * The lines of a text in a span. An end that the text does not have is that of the text, so that nothing is left out by mistake.
 * @example excerpt('a: 1\nb: 2\nc: 3\n', { from: 'b:', to: 'c:' }) // 'b: 2'
 */
export function excerpt(text: string, { from, to }: Span): string {
  const lines = text.trimEnd().split('\n');
  const start = from === undefined ? 0 : Math.max(0, indexOfLine(lines, from, 0));
  const end = to === undefined ? -1 : indexOfLine(lines, to, start + 1);
  return lines.slice(start, end < 0 ? undefined : end).join('\n');
}

const indexOfLine = (lines: readonly string[], beginning: string, after: number): number =>
  lines.findIndex((line, index) => index >= after && line.startsWith(beginning));
