import { isElision } from '../manifest/elision.ts';
import { type Cause, type FindCauses, type Line, linesOf, valueUnder, withoutLine } from './cause.ts';

/** More lines than these are not slips. */
const MOST = 50;

/** Lines that mark an omission, if reading stops at them or right below, or continues in another document. */
export const elisionCauses: FindCauses = (file) => {
  const { text, problems } = file;
  const stops = problems.filter(({ code }) => code === 'syntax').map(({ range }) => range.start);
  const found = linesOf(text).filter(({ line }) => line.length < 80 && isElision(line));
  return found.slice(0, MOST).flatMap((line) => {
    const end = line.start + line.line.length;
    const next = end + /^\s*[^\r\n]*/.exec(text.slice(end, end + 500))![0].length;
    const isStop = stops.some((stop) => stop >= line.start && stop <= next);
    return isStop || cutsDocument(file, line) ? [causeOf(text, line)] : [];
  });
};

function causeOf(text: string, line: Line): Cause {
  const written = line.line.trim();
  const start = line.start + line.line.indexOf(written);
  const range = { start, end: start + written.length };
  return {
    code: 'elided',
    message: 'something was left out',
    range,
    detail: { text: written },
    edits: [withoutLine(text, line)],
  };
}

/** `...` ends a document, and what follows it here names no kind. */
function cutsDocument({ text, documents }: Parameters<FindCauses>[0], { start, line }: Line): boolean {
  if (!/^\.\.\.\s*$/.test(line)) return false;
  const root = documents.find((document) => (document.root?.range.start ?? -1) > start)?.root;
  return root != null && !valueUnder(root, 'kind') && !/^---/m.test(text.slice(start, root.range.start));
}
