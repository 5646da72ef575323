import type { FindCauses } from './cause.ts';

const MARK = /\{\{.*?\}\}|\{\{-?/;
const LONGEST = 2000;

/** A template that was not rendered yet, where reading stops at one of its marks. */
export const templateCauses: FindCauses = ({ text, problems }) => {
  for (const { range, code } of problems) {
    if (code !== 'syntax' && code !== 'complex-key') continue;
    const start = Math.max(text.lastIndexOf('\n', range.start - 1) + 1, range.start - LONGEST);
    const [line] = /^[^\n]*/.exec(text.slice(start, start + LONGEST))!;
    const match = MARK.exec(line);
    if (!match) continue;
    const place = { start: start + match.index, end: start + match.index + match[0].length };
    return [{ code: 'template', message: 'a template is not rendered', range: place, detail: { mark: match[0] } }];
  }
  return [];
};
