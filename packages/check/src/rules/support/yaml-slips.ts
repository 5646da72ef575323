import type { Wording } from '../../rule.ts';
import { quoteHint } from './quoting.ts';
import { BAD_ENTRY, type Finder, type Found, type Stop, slip } from './slip.ts';
import { IN_LINE } from './slips-in-line.ts';

/** `image nginx` and `image = nginx`. */
const WITHOUT_COLON = /^( *(?:- +)*)([A-Za-z][\w./-]*(?: *[=\uff1a] *| +)[^\s:=]\S*)$/;

/** @param reason js-yaml's, for which a colon may be what lacks. */
function withoutColon(reason: RegExp): Finder {
  const say = (fault: string): Omit<Found, 'start' | 'end'> =>
    colonLeftOut(fault.split(/ *[=\uff1a] *| /, 1)[0]!, withColon(fault), !fault.includes('='));
  return slip(WITHOUT_COLON, say, reason);
}

/** What the line above shows. */
const ABOVE: readonly Finder[] = [
  ...IN_LINE,
  slip(/^([ -]*)([A-Za-z][\w.-]*)[^\S\n]*$/, (fault) => colonLeftOut(fault, `${fault}:`), BAD_ENTRY),
  withoutColon(BAD_ENTRY),
  slip(
    /^( *)([A-Za-z][^:]*)$/,
    () => ({
      message: { ko: '이 줄은 `키: 값` 형식이 아닙니다.', en: 'This line is not `key: value`.' },
      hint: { ko: '주석이라면 `#`으로 시작하십시오.', en: 'If it is a comment, start it with `#`.' },
    }),
    BAD_ENTRY,
  ),
].map(notInText);

/** @param isClear whether it can be nothing else, such as a line of a file within. */
function colonLeftOut(name: string, meant: string, isClear = true): Omit<Found, 'start' | 'end'> {
  return {
    message: { ko: `\`${name}\` 뒤에 콜론이 없습니다.`, en: `A colon is missing after \`${name}\`.` },
    hint: { ko: `\`${meant}\`처럼 적으십시오.`, en: `Write \`${meant}\`.` },
    ...(isClear && { fix: meant }),
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
  withoutColon(/expected ':'/),
  slip(/^( *)(\*)(?= +[\w"'-])/, () => ({
    message: { ko: '목록 항목은 `-`로 시작합니다.', en: 'A list item starts with `-`.' },
    hint: { ko: '`*`를 `-`로 바꾸십시오.', en: 'Replace `*` with `-`.' },
    fix: '-',
  })),
  slip(/^([ -]*[\w./-]+: +)([^\s"'[{]\S*:)$/, (fault) => ({
    message: { ko: '값이 콜론으로 끝납니다.', en: 'This value ends with a colon.' },
    hint: {
      ko: `콜론 뒤에 올 것을 마저 적거나 \`${fault.slice(0, -1)}\`처럼 콜론을 지우십시오.`,
      en: `Write what should follow the colon, or remove it: \`${fault.slice(0, -1)}\`.`,
    },
  })),
  slip(
    /^( *(?:apiVersion|kind|name|namespace|image): +[^\s:,]+)(,? +(?:apiVersion|kind|metadata|name|namespace|image|spec):.*)$/,
    (fault, before) => {
      const second = fault.replace(/^,? +/, '');
      return {
        message: { ko: '한 줄에 키가 두 개 있습니다.', en: 'There are two keys on one line.' },
        hint: { ko: `\`${second}\`는 다음 줄에 적으십시오.`, en: `Start a new line before \`${second}\`.` },
        fix: `\n${/^ */.exec(before)![0]}${second}`,
      };
    },
    BAD_ENTRY,
  ),
  slip(
    /^()([\]}]) *$/,
    () => ({
      message: { ko: '이 닫는 괄호에 맞는 여는 괄호가 없습니다.', en: 'This bracket has no opening bracket.' },
      hint: { ko: '괄호를 지우십시오.', en: 'Remove it.' },
      fix: '',
    }),
    /separator is expected$/,
  ),
  (line, { above, reason }) => {
    const [, dashes = '', name] = /^([ -]*)([\w./-]+): +[^\s|>&]/.exec(above) ?? [];
    const [, indent = '', own = ''] = /^( *)([\w./-]+):(?: |$)/.exec(line) ?? [];
    if (!name || !own || indent.length === dashes.length || !BAD_ENTRY.test(reason)) return undefined;
    const column = dashes.length + 1;
    const place = { start: indent.length, end: indent.length + own.length };
    if (!dashes.includes('-') && indent.length < dashes.length) return { ...place, ...outdented(own) };
    return {
      ...place,
      message: {
        ko: `\`${own}\` 키의 들여쓰기가 윗줄의 \`${name}\` 키와 다릅니다.`,
        en: `\`${own}\` does not start in the same column as \`${name}\` above it, which already has a value.`,
      },
      hint: { ko: `${column}번째 칸에서 시작하도록 적으십시오.`, en: `Start it in column ${column}.` },
    };
  },
  slip(
    /^([ -]*image: +)([^\s"']+: +[^\s"']+)$/,
    (fault) => ({
      message: { ko: '이미지 이름에 공백이 있습니다.', en: 'There is a space in the name of the image.' },
      hint: { ko: `\`${fault.replace(/\s/g, '')}\`처럼 적으십시오.`, en: `Write \`${fault.replace(/\s/g, '')}\`.` },
      fix: fault.replace(/\s/g, ''),
    }),
    BAD_ENTRY,
  ),
  slip(
    /^([ -]*[\w./-]+: +)([^\s"'[{|>&*!%@`#].*: .*)$/,
    (fault) => ({
      message: { ko: '값에 `: `이 있으면 따옴표가 필요합니다.', en: 'A value that contains `: ` needs quotes.' },
      hint: quoteHint(fault),
      fix: JSON.stringify(fault),
    }),
    BAD_ENTRY,
  ),
  slip(
    /^(.*\S)(,) *$/,
    () => ({
      message: {
        ko: '여기서는 줄 끝에 쉼표를 쓰지 않습니다.',
        en: 'A comma is not allowed at the end of a line here.',
      },
      hint: { ko: '쉼표를 지우십시오.', en: 'Remove the comma.' },
      fix: '',
    }),
    BAD_ENTRY,
  ),
];

/** Of a key further left than the one above it, by which no other key above starts. */
function outdented(own: string): Omit<Found, 'start' | 'end'> {
  return {
    message: {
      ko: `\`${own}\` 키와 같은 칸에서 시작하는 키가 위에 없습니다.`,
      en: `No key above starts in the same column as \`${own}\`.`,
    },
    hint: {
      ko: '같은 단계의 키는 같은 칸에서 시작해야 합니다. 최상위 키는 첫 칸에서 시작합니다.',
      en: 'Keys of the same level must start in the same column. Top-level keys start in the first column.',
    },
  };
}

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
