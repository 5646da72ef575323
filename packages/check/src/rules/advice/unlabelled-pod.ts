import type { Rule, RuleDocs } from '../../rule.ts';
import { finding } from '../support/finding.ts';
import { entries, field } from '../support/spot.ts';

export const rule: Rule = {
  id: 'unlabelled-pod',
  class: 'advice',
  severity: 'info',
  visit: {
    'core/v1.Pod': (visit) => {
      const metadata = field(visit, 'metadata');
      if (!metadata || entries(field(metadata, 'labels')).length > 0) return;
      visit.report(
        finding(
          metadata,
          {
            ko: '레이블이 없는 파드는 서비스나 명령으로 골라낼 수 없습니다.',
            en: 'A Pod without labels cannot be selected by a Service or a command.',
          },
          { ko: '`app: 이름`처럼 레이블을 적어 두십시오.', en: 'Add a label such as `app: name`.' },
        ),
      );
    },
  },
};

export const docs: RuleDocs = {
  title: { ko: '파드에 레이블이 없습니다', en: 'A Pod has no labels' },
  text: {
    ko: '서비스, 레플리카셋, `kubectl get -l`은 모두 레이블로 파드를 찾습니다. 처음부터 `app` 레이블을 붙여 두면 편합니다.',
    en: 'Services, ReplicaSets and `kubectl get -l` all find Pods by label. Add an `app` label from the start.',
  },
  fails: [
    {
      manifest: `apiVersion: v1
kind: Pod
metadata:
  name: echo
spec:
  containers:
    - name: echo
      image: ghcr.io/subicura/echo:v1
`,
      at: 'metadata',
    },
  ],
  passes: [
    `apiVersion: v1
kind: Pod
metadata:
  name: echo
  labels:
    app: echo
spec:
  containers:
    - name: echo
      image: ghcr.io/subicura/echo:v1
`,
  ],
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/',
};
