import { type Cause, type FindCauses, type Line, linesOf } from './cause.ts';

/** What stands before every line of a copy: a number that counts lines, or one mark. */
const NUMBER = /^[ \t]*(\d{1,6})((?: ?[:|)\u2502])?|\.)(?=[ \t]|$)/;
const MARK = /^[ \t]*([>|+\u2502])(?=[ \t]|$)/;
const ADDED = /^(\+)/;

/** Line numbers and marks of quotations that were copied along. */
export const marginCauses: FindCauses = ({ text }) => {
  const lines = linesOf(text).filter(({ line }) => line.trim() !== '');
  if (lines.length < 2) return [];
  for (const pattern of [NUMBER, MARK, ADDED]) {
    const margins = lines.map(({ line }) => pattern.exec(line)!);
    if (margins[0] === null || margins.includes(null as never)) continue;
    const isNumber = pattern === NUMBER;
    if (isNumber ? isCounted(lines, margins) : margins.every((margin) => margin[0].trim() === margins[0]![0].trim()))
      return [cause(isNumber ? 'line-numbers' : 'line-marks', lines, margins)];
  }
  return [];
};

/** Whether the numbers count the lines; blank lines may have been left out or not. */
function isCounted(lines: readonly Line[], margins: readonly RegExpExecArray[]): boolean {
  return margins.every(([, number, sign], index) => {
    if (index === 0) return true;
    const step = Number(number) - Number(margins[index - 1]![1]);
    return sign === margins[0]![2] && step >= 1 && step <= lines[index]!.index - lines[index - 1]!.index;
  });
}

function cause(code: string, lines: readonly Line[], margins: readonly RegExpExecArray[]): Cause {
  // A space or tab sets apart what follows, or follows already as its indentation.
  const isApart = lines.every(({ line }, index) => /^[ \t]|^$/.test(line.slice(margins[index]![0].length)));
  const edits = lines.map(({ start, line }, index) => {
    const width = margins[index]![0].length + (isApart ? 1 : 0);
    return { range: { start, end: start + Math.min(width, line.length) }, text: '' };
  });
  const [{ start, line }] = lines as [Line];
  const range = { start: start + line.search(/\S/), end: start + margins[0]![0].length };
  const detail = { mark: margins[0]![0].trim() };
  return { code, message: 'text before every line was copied together with the manifest', range, detail, edits };
}
