import type { Rule, RuleDocs } from '../../rule.ts';

export const rule: Rule = {
  id: 'invalid-key',
  class: 'yaml',
  severity: 'error',
  problems: {
    'complex-key': () => ({
      message: { ko: `키 자리에 목록이나 매핑이 있습니다.`, en: `A list or a mapping is used as a key.` },
      hint: {
        ko: '`{{ name }}` 같은 템플릿이면 먼저 실제 값으로 바꾸고, 중괄호로 시작하는 값이면 따옴표로 감싸십시오.',
        en: 'Replace a template such as `{{ name }}` with its value first. Quote a value that starts with a brace.',
      },
    }),
    'null-key': () => ({
      message: { ko: `키가 비어 있습니다.`, en: `A key is empty.` },
      hint: { ko: `\`: \` 앞에 키를 적으십시오.`, en: `Write a key before \`: \`.` },
    }),
  },
};

export const docs: RuleDocs = {
  title: { ko: '키가 문자열이 아닙니다', en: 'A key is not a string' },
  text: {
    ko: 'JSON으로 바꿀 수 없는 키입니다. 키가 비었거나, 키 자리에 목록이나 매핑이 있습니다.',
    en: 'This key cannot be converted to JSON. It is empty, or a list or a mapping is used as a key.',
  },
  fails: [
    {
      manifest:
        'apiVersion: v1\nkind: Pod\nmetadata:\n  name: echo\nspec:\n  nodeSelector: {[disk]: ssd}\n  containers:\n    - name: echo\n      image: ghcr.io/subicura/echo:v1\n',
      at: '',
    },
  ],
  passes: [
    'apiVersion: v1\nkind: Pod\nmetadata:\n  name: echo\nspec:\n  containers:\n    - name: echo\n      image: ghcr.io/subicura/echo:v1\n',
  ],
  source: 'https://github.com/kubernetes-sigs/yaml',
};
