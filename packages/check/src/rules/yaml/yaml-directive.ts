import type { Rule, RuleDocs } from '../../rule.ts';

export const rule: Rule = {
  id: 'yaml-directive',
  class: 'yaml',
  severity: 'error',
  problems: {
    directive: ({ detail }) => ({
      message: {
        ko: `\`${detail?.directive}\` 지시자는 쓸 수 없습니다.`,
        en: `The directive \`${detail?.directive}\` is not supported.`,
      },
      hint: { ko: `이 줄을 지우십시오.`, en: `Remove this line.` },
    }),
    'kubectl-directive': ({ detail }) => ({
      severity: 'warning',
      message: {
        ko: `\`kubectl\`은 \`${detail?.directive}\` 지시자가 있는 파일을 거부합니다.`,
        en: `\`kubectl\` rejects a file with the directive \`${detail?.directive}\`.`,
      },
      hint: { ko: `이 줄을 지우십시오.`, en: `Remove this line.` },
    }),
  },
};

export const docs: RuleDocs = {
  title: { ko: '% 지시자는 쓸 수 없습니다', en: 'A % directive is not supported' },
  text: {
    ko: '`kubectl`은 파일을 `---`에서 나눈 뒤에 읽으므로 `%YAML`이나 `%TAG`가 있는 조각을 읽지 못합니다. 서버는 `%YAML 1.2`도 거부합니다.',
    en: '`kubectl` splits a file at `---` before it reads it, and cannot read the part with `%YAML` or `%TAG`. The server also rejects `%YAML 1.2`.',
  },
  fails: [
    {
      manifest:
        '%YAML 1.2\n---\napiVersion: v1\nkind: Pod\nmetadata:\n  name: echo\nspec:\n  containers:\n    - name: echo\n      image: ghcr.io/subicura/echo:v1\n',
      at: '',
    },
  ],
  passes: [
    '---\napiVersion: v1\nkind: Pod\nmetadata:\n  name: echo\nspec:\n  containers:\n    - name: echo\n      image: ghcr.io/subicura/echo:v1\n',
  ],
  source: 'https://yaml.org/spec/1.2.2/#68-directives',
};
