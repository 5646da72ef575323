import type { Fault, Wording } from './fault.ts';

/** An error of the parser, as far as it is read here. https://github.com/vfile/vfile-message */
interface ParserError {
  readonly reason?: string;
  readonly ruleId?: string;
  readonly line?: number;
  readonly column?: number;
}

/** What an error of the MDX parser in `text` means to an author, at the place of the mistake; undefined for any other error. */
export function mdxFault(error: unknown, text: string): Fault | undefined {
  const { reason, ruleId, line = 1, column = 1 } = error as ParserError;
  if (reason === undefined) return undefined;
  const lines = text.split(/\r?\n/).slice(0, line);
  if (/^<{7}(?: |$)/.test(lines.at(-1) ?? '')) return { line, column: 1, ...CONFLICT };
  const quote = ruleId?.startsWith('unexpected-') ? openQuote(lines) : undefined;
  if (quote) return { ...quote, ...QUOTE };
  const wording = (ruleId && WORDINGS[ruleId]?.(reason)) || unreadable(reason);
  return { ...(openedAt(reason) ?? { line, column }), ...wording };
}

/** The last value of an attribute of which the quote is not closed in its line. The parser reads on to the next quote. */
function openQuote(lines: readonly string[]): { line: number; column: number } | undefined {
  const at = lines.findLastIndex((line) => /<[A-Za-z]/.test(line) && (line.match(/"/g)?.length ?? 0) % 2 === 1);
  return at < 0 ? undefined : { line: at + 1, column: lines[at]!.lastIndexOf('"') + 1 };
}

/** A tag that is never closed is noticed at the end of what holds it; it is wrong where it opens. */
function openedAt(reason: string): { line: number; column: number } | undefined {
  const [, line, column] = /^Expected a closing tag for `[^`]*` \((\d+):(\d+)-/.exec(reason) ?? [];
  return line && column ? { line: Number(line), column: Number(column) } : undefined;
}

const WORDINGS: Readonly<Record<string, (reason: string) => Wording | undefined>> = {
  'end-tag-mismatch': (reason) => {
    const [, opened] = /^Expected a closing tag for `<([^`]*)>`/.exec(reason) ?? [];
    if (opened !== undefined) return notClosed(opened);
    const [, closed, expected] =
      /^Unexpected closing tag `<\/([^`]*)>`, expected corresponding closing tag for `<([^`]*)>`/.exec(reason) ?? [];
    return closed === undefined ? undefined : wrongEnd(closed, expected ?? '');
  },
  'unexpected-closing-slash': () => ({
    message: { ko: '여는 태그 없이 닫는 태그가 있습니다.', en: 'this closing tag has no opening tag' },
    hint: { ko: '지우거나, 그대로 표시하려면 백틱으로 감싸십시오.', en: 'delete it, or show it in backticks' },
  }),
  'unexpected-character': (reason) => {
    if (reason.includes('U+0021')) return COMMENT;
    if (reason.includes('to create a link')) return ADDRESS;
    return reason.includes('name') ? ANGLE : undefined;
  },
  'unexpected-eof': (reason) => (reason.includes('}') || reason.includes('expression') ? BRACES : TAG_END),
  acorn: () => BRACES,
};

function notClosed(name: string): Wording {
  const isVoid = /^(?:br|wbr|hr|img)$/.test(name);
  return {
    message: { ko: `<${name}> 태그가 닫히지 않았습니다.`, en: `<${name}> is not closed` },
    hint: isVoid
      ? { ko: `<${name} />로 적으십시오.`, en: `write <${name} />` }
      : {
          ko: `끝나는 곳에 </${name}>을(를) 적거나 <${name} />로 닫으십시오. 태그가 아니면 백틱으로 감싸거나 \\<로 적으십시오.`,
          en: `write </${name}> where it ends, or <${name} />; if it is not a tag, put it in backticks or write \\<`,
        },
  };
}

const wrongEnd = (closed: string, opened: string): Wording => ({
  message: {
    ko: `<${opened}> 태그를 </${closed}>(으)로 닫았습니다.`,
    en: `</${closed}> closes <${opened}>`,
  },
  hint: { ko: `</${opened}>(으)로 적으십시오.`, en: `write </${opened}>` },
});

export const CONFLICT: Wording = {
  message: {
    ko: '해결되지 않은 병합 충돌이 있습니다.',
    en: 'there is an unresolved merge conflict here',
  },
  hint: {
    ko: '한쪽을 남기고 충돌 표시 줄을 지우십시오.',
    en: 'keep one side, and delete the lines that mark the conflict',
  },
};
const QUOTE: Wording = {
  message: { ko: '이 따옴표가 닫히지 않았습니다.', en: 'this quote is not closed' },
  hint: { ko: '값의 끝에 "를 적으십시오.', en: 'write " where the value ends' },
};
const COMMENT: Wording = {
  message: { ko: '`<!--` 주석은 MDX에서 쓸 수 없습니다.', en: 'MDX has no comments with `<!--`' },
  hint: { ko: '{/* … */}로 적으십시오.', en: 'write {/* … */}' },
};
const ADDRESS: Wording = {
  message: { ko: '`<` 다음의 주소를 MDX는 태그로 읽습니다.', en: 'MDX reads an address after `<` as a tag' },
  hint: { ko: '[글](https://주소)처럼 적으십시오.', en: 'write [text](https://address)' },
};
const ANGLE: Wording = {
  message: {
    ko: '`<`는 태그의 시작으로 읽히지만, 뒤에 태그의 이름이 없습니다.',
    en: '`<` starts a tag, but no name follows it',
  },
  hint: { ko: '`\\<`로 적거나 백틱으로 감싸십시오.', en: 'write `\\<`, or put it in backticks' },
};
const TAG_END: Wording = {
  message: { ko: '태그가 `>`로 끝나지 않았습니다.', en: 'this tag has no `>`' },
  hint: { ko: '`>`나 `/>`로 끝내십시오.', en: 'end it with `>` or `/>`' },
};
const BRACES: Wording = {
  message: {
    ko: '`{`는 코드의 시작으로 읽히지만, 코드로 읽을 수 없습니다.',
    en: '`{` starts code, but this is not valid code',
  },
  hint: {
    ko: '중괄호를 보이려면 `\\{`로 적거나 백틱으로 감싸십시오.',
    en: 'to show braces, write `\\{` or put them in backticks',
  },
};

const unreadable = (reason: string): Wording => ({
  message: { ko: `MDX로 읽을 수 없습니다: ${reason}`, en: `this is not valid MDX: ${reason}` },
});
