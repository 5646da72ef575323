import type { Rule, RuleDocs } from '../../rule.ts';
import { nearest } from '../../text/nearest.ts';
import { didYouMean, quoteAll, shorten } from '../support/describe.ts';

export const rule: Rule = {
  id: 'unknown-value',
  class: 'schema',
  severity: 'error',
  faults: {
    'bad-enum': (visit, { values }) => {
      const { node } = visit;
      if (node.kind !== 'scalar') return;
      const near = nearest(node.text, values);
      const all = quoteAll(values.filter(Boolean));
      visit.report({
        range: node.range,
        at: visit.path,
        message: {
          ko: `\`${shorten(node.text)}\` 값은 쓸 수 없습니다. 쓸 수 있는 값: ${all}`,
          en: `\`${shorten(node.text)}\` is not allowed here. Allowed values: ${all}.`,
        },
        ...(near && {
          hint: didYouMean(near),
          fix: { range: node.range, text: near },
        }),
      });
    },
  },
};

export const docs: RuleDocs = {
  title: { ko: '정해진 값이 아닙니다', en: 'A value is not one of the allowed values' },
  text: {
    ko: '정해진 값 가운데 하나만 받는 필드입니다. 대소문자도 구별합니다.',
    en: 'The field accepts only certain values. They are case-sensitive.',
  },
  fails: [
    {
      manifest: `apiVersion: v1
kind: Service
metadata:
  name: echo
spec:
  type: Nodeport
  selector:
    app: echo
  ports:
    - port: 3000
`,
      at: 'spec.type',
    },
  ],
  passes: [
    `apiVersion: v1
kind: Service
metadata:
  name: echo
spec:
  type: NodePort
  selector:
    app: echo
  ports:
    - port: 3000
`,
  ],
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/',
};
