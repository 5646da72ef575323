import type { Rule, RuleDocs } from '../../rule.ts';
import { quoteIt } from '../support/quoting.ts';

export const rule: Rule = {
  id: 'unknown-alias',
  class: 'yaml',
  severity: 'error',
  problems: {
    'unknown-alias': ({ detail, range }) => {
      const { name = '' } = detail ?? {};
      if (/[^-\w]/.test(name)) return quoteIt(`*${name}`, range.start);
      return {
        message: {
          ko: `\`*${name}\` 별칭에 맞는 \`&${name}\` 앵커가 이 문서의 앞쪽에 없습니다.`,
          en: `The alias \`*${name}\` has no anchor \`&${name}\` before it in this document.`,
        },
        hint: {
          ko: `앵커는 같은 문서에서 먼저 적어야 합니다. 글자 그대로의 \`*\`라면 따옴표로 감싸십시오.`,
          en: `An anchor comes first, in the same document. Quote a \`*\` that is meant literally.`,
        },
      };
    },
  },
};

export const docs: RuleDocs = {
  title: { ko: '앵커가 없는 별칭입니다', en: 'An alias without its anchor' },
  text: {
    ko: '별칭은 같은 문서에서 먼저 나온 앵커만 가리킬 수 있습니다. `---` 너머의 앵커는 보이지 않습니다.',
    en: 'An alias sees only the anchors before it in its own document, none beyond a `---`.',
  },
  fails: [
    {
      manifest:
        'apiVersion: v1\nkind: Pod\nmetadata:\n  name: echo\nspec:\n  containers:\n    - name: echo\n      image: ghcr.io/subicura/echo:v1\n      workingDir: *dir\n',
      at: '',
    },
  ],
  passes: [
    'apiVersion: v1\nkind: Pod\nmetadata:\n  name: echo\nspec:\n  containers:\n    - name: echo\n      image: ghcr.io/subicura/echo:v1\n      command: [&word echo, *word]\n',
  ],
  source: 'https://yaml.org/spec/1.2.2/#71-alias-nodes',
};
