import { type Finder, NO_ENTRY, slip } from './slip.ts';

const key = (text: string): string => `\`${text.replace(/:.*/, ':')}\``;

/** What one line shows. */
export const IN_LINE: readonly Finder[] = [
  slip(/^([^\S\n]*)(\/\/.*)$/, (fault) => ({
    message: { ko: 'YAML에서 `//`는 주석이 아닙니다.', en: '`//` is not a comment in YAML.' },
    hint: { ko: '주석은 `#`으로 시작합니다.', en: 'A comment starts with `#`.' },
    fix: fault.replace('//', '#'),
  })),
  slip(/^()([<=>]{7})(?: |$)/, () => ({
    message: { ko: '해결하지 않은 병합 충돌이 있습니다.', en: 'There is an unresolved merge conflict here.' },
    hint: { ko: '한쪽만 남기고 표시를 지우십시오.', en: 'Keep one side and remove the conflict markers.' },
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
