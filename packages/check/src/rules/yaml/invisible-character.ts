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
              ko: `보이지 않는 문자(${names})가 글의 방향을 바꾸어, 보이는 것과 복사되는 것이 다릅니다.`,
              en: `An invisible character (${names}) changes the direction of the text: what one sees is not what one copies.`,
            }
          : {
              ko: `보이지 않는 문자(${names})가 있습니다.`,
              en: `There is an invisible character here (${names}).`,
            },
        hint: {
          ko: '지우십시오. 꼭 있어야 하는 값이라면 큰따옴표 안에 "\\u200B"처럼 적으십시오.',
          en: 'Delete it. Where a value needs it, write it in double quotes as "\\u200B".',
        },
      };
    }),
};

/* @__NO_SIDE_EFFECTS__ */
const pod = (name: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  name: echo\n  annotations:\n    note: ${name}\nspec:\n  containers:\n    - name: echo\n      image: ghcr.io/subicura/echo:v1\n`;

export const docs: RuleDocs = {
  title: { ko: '보이지 않는 문자가 있습니다', en: 'An invisible character' },
  text: {
    ko: '폭이 없는 문자, 글의 방향을 바꾸는 문자, 소프트 하이픈은 화면에 보이지 않지만 복사하면 따라갑니다. 서버는 값 안의 이런 문자를 그대로 받습니다. 그래서 같아 보이는 두 이름이 서로 다르거나, 화면과 다른 순서로 읽히는 값이 적용됩니다. 그림 문자를 이루는 문자는 보지 않습니다.',
    en: 'Zero-width characters, controls of the direction of text and soft hyphens do not show on a screen, but they are copied along. The server takes them as they are within a value, so that two names that look the same differ, or a value is applied that reads in another order than the one on the screen. Characters that make up an emoji are left alone.',
  },
  fails: ['"a\u200bb"', '"\u202ekcab"', '"soft\u00adhyphen"', '"\u3164"'].map((name) => ({
    manifest: pod(name),
    at: '',
  })),
  passes: [pod('"👩\u200d💻 ❤\ufe0f"'), pod('"\\u200B"'), `\ufeff${pod('"한글"')}`],
  source: 'https://www.unicode.org/reports/tr36/',
};
