import type { Rule, RuleDocs } from '../../rule.ts';
import { describeNode } from '../support/describe.ts';

export const rule: Rule = {
  id: 'not-an-object',
  class: 'schema',
  severity: 'error',
  faults: {
    'not-an-object': (visit) => {
      const seen = describeNode(visit.node);
      const { start, end } = visit.node.range;
      visit.report({
        range: { start, end: Math.min(end, start + 1) },
        at: '',
        message: {
          ko: `이 문서는 ${seen.ko}입니다. 쿠버네티스 오브젝트는 매핑이어야 합니다.`,
          en: `This document is ${seen.en}, but a Kubernetes object must be a mapping.`,
        },
        hint: {
          ko: '`apiVersion`, `kind`, `metadata`로 시작하십시오. 목록이라면 `kind: List`의 `items`에 적거나 `---`로 나누십시오.',
          en: 'Start with `apiVersion`, `kind` and `metadata`; put a list under `items` of a `kind: List`, or separate the objects with `---`.',
        },
      });
    },
  },
};

export const docs: RuleDocs = {
  title: { ko: '쿠버네티스 오브젝트가 아닙니다', en: 'A document is not a Kubernetes object' },
  text: {
    ko: '`---`로 나뉜 문서마다 오브젝트 하나가 있어야 합니다. 이 문서에는 목록이나 텍스트만 있습니다.',
    en: 'Each document between `---` lines must contain one object. This document contains only a list or text.',
  },
  fails: [{ manifest: '- apiVersion: v1\n  kind: Namespace\n  metadata:\n    name: echo\n', at: '' }],
  passes: ['apiVersion: v1\nkind: Namespace\nmetadata:\n  name: echo\n'],
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/',
};
