import type { Rule, RuleDocs } from '../../rule.ts';

export const rule: Rule = {
  id: 'yaml-encoding',
  class: 'yaml',
  severity: 'error',
  problems: {
    encoding: () => ({
      message: { ko: `UTF-8이 아닌 바이트가 있습니다.`, en: `This byte is not UTF-8.` },
      hint: { ko: `파일을 UTF-8로 저장하십시오.`, en: `Save the file as UTF-8.` },
    }),
    'control-character': ({ detail }) => ({
      message: {
        ko: `제어 문자 ${detail?.character}가 있습니다.`,
        en: `The control character ${detail?.character} is not allowed.`,
      },
      hint: {
        ko: `지우거나, 큰따옴표 안에서 \`\\x\`로 적으십시오.`,
        en: `Remove it, or write it as an escape in double quotes.`,
      },
    }),
  },
};

export const docs: RuleDocs = {
  title: { ko: '읽을 수 없는 글자가 있습니다', en: 'A character that cannot be read' },
  text: {
    ko: '매니페스트는 UTF-8이어야 하며(BOM이 있으면 UTF-16도 됩니다), 제어 문자는 그대로 적을 수 없습니다.',
    en: 'A manifest is UTF-8 (or UTF-16 with a byte order mark), and control characters cannot stand in it as they are.',
  },
  fails: [
    {
      manifest:
        'apiVersion: v1\nkind: Pod\nmetadata:\n  name: echo\u0007\nspec:\n  containers:\n    - name: echo\n      image: ghcr.io/subicura/echo:v1\n',
      at: '',
    },
  ],
  passes: [
    'apiVersion: v1\nkind: Pod\n# 한글 주석\nmetadata:\n  name: echo\nspec:\n  containers:\n    - name: echo\n      image: ghcr.io/subicura/echo:v1\n',
  ],
  source: 'https://yaml.org/spec/1.2.2/#51-character-set',
};
