import type { Rule, RuleDocs } from '../../rule.ts';

export const rule: Rule = {
  id: 'invalid-tag',
  class: 'yaml',
  severity: 'error',
  problems: {
    'bad-tag': ({ detail }) => ({
      message: {
        ko: `\`${detail?.text}\` 값은 \`${detail?.tag}\` 태그에 맞지 않습니다.`,
        en: `\`${detail?.text}\` cannot be read as \`${detail?.tag}\`.`,
      },
      hint: { ko: `태그를 지우십시오.`, en: `Remove the tag.` },
    }),
    'not-finite': ({ detail }) => ({
      message: {
        ko: `\`${detail?.text}\` 값은 JSON에 없는 숫자입니다.`,
        en: `\`${detail?.text}\` is a number that JSON does not have.`,
      },
      hint: { ko: `문자열이라면 따옴표로 감싸십시오.`, en: `If it is a string, quote it.` },
    }),
  },
};

export const docs: RuleDocs = {
  title: { ko: '태그에 맞지 않는 값입니다', en: 'A value does not match its tag' },
  text: {
    ko: '`!!int`, `!!float`, `!!binary` 같은 태그는 값의 형식을 정합니다. `.inf`와 `.nan`은 JSON에 없어 서버가 거부합니다.',
    en: 'Tags such as `!!int`, `!!float` and `!!binary` set the type of a value. `.inf` and `.nan` do not exist in JSON, so the server rejects them.',
  },
  fails: [
    {
      manifest:
        'apiVersion: v1\nkind: Pod\nmetadata:\n  name: echo\nspec:\n  containers:\n    - name: echo\n      image: ghcr.io/subicura/echo:v1\n      command: [!!int echo]\n',
      at: '',
    },
    {
      manifest:
        'apiVersion: v1\nkind: Pod\nmetadata:\n  name: echo\nspec:\n  containers:\n    - name: echo\n      image: ghcr.io/subicura/echo:v1\n      command: [.inf]\n',
      at: '',
    },
  ],
  passes: [
    'apiVersion: v1\nkind: Pod\nmetadata:\n  name: echo\nspec:\n  containers:\n    - name: echo\n      image: ghcr.io/subicura/echo:v1\n      command: [!!str 5]\n',
  ],
  source: 'https://yaml.org/type/',
};
