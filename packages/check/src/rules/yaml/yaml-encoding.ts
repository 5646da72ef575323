import type { Undecoded } from '../../manifest/document.ts';
import type { Rule, RuleDocs, Wording } from '../../rule.ts';

const wordedFor = ({ encoding }: Undecoded): Wording => ({
  message: encoding
    ? {
        ko: `이 파일의 인코딩은 UTF-8이 아니라 ${encoding}입니다. \`kubectl\`은 한글을 \`\ufffd\`로 바꾸어 보냅니다.`,
        en: `This file is encoded in ${encoding}, not UTF-8. \`kubectl\` replaces its Korean text with \`\ufffd\`.`,
      }
    : {
        ko: 'UTF-8이 아닌 바이트입니다. `kubectl`은 이 바이트를 `\ufffd`로 바꾸어 보냅니다.',
        en: 'This byte is not UTF-8. `kubectl` replaces it with `\ufffd`.',
      },
  hint: { ko: '편집기에서 UTF-8로 다시 저장하십시오.', en: 'Save the file as UTF-8 in your editor.' },
});

export const rule: Rule = {
  id: 'yaml-encoding',
  class: 'yaml',
  severity: 'error',
  text: ({ undecoded }) =>
    undecoded
      ? [
          {
            range: { start: undecoded.at, end: undecoded.at + 1 },
            at: '',
            severity: 'warning',
            ...wordedFor(undecoded),
          },
        ]
      : [],
  problems: {
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
  title: { ko: '읽을 수 없는 문자가 있습니다', en: 'A character cannot be read' },
  text: {
    ko: '매니페스트는 UTF-8이어야 하며(BOM이 있으면 UTF-16도 됩니다), 제어 문자는 그대로 적을 수 없습니다. CP949(EUC-KR)로 저장한 파일도 `kubectl`은 받지만, 주석이 아닌 곳의 한글은 깨집니다.',
    en: 'A manifest must be UTF-8 (or UTF-16 with a byte order mark), and control characters cannot be written in it directly. `kubectl` accepts a file in CP949 (EUC-KR), but Korean text outside comments becomes unreadable.',
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
