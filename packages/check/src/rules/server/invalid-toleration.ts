import type { Rule, RuleDocs } from '../../rule.ts';
import { finding } from '../support/finding.ts';
import { formatFinding } from '../support/formats.ts';
import { field, text } from '../support/spot.ts';

export const rule: Rule = {
  id: 'invalid-toleration',
  class: 'server',
  severity: 'error',
  visit: {
    'core/v1.Toleration': (visit) => {
      const operator = text(visit, 'operator') || 'Equal';
      const value = field(visit, 'value');
      if (!text(visit, 'key') && operator === 'Equal') {
        visit.report(
          finding(
            field(visit, 'operator') ?? visit,
            { ko: 'key가 없으면 operator는 Exists여야 합니다.', en: 'Without a key, the operator must be Exists.' },
            {
              ko: '`key`를 적거나, 모든 테인트를 허용하려면 `operator: Exists`로 적으십시오.',
              en: 'Add a `key`, or write `operator: Exists` to tolerate every taint.',
            },
          ),
        );
      }
      if (field(visit, 'tolerationSeconds') && text(visit, 'effect') !== 'NoExecute') {
        visit.report(
          finding(field(visit, 'effect') ?? field(visit, 'tolerationSeconds')!, {
            ko: 'tolerationSeconds는 effect가 NoExecute일 때만 쓸 수 있습니다.',
            en: 'tolerationSeconds can only be used with the effect NoExecute.',
          }),
        );
      }
      if (operator === 'Exists' && value && text(visit, 'value')) {
        visit.report(
          finding(
            value,
            { ko: 'operator가 Exists이면 value를 쓸 수 없습니다.', en: 'The operator Exists cannot have a value.' },
            { ko: '`value`를 지우십시오.', en: 'Remove `value`.' },
          ),
        );
      }
      const report = operator === 'Equal' ? formatFinding(value, 'labelValue') : undefined;
      if (report) visit.report(report);
      if (operator === 'Gt' || operator === 'Lt') {
        visit.report(
          finding(
            field(visit, 'operator')!,
            {
              ko: `${operator} 연산자는 TaintTolerationComparisonOperators 기능을 켠 클러스터만 받습니다.`,
              en: `The operator ${operator} requires the feature gate TaintTolerationComparisonOperators, which is off by default.`,
            },
            { ko: '`Equal`이나 `Exists`를 쓰십시오.', en: 'Use `Equal` or `Exists`.' },
          ),
        );
      }
    },
  },
};

export const docs: RuleDocs = {
  title: { ko: '톨러레이션의 설정이 서로 맞지 않습니다', en: 'The settings of a toleration conflict' },
  text: {
    ko: '`operator`를 적지 않으면 Equal이고, 이때는 `key`가 필요합니다. Exists에는 `value`를 쓰지 않습니다.',
    en: 'The default `operator` is Equal, which requires a `key`. Exists cannot have a `value`.',
  },
  fails: [
    {
      manifest: `apiVersion: v1
kind: Pod
metadata:
  name: echo
spec:
  tolerations:
    - effect: NoSchedule
  containers:
    - name: echo
      image: ghcr.io/subicura/echo:v1
`,
      at: 'spec.tolerations[0]',
    },
  ],
  passes: [
    `apiVersion: v1
kind: Pod
metadata:
  name: echo
spec:
  tolerations:
    - operator: Exists
  containers:
    - name: echo
      image: ghcr.io/subicura/echo:v1
`,
  ],
  source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/',
};
