import type { ScalarNode } from '../../manifest/document.ts';
import type { Rule, RuleDocs, Visit } from '../../rule.ts';

/** File modes are octal by custom. */
const MODE = /(^|\.)(defaultMode|mode)$/;

function reportOctal({ node, path, report }: Visit<ScalarNode>): void {
  if (node.style !== 'plain' || typeof node.value !== 'number' || !/^[-+]?0[0-7_]+$/.test(node.text)) return;
  if (MODE.test(path) || node.value === Number(node.text)) return;
  report({
    range: node.range,
    at: path,
    message: {
      ko: `서버는 \`${node.text}\` 값을 8진수로 읽습니다. 10진수로는 ${node.value}입니다.`,
      en: `The server reads \`${node.text}\` as an octal number, which is ${node.value} in decimal.`,
    },
    hint: {
      ko: `\`${node.value}\` 값이 아니라면 앞의 0을 지우십시오.`,
      en: `If you do not mean ${node.value}, remove the leading 0.`,
    },
  });
}

export const rule: Rule = {
  id: 'octal-number',
  class: 'yaml',
  severity: 'warning',
  scalars: { int32: reportOctal, int64: reportOctal, 'int-or-string': reportOctal },
};

export const docs: RuleDocs = {
  title: { ko: '8진수로 읽히는 숫자입니다', en: 'A number that is read as octal' },
  text: {
    ko: '서버는 YAML 1.1 방식으로 읽으므로 0으로 시작하는 숫자는 8진수입니다. 파일 권한에는 알맞지만, 포트나 개수에서는 의도하지 않은 값이 됩니다.',
    en: 'The server reads YAML 1.1, where a number with a leading 0 is octal. This is useful for file modes, but gives an unexpected value for ports and counts.',
  },
  fails: [
    {
      manifest: `apiVersion: v1
kind: Service
metadata:
  name: echo
spec:
  selector:
    app: echo
  ports:
    - port: 03000
`,
      at: 'spec.ports[0].port',
    },
  ],
  passes: [
    `apiVersion: v1
kind: Service
metadata:
  name: echo
spec:
  selector:
    app: echo
  ports:
    - port: 3000
`,
  ],
  source: 'https://yaml.org/type/int.html',
};
