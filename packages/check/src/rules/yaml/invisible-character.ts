import { invisibleRuns } from '../../manifest/invisible.ts';
import type { Rule, RuleDocs } from '../../rule.ts';

/** Characters that turn around or isolate the direction of the text after them. */
const TURNS = /^U\+(061C|200[EF]|202[A-E]|206[6-9])$/;

export const rule: Rule = {
  id: 'invisible-character',
  class: 'yaml',
  severity: 'warning',
  text: ({ text }) =>
    invisibleRuns(text).map(({ range, codes }) => {
      const names = [...new Set(codes)].join(', ');
      const turns = codes.some((code) => TURNS.test(code));
      return {
        range,
        at: '',
        message: turns
          ? {
              ko: `보이지 않는 문자(${names})가 텍스트의 방향을 바꾸어, 화면에 보이는 내용과 복사되는 내용이 다릅니다.`,
              en: `An invisible character (${names}) changes the direction of the text, so the text you see is not the text you copy.`,
            }
          : {
              ko: `보이지 않는 문자(${names})가 있습니다.`,
              en: `There is an invisible character here (${names}).`,
            },
        hint: {
          ko: '지우십시오. 값에 꼭 필요하다면 큰따옴표 안에 "\\u200B"처럼 적으십시오.',
          en: 'Remove it. If the value needs it, write it in double quotes as "\\u200B".',
        },
      };
    }),
};

/* @__NO_SIDE_EFFECTS__ */
const pod = (name: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  name: echo\n  annotations:\n    note: ${name}\nspec:\n  containers:\n    - name: echo\n      image: ghcr.io/subicura/echo:v1\n`;

export const docs: RuleDocs = {
  title: { ko: '보이지 않는 문자가 있습니다', en: 'There is an invisible character' },
  text: {
    ko: '폭이 없는 문자, 텍스트의 방향을 바꾸는 문자, 소프트 하이픈은 화면에 보이지 않지만 함께 복사됩니다. 서버는 값 안의 이런 문자를 그대로 받습니다. 그래서 같아 보이는 두 이름이 서로 다르거나, 화면에 보이는 순서와 다른 값이 적용될 수 있습니다. 이모지를 이루는 문자는 검사하지 않습니다.',
    en: 'Zero-width characters, characters that change the direction of text, and soft hyphens are not visible on the screen, but are copied with the text. The server accepts them in a value as they are. Two names that look the same can then be different, or the value that is applied can have a different order than the one on the screen. Characters that are part of an emoji are not checked.',
  },
  fails: ['"a\u200bb"', '"\u202ekcab"', '"soft\u00adhyphen"', '"\u3164"'].map((name) => ({
    manifest: pod(name),
    at: '',
  })),
  passes: [pod('"👩\u200d💻 ❤\ufe0f"'), pod('"\\u200B"'), `\ufeff${pod('"한글"')}`],
  source: 'https://www.unicode.org/reports/tr36/',
};
