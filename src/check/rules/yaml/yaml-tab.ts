import type { Rule, RuleDocs } from '../../rule.ts';

export const rule: Rule = {
  id: 'yaml-tab',
  class: 'yaml',
  severity: 'error',
  problems: {
    tab: () => ({
      message: { ko: `들여쓰기에 탭을 쓸 수 없습니다.`, en: `A tab cannot indent YAML.` },
      hint: { ko: `탭을 공백으로 바꾸십시오.`, en: `Replace tabs by spaces.` },
    }),
  },
};

export const docs: RuleDocs = {
  title: { ko: '탭으로 들여썼습니다', en: 'A tab as indentation' },
  text: {
    ko: 'YAML은 들여쓰기에 탭을 허용하지 않습니다. 빈 줄이나 주석 앞의 탭도 서버가 거부할 수 있습니다. 편집기에서 탭을 공백으로 바꾸도록 설정하십시오.',
    en: 'YAML allows no tabs as indentation; the server may refuse them even on blank lines and before comments. Set your editor to insert spaces.',
  },
  fails: [
    {
      manifest:
        'apiVersion: v1\nkind: Pod\nmetadata:\n\tname: echo\nspec:\n  containers:\n    - name: echo\n      image: ghcr.io/subicura/echo:v1\n',
      at: '',
    },
    {
      manifest:
        'apiVersion: v1\nkind: Pod\n\t\nmetadata:\n  name: echo\nspec:\n  containers:\n    - name: echo\n      image: ghcr.io/subicura/echo:v1\n',
      at: '',
    },
  ],
  passes: [
    'apiVersion: v1\nkind:\tPod\nmetadata:\n  name: echo\nspec:\n  containers:\n    - name: echo\n      image: ghcr.io/subicura/echo:v1\n',
  ],
  source: 'https://yaml.org/spec/1.2.2/#61-indentation-spaces',
};
