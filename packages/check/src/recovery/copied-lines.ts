import { type FindCauses, type Line, linesOf, withoutLine } from './cause.ts';

// All in the column of the outermost keys, where no text of a manifest's own, such as a script, can stand.
const HEREDOC = /<<-? *(['"]?)(\w+)\1/;
const BUTTONS =
  'copy(?: code| to clipboard)?|copied!?|edit|raw|run|wrap|expand|collapse|download|view raw|' +
  '(?:코드 ?|전체 ?)?복사(?:하기|됨)?!?|편집|다운로드|접기|펼치기|더 ?보기|실행';
const LANGUAGES = 'ya?ml|json|bash|zsh|sh|shell|console|terminal|text|txt|plain ?text|code|코드|k8s|kubernetes';

/** Lines of a page, an editor or a terminal, each by what it is; the first that fits is taken. */
const KINDS: readonly (readonly [code: string, pattern: RegExp])[] = [
  ['fence', /^(?:`{3,}|~{3,})[\w-]*\s*$/],
  [
    'prompt',
    /^(?:\([\w.-]+\) +)?(?:\[?[\w.-]+@[\w.-]+[ :][^\n#$%>]{0,80}[#$%>]|PS [A-Za-z]:[^\n>]*>|[A-Z]:\\[^\n>]*>|(?:ba|z)?sh-[\d.]+[#$]|[~/][\w./~-]*[$%#]|[\u279c\u276f\u03bb] |[$%](?= |$))(?: .*)?$/,
  ],
  [
    'command',
    /^(?:(?:sudo +)?(?:kubectl|oc|helm|docker|minikube|cat|echo|vi|vim|nano|touch|mkdir|cd|curl|wget|tee) +(?=\S)(?!.*: ))/,
  ],
  ['command', /^:(?:wq?|q|x)!?\s*$/],
  ['output', /^[\w.-]+\/[\w.-]+ (?:created|configured|unchanged|deleted)(?: \(.*\))?\s*$/],
  ['button', new RegExp(`^(?:${BUTTONS})\\s*$`, 'i')],
];

/** The same, for lines before the manifest begins. */
const FIRST_KINDS: typeof KINDS = [
  ['language', new RegExp(`^(?:${LANGUAGES})(?: *(?:${BUTTONS}))*\\s*$`, 'i')],
  [
    'file-name',
    new RegExp(
      `^(?:\\*\\*)?["'\`(<[\\u201c]?[^\\s"'\`:{}[\\]<>#]+\\.(?:ya?ml|json)["'\`)>\\]\\u201d]?(?:\\*\\*)?:?(?: +(?:${BUTTONS}))*\\s*$`,
      'i',
    ),
  ],
];

/** The widest indentation of all lines that is taken for a margin. */
const MARGIN = 16;

/** The end of a line, followed by the start of an object. */
const BEGINS = /\s{1,50}(?:---|apiVersion:|kind:)/y;

/** More lines than these are no slip in copying, but a file of another kind. */
const MOST = 50;

/** Lines of the page or terminal that a manifest was copied from: one cause for all of a kind. */
export const copiedLineCauses: FindCauses = ({ text }) => {
  const kinds = new Map<string, Line[]>();
  const closing = new Map([['EOF', 'command']]);
  let isBefore = true;
  const lines = linesOf(text);
  const margin = lines.reduce((least, { line }) => Math.min(least, line.search(/\S/) >>> 0), MARGIN);
  for (const line of lines) {
    const written = line.line.slice(margin).trimEnd();
    BEGINS.lastIndex = line.start + line.line.length;
    const code = closing.get(written) ?? codeOf(written, isBefore || BEGINS.test(text));
    if (code) {
      const [, , word] = HEREDOC.exec(written) ?? [];
      if (word) closing.set(word, code);
      kinds.set(code, [...(kinds.get(code) ?? []), line]);
    } else if (written !== '' && !written.startsWith('#')) isBefore = written === '---';
    if ((kinds.get(code ?? '')?.length ?? 0) > MOST) return [];
  }
  return [...kinds].map(([code, found]) => {
    const [{ start, line }] = found as [Line];
    const range = { start: start + margin, end: start + line.trimEnd().length };
    const detail = { text: line.trim(), lines: found.map(({ index }) => index + 1).join(', ') };
    const edits = found.map((each) => withoutLine(text, each));
    return { code: `copied-${code}`, message: 'a line was copied together with the manifest', range, detail, edits };
  });
};

function codeOf(line: string, isBefore: boolean): string | undefined {
  const kinds = isBefore ? [...KINDS, ...FIRST_KINDS] : KINDS;
  return kinds.find(([, pattern]) => pattern.test(line))?.[0];
}
