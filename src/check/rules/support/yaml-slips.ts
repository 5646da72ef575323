import type { Localized } from '../../finding.ts';
import type { Wording } from '../../rule.ts';
import { quoteHint } from './quoting.ts';

/** Where reading stopped: why, the line up to there and from there on, and the line above with all that lies between. */
export interface Stop {
  readonly reason: string;
  readonly before: string;
  readonly after: string;
  readonly above: string;
}

interface Found {
  /** Offsets in the line. */
  readonly start: number;
  readonly end: number;
  readonly message: Localized;
  readonly hint?: Localized;
  /** What to write between `start` and `end`. */
  readonly fix?: string;
}

type Finder = (line: string, stop: Stop) => Found | undefined;

/** A finder that looks for a pattern, whose second group is at fault; the first is what stands before it in the line. */
function slip(
  pattern: RegExp,
  say: (fault: string, before: string) => Omit<Found, 'start' | 'end'>,
  reason = /(?:)/,
): Finder {
  return (line, stop) => {
    const [, before = '', fault = ''] = (reason.test(stop.reason) && pattern.exec(line)) || [];
    return fault ? { start: before.length, end: before.length + fault.length, ...say(fault, before) } : undefined;
  };
}

const NO_ENTRY = /block mapping entry|expected ':'|separator is expected$/;
const BAD_ENTRY = /block mapping entry|expected ':'|bad indentation|separator is expected$/;
const key = (text: string): string => `\`${text.replace(/:.*/, ':')}\``;

/** Characters that people paste along, and what they stand for. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  '\u00a0': ' ',
  '\u3000': ' ',
  '\u200b': '',
  '\uff1a': ':',
  '\uff0c': ',',
  '\u2013': '-',
  '\u2014': '-',
  '\u2022': '-',
};
const codeOf = (text: string): string => `U+${text.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;

/** What one line shows. */
const IN_LINE: readonly Finder[] = [
  slip(/^([^\S\n]*)(\/\/.*)$/, (fault) => ({
    message: { ko: 'YAML에서 `//`는 주석이 아닙니다.', en: '`//` is no comment in YAML.' },
    hint: { ko: '주석은 `#`으로 시작합니다.', en: 'A comment starts with `#`.' },
    fix: fault.replace('//', '#'),
  })),
  slip(/^()([<=>]{7})(?: |$)/, () => ({
    message: { ko: '병합 충돌을 풀지 않은 자리입니다.', en: 'A merge conflict is not resolved here.' },
    hint: { ko: '한쪽만 남기고 표시를 지우십시오.', en: 'Keep one side and remove the marks.' },
  })),
  slip(/^([ -]*(?:[\w./-]+:?)?[^\S\n]*?)([\u00a0\u3000\u200b\uff1a\uff0c\u2013\u2014\u2022]+)/, (fault) => ({
    message: {
      ko: `눈에 띄지 않는 글자 ${codeOf(fault)}가 있습니다.`,
      en: `The character ${codeOf(fault)} only looks like another.`,
    },
    hint: { ko: '지우고 키보드로 다시 적으십시오.', en: 'Remove it and type it anew.' },
    fix: [...fault].map((each) => LOOKALIKES[each] ?? each).join(''),
  })),
  slip(/^( *-)([A-Za-z][\w.-]*:)(?: |$)/, (fault) => ({
    message: { ko: `\`-\` 뒤에 공백이 없습니다.`, en: 'A space is missing after `-`.' },
    hint: { ko: `\`- ${fault}\`처럼 적으십시오.`, en: `Write \`- ${fault}\`.` },
    fix: ` ${fault}`,
  })),
  slip(
    /^([ -]*)([A-Za-z][\w.-]*:[^\s:/].*)$/,
    (fault) => ({
      message: {
        ko: `${key(fault)} 뒤에 공백이 없습니다.`,
        en: `A space is missing after ${key(fault)}.`,
      },
      hint: { ko: `\`${spaced(fault)}\`처럼 적으십시오.`, en: `Write \`${spaced(fault)}\`.` },
      fix: spaced(fault),
    }),
    NO_ENTRY,
  ),
];

const spaced = (text: string): string => text.replace(':', ': ');

/** What the line above shows. */
const ABOVE: readonly Finder[] = [
  ...IN_LINE,
  slip(/^([ -]*)([A-Za-z][\w.-]*)[^\S\n]*$/, (fault) => colonLeftOut(fault, `${fault}:`), BAD_ENTRY),
  // `image nginx` and `image = nginx`.
  slip(
    /^([ -]*)([A-Za-z][\w./-]*(?: *[=\uff1a] *| +)[^\s:=]\S*)$/,
    (fault) => colonLeftOut(fault.split(/ *[=\uff1a] *| /, 1)[0]!, withColon(fault)),
    BAD_ENTRY,
  ),
  slip(
    /^( *)([A-Za-z][^:]*)$/,
    () => ({
      message: { ko: '이 줄은 `키: 값` 형식이 아닙니다.', en: 'This line is no `key: value`.' },
      hint: { ko: '주석이라면 `#`으로 시작하십시오.', en: 'Start it with `#` if it is a comment.' },
    }),
    BAD_ENTRY,
  ),
].map(notInText);

function colonLeftOut(name: string, meant: string): Omit<Found, 'start' | 'end'> {
  return {
    message: { ko: `\`${name}\` 뒤에 콜론이 없습니다.`, en: `A colon is missing after \`${name}\`.` },
    hint: { ko: `\`${meant}\`처럼 적으십시오.`, en: `Write \`${meant}\`.` },
    fix: meant,
  };
}

const withColon = (text: string): string => text.replace(/ *[=\uff1a] *| +/, ': ');

/** What is deeper than the line below it may be the end of a text, to which nothing is wrong. */
function notInText(find: Finder): Finder {
  return (line, stop) => {
    const below = /^ */.exec(stop.before + stop.after)![0].length;
    return /^ */.exec(line)![0].length > below && stop.before + stop.after !== '' ? undefined : find(line, stop);
  };
}

/** What the line shows beside the one above. */
const HERE: readonly Finder[] = [
  ...IN_LINE,
  (line, { above, reason }) => {
    const [, dashes = '', name] = /^([ -]*)([\w./-]+): +[^\s|>&]/.exec(above) ?? [];
    const [, indent = '', own = ''] = /^( *)([\w./-]+):(?: |$)/.exec(line) ?? [];
    if (!name || !own || indent.length === dashes.length || !/bad indentation/.test(reason)) return undefined;
    const column = dashes.length + 1;
    const isList = dashes.includes('-');
    if (!isList && indent.length < dashes.length) return undefined;
    return {
      start: indent.length,
      end: indent.length + own.length,
      message: {
        ko: `\`${own}\` 키의 들여쓰기가 윗줄의 \`${name}\` 키와 다릅니다.`,
        en: `\`${own}\` does not start in the column of \`${name}\` above it, which has a value already.`,
      },
      hint: { ko: `${column}번째 칸에서 시작하도록 적으십시오.`, en: `Start it in column ${column}.` },
    };
  },
  slip(
    /^([ -]*image: +)([^\s"']+: +[^\s"']+)$/,
    (fault) => ({
      message: { ko: '이미지 이름에 공백이 있습니다.', en: 'There is a space within the name of the image.' },
      hint: { ko: `\`${fault.replace(/\s/g, '')}\`처럼 적으십시오.`, en: `Write \`${fault.replace(/\s/g, '')}\`.` },
      fix: fault.replace(/\s/g, ''),
    }),
    BAD_ENTRY,
  ),
  slip(
    /^([ -]*[\w./-]+: +)([^\s"'[{|>&*!%@`#].*: .*)$/,
    (fault) => ({
      message: { ko: '값에 `: `이 있으면 따옴표가 필요합니다.', en: 'A value with `: ` in it needs quotes.' },
      hint: quoteHint(fault),
      fix: JSON.stringify(fault),
    }),
    BAD_ENTRY,
  ),
  slip(
    /^(.*\S)(,) *$/,
    () => ({
      message: { ko: '여기서는 줄 끝에 쉼표를 쓰지 않습니다.', en: 'No comma ends a line here.' },
      hint: { ko: '쉼표를 지우십시오.', en: 'Remove the comma.' },
      fix: '',
    }),
    BAD_ENTRY,
  ),
];

/** A longer line is no slip of a hand. */
const LONGEST = 500;

/**
 * What to say of a slip that is often made, where the line at which reading stopped or the one above shows one.
 * @param start offset of the line at which reading stopped.
 */
export function slipAt(stop: Stop, start: number): Wording | undefined {
  const above = stop.above.replace(/\s*$/, '');
  const line = (stop.before + stop.after).replace(/\r$/, '');
  const lines = [
    [above, ABOVE, start - stop.above.length],
    [line, HERE, start],
  ] as const;
  for (const [text, finders, offset] of lines) {
    for (const find of text.length > LONGEST ? [] : finders) {
      const found = find(text, { ...stop, above });
      if (!found) continue;
      const range = { start: offset + found.start, end: offset + found.end };
      const { message, hint, fix } = found;
      return { range, message, ...(hint && { hint }), ...(fix !== undefined && { fix: { range, text: fix } }) };
    }
  }
  return undefined;
}
