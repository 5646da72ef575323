import type { Rule, RuleDocs } from '../../rule.ts';

export const rule: Rule = {
  id: 'invalid-merge',
  class: 'yaml',
  severity: 'error',
  problems: {
    'bad-merge': () => ({
      message: {
        ko: `\`<<\`에는 매핑이나 매핑의 목록만 쓸 수 있습니다.`,
        en: `\`<<\` accepts only a mapping or a list of mappings.`,
      },
      hint: { ko: `\`<<: *앵커\`처럼 매핑을 가리키십시오.`, en: `Refer to a mapping, as in \`<<: *anchor\`.` },
    }),
  },
};

export const docs: RuleDocs = {
  title: { ko: '<<로 합칠 수 없는 값입니다', en: '<< cannot merge this value' },
  text: { ko: '`<<`는 다른 매핑의 키를 가져옵니다.', en: '`<<` merges the keys of another mapping.' },
  fails: [
    {
      manifest:
        'apiVersion: v1\nkind: Pod\nmetadata:\n  name: echo\nspec:\n  containers:\n    - name: echo\n      image: ghcr.io/subicura/echo:v1\n      <<: echo\n',
      at: '',
    },
  ],
  passes: [
    'apiVersion: v1\nkind: Pod\nmetadata:\n  name: echo\nspec:\n  containers:\n    - name: echo\n      image: ghcr.io/subicura/echo:v1\n      env:\n        - &first\n          value: "1"\n          name: A\n        - *first\n',
  ],
  source: 'https://yaml.org/type/merge.html',
};
