import { type FindCauses, type Line, linesOf, withoutLine } from './cause.ts';

// All in the first column, where no text of a manifest's own, such as a script, can stand.
const FENCE = /^(?:`{3,}|~{3,})[\w-]*\s*$/;
const COMMAND = /^(?:[$%] +\S|(?:sudo +)?(?:kubectl|oc|cat|echo|vi|vim|nano) +(?!.*: )\S)/;
const HEREDOC = /<<-? *(['"]?)(\w+)\1/;
const EDITOR = /^:(?:wq?|q|x)!?\s*$/;
/** Whether to look at the lines at all. */
const ANY = /^(?:`{3}|~{3}|[$%] |sudo |kubectl |oc |cat |echo |vim? |nano |:|EOF)/m;

/** More lines than these are no slip in copying, but a file of another kind. */
const MOST = 50;

/** Fences of Markdown, commands, and what closes a here-document: lines of the page or terminal that was copied. */
export const copiedLineCauses: FindCauses = ({ text }) => {
  if (!ANY.test(text)) return [];
  const lines = linesOf(text);
  const commands = lines.filter(({ line }) => COMMAND.test(line));
  const closing = new Set(['EOF', ...commands.map(({ line }) => HEREDOC.exec(line)?.[2])]);
  const found = lines.flatMap((line) => {
    const code = codeOf(line, closing);
    return code ? [{ ...line, code }] : [];
  });
  const [first] = found;
  if (!first || found.length > MOST) return [];
  const { start, line, code } = first;
  const range = { start, end: start + line.trimEnd().length };
  const detail = { lines: found.map(({ index }) => index + 1).join(', ') };
  const edits = found.map((each) => withoutLine(text, each));
  return [{ code, message: 'a line was copied along', range, detail, edits }];
};

function codeOf({ line }: Line, closing: ReadonlySet<string | undefined>): string | undefined {
  if (FENCE.test(line)) return 'copied-fence';
  return COMMAND.test(line) || EDITOR.test(line) || closing.has(line.trimEnd()) ? 'copied-command' : undefined;
}
