import type { Rule, RuleDocs } from '../../rule.ts';
import { lookalike } from '../support/stand-ins.ts';

export const rule: Rule = {
  id: 'missing-separator',
  class: 'yaml',
  severity: 'error',
  problems: {
    'missing-separator': ({ detail }) => ({
      message: {
        ko: `여기서 다른 오브젝트가 시작되지만 앞에 \`---\` 줄이 없습니다.`,
        en: `Another object starts here, but there is no \`---\` line before it.`,
      },
      hint: {
        ko: `\`${detail?.key}\` 위에 \`---\`만 있는 줄을 넣으십시오.`,
        en: `Add a line with only \`---\` above \`${detail?.key}\`.`,
      },
    }),
    'drawn-separator': ({ detail }) => ({
      message: detail?.character
        ? lookalike(detail.character, '', '').message
        : { ko: '문서를 나누는 줄이 아닙니다.', en: 'This line does not separate documents.' },
      hint: {
        ko: '첫 칸부터 `---`만 한 줄에 적으십시오.',
        en: 'Write `---` in the first column, on its own line.',
      },
    }),
  },
};

export const docs: RuleDocs = {
  title: { ko: '오브젝트 사이에 `---`가 없습니다', en: 'There is no `---` between two objects' },
  text: {
    ko: '한 파일에 오브젝트를 여럿 적을 때에는 사이마다 `---`만 있는 줄을 둡니다. 이 줄이 없으면 `apiVersion`, `kind` 같은 키가 한 오브젝트에 두 번 나오게 되어 서버가 거부합니다.',
    en: 'If a file contains several objects, separate them with a line that contains only `---`. Without it, keys such as `apiVersion` and `kind` appear twice in one object, and the server rejects it.',
  },
  fails: [
    {
      manifest:
        'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: echo\napiVersion: v1\nkind: Namespace\nmetadata:\n  name: redis\n',
      at: '',
    },
  ],
  passes: [
    'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: echo\n---\napiVersion: v1\nkind: Namespace\nmetadata:\n  name: redis\n',
  ],
  source: 'https://kubernetes.io/docs/concepts/workloads/management/#organizing-resource-configurations',
};
