import type { Rule, RuleDocs } from '../../rule.ts';
import { finding } from '../support/finding.ts';
import { requirementsOf } from '../support/selectors.ts';
import { field, fieldAt, rootSpot } from '../support/spot.ts';
import { nameOf, relatedTo, unmetBy, workloadsIn } from '../support/workloads.ts';

const OWNERS = ['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet'];

export const rule: Rule = {
  id: 'selector-overlap',
  class: 'bundle',
  severity: 'warning',
  inPart: true,
  bundle: (bundle) => {
    if (bundle.resources.length < 2) return;
    for (const owner of bundle.resources) {
      if (!OWNERS.includes(owner.kind)) continue;
      const selector = fieldAt(rootSpot(owner), 'spec', 'selector');
      const requirements = requirementsOf(selector);
      if (!selector || requirements.length === 0) continue;
      const caught = workloadsIn(bundle, owner.namespace).find(
        (workload) =>
          workload.resource !== owner &&
          workload.resource.kind !== 'Job' &&
          workload.resource.kind !== 'CronJob' &&
          unmetBy(workload, requirements).length === 0,
      );
      if (!caught) continue;
      const other = nameOf(caught.resource);
      bundle.report(
        owner,
        finding(
          field(fieldAt(rootSpot(owner), 'spec'), 'selector')!,
          { ko: `이 셀렉터는 ${other}의 파드까지 고릅니다.`, en: `This selector catches the Pods of ${other} too.` },
          {
            ko: '서로 다른 레이블을 셀렉터와 템플릿에 더하십시오. 그러지 않으면 서로의 파드를 제 것으로 여길 수 있습니다.',
            en: "Add a label that tells them apart, to the selector and the template; else each may take the other's Pods for its own.",
          },
          {
            related: relatedTo(caught.resource, caught.place, '함께 골라지는 파드입니다.', 'The Pods that are caught.'),
          },
        ),
      );
    }
  },
};

export const docs: RuleDocs = {
  title: { ko: '셀렉터가 다른 워크로드의 파드까지 고릅니다', en: "A selector also catches another workload's Pods" },
  text: {
    ko: '레플리카셋 같은 워크로드는 셀렉터에 맞는 주인 없는 파드를 제 것으로 받아들입니다. 셀렉터가 겹치면 다른 데서 만든 파드까지 셀 수 있습니다. 워크로드마다 겹치지 않는 레이블을 쓰십시오.',
    en: 'A ReplicaSet adopts Pods without an owner that match its selector, and workloads whose selectors overlap may miscount. Give each workload a label of its own.',
  },
  fails: [
    {
      manifest: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: echo
spec:
  selector:
    matchLabels:
      app: echo
  template:
    metadata:
      labels:
        app: echo
    spec:
      containers:
        - name: echo
          image: ghcr.io/subicura/echo:v1
---
apiVersion: v1
kind: Pod
metadata:
  name: probe
  labels:
    app: echo
spec:
  containers:
    - name: echo
      image: ghcr.io/subicura/echo:v1
`,
      at: 'spec.selector',
    },
  ],
  passes: [
    `apiVersion: apps/v1
kind: Deployment
metadata:
  name: echo
spec:
  selector:
    matchLabels:
      app: echo
  template:
    metadata:
      labels:
        app: echo
    spec:
      containers:
        - name: echo
          image: ghcr.io/subicura/echo:v1
---
apiVersion: v1
kind: Pod
metadata:
  name: probe
  labels:
    app: probe
spec:
  containers:
    - name: echo
      image: ghcr.io/subicura/echo:v1
`,
  ],
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/#non-template-pod-acquisitions',
};
