import type { MappingNode } from '../../../manifest/document.ts';
import type { Rule, RuleDocs, Visit } from '../../rule.ts';
import { finding } from '../support/finding.ts';
import { quote } from '../support/names.ts';
import { entries, fieldAt, isNull, textOf } from '../support/spot.ts';

interface Demand {
  readonly isTaken: (value: string) => boolean;
  readonly ko: string;
  readonly en: string;
}

/** Annotations of Pods that the server reads. */
const ANNOTATIONS: Readonly<Record<string, Demand>> = {
  'controller.kubernetes.io/pod-deletion-cost': {
    isTaken: (value) => /^-?(0|[1-9]\d{0,9})$/.test(value) && Number(value) === (Number(value) | 0),
    ko: '`10`이나 `-5`처럼 32비트 정수를 따옴표로 묶어 적으십시오.',
    en: 'Write a 32-bit integer in quotes, such as `10` or `-5`.',
  },
  'seccomp.security.alpha.kubernetes.io/pod': {
    isTaken: (value) =>
      /^(runtime\/default|docker\/default|unconfined|localhost\/(?!\/)(?!(.*\/)?\.\.(\/|$)).*)$/s.test(value),
    ko: '지우고 `securityContext.seccompProfile`을 쓰십시오.',
    en: 'Remove it and use `securityContext.seccompProfile`.',
  },
};

function check(visit: Visit<MappingNode>): void {
  for (const spot of entries(fieldAt(visit, 'metadata', 'annotations'))) {
    const demand = ANNOTATIONS[spot.entry.key.text];
    const value = textOf(spot) ?? (isNull(spot.node) ? '' : undefined);
    if (!demand || value === undefined || demand.isTaken(value)) continue;
    visit.report(
      finding(
        spot,
        {
          ko: `이 어노테이션에 ${quote(value)} 값은 쓸 수 없습니다.`,
          en: `${quote(value)} is not allowed for this annotation.`,
        },
        { ko: demand.ko, en: demand.en },
      ),
    );
  }
}

export const rule: Rule = {
  id: 'pod-annotation',
  class: 'server',
  severity: 'error',
  rareKeys: Object.keys(ANNOTATIONS),
  visit: { 'core/v1.Pod': check, 'core/v1.PodTemplateSpec': check },
};

export const docs: RuleDocs = {
  title: { ko: '파드의 어노테이션 값이 허용되지 않습니다', en: 'The value of an annotation of a Pod is not allowed' },
  text: {
    ko: '서버는 몇몇 어노테이션의 값을 읽습니다. 지울 파드를 고르는 비용은 32비트 정수이고, 옛 seccomp 어노테이션은 정해진 값만 받습니다.',
    en: 'The server reads the values of a few annotations: the cost by which Pods are chosen for deletion is a 32-bit integer, and the old seccomp annotation takes certain values only.',
  },
  fails: [
    {
      manifest: `apiVersion: v1
kind: Pod
metadata:
  name: echo
  annotations:
    controller.kubernetes.io/pod-deletion-cost: low
spec:
  containers:
    - name: echo
      image: ghcr.io/subicura/echo:v1
`,
      at: 'metadata.annotations["controller.kubernetes.io/pod-deletion-cost"]',
    },
  ],
  passes: [
    `apiVersion: v1
kind: Pod
metadata:
  name: echo
  annotations:
    controller.kubernetes.io/pod-deletion-cost: '-5'
spec:
  containers:
    - name: echo
      image: ghcr.io/subicura/echo:v1
`,
  ],
  source: 'https://kubernetes.io/docs/reference/labels-annotations-taints/#pod-deletion-cost',
};
