import type { Rule, RuleDocs } from '../../rule.ts';

export const rule: Rule = {
  id: 'yaml-tab',
  class: 'yaml',
  severity: 'error',
  problems: {
    tab: () => ({
      message: { ko: `들여쓰기에 탭을 쓸 수 없습니다.`, en: `YAML does not allow tabs for indentation.` },
      hint: { ko: `탭을 공백으로 바꾸십시오.`, en: `Replace tabs with spaces.` },
    }),
    'text-tab': () => ({
      message: {
        ko: `\`|\`나 \`>\` 다음의 첫 줄은 탭으로 시작할 수 없습니다.`,
        en: `The first line of text after \`|\` or \`>\` cannot start with a tab.`,
      },
      hint: {
        ko: `탭을 공백으로 바꾸거나, \`|2\`처럼 들여쓴 칸 수를 적으십시오.`,
        en: `Replace the tab with spaces, or write the number of columns that the text is indented, as in \`|2\`.`,
      },
    }),
  },
};

export const docs: RuleDocs = {
  title: { ko: '탭으로 들여썼습니다', en: 'A tab is used for indentation' },
  text: {
    ko: 'YAML은 들여쓰기에 탭을 허용하지 않습니다. 빈 줄이나 주석 앞의 탭도, `|` 다음 첫 줄의 글 앞에 있는 탭도 서버가 거부합니다. 편집기에서 탭을 공백으로 바꾸도록 설정하십시오.',
    en: 'YAML does not allow tabs for indentation. The server rejects them even on blank lines, before comments, and before the first line of text after `|`. Set your editor to insert spaces.',
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
    {
      manifest: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: script\ndata:\n  run: |\n    \techo\n',
      at: '',
    },
  ],
  passes: [
    'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: makefile\ndata:\n  Makefile: |\n    all:\n    \techo\n  run: |2\n    \techo\n',
    'apiVersion: v1\nkind:\tPod\nmetadata:\n  name: echo\nspec:\n  containers:\n    - name: echo\n      image: ghcr.io/subicura/echo:v1\n',
  ],
  source: 'https://yaml.org/spec/1.2.2/#61-indentation-spaces',
};
