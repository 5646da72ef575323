import { type Finder, NO_ENTRY, slip } from './slip.ts';

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
export const IN_LINE: readonly Finder[] = [
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
