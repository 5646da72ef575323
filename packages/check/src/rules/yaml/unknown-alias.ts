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
          ko: `앵커는 같은 문서에서 먼저 적어야 합니다. 별칭이 아니라 \`*\` 문자라면 따옴표로 감싸십시오.`,
          en: `Define the anchor earlier in the same document. If you mean a literal \`*\`, quote the value.`,
        },
      };
    },
  },
};

export const docs: RuleDocs = {
  title: { ko: '앵커가 없는 별칭입니다', en: 'An alias has no anchor' },
  text: {
    ko: '별칭은 같은 문서에서 먼저 나온 앵커만 가리킬 수 있습니다. 다른 문서의 앵커는 쓸 수 없습니다.',
    en: 'An alias can only refer to an anchor that comes before it in the same document. It cannot refer to an anchor on the other side of a `---`.',
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
