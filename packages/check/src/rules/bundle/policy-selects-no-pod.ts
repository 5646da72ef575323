import type { Rule, RuleDocs } from '../../rule.ts';
import { finding } from '../support/finding.ts';
import { inWords, requirementsOf } from '../support/selectors.ts';
import { fieldAt, rootSpot } from '../support/spot.ts';
import { selectedBy, selectsElsewhere, workloadsIn } from '../support/workloads.ts';

const SELECTORS: Readonly<Record<string, string>> = { NetworkPolicy: 'podSelector', PodDisruptionBudget: 'selector' };

export const rule: Rule = {
  id: 'policy-selects-no-pod',
  class: 'bundle',
  severity: 'warning',
  bundle: (bundle) => {
    for (const policy of bundle.resources) {
      const key = SELECTORS[policy.kind];
      const selector = key === undefined ? undefined : fieldAt(rootSpot(policy), 'spec', key);
      const requirements = requirementsOf(selector);
      // An empty selector means all Pods.
      if (!selector || requirements.length === 0) continue;
      if (selectedBy(bundle, requirements, policy.namespace).length > 0) continue;
      const workloads = workloadsIn(bundle, policy.namespace);
      const wanted = requirements.map(inWords).join(', ');
      bundle.report(
        policy,
        selectsElsewhere(bundle, policy, selector, requirements) ??
          finding(
            selector,
            {
              ko: `\`${wanted}\` 조건에 맞는 파드가 함께 검사한 매니페스트에 없습니다.`,
              en: `No Pod in these manifests matches \`${wanted}\`.`,
            },
            {
              ko: '클러스터에 이미 있는 파드라면 괜찮습니다.',
              en: 'This is fine if such Pods are already running in the cluster.',
            },
            workloads.length > 0 ? {} : { severity: 'info' },
          ),
      );
    }
  },
};

export const docs: RuleDocs = {
  title: { ko: '정책의 셀렉터에 맞는 파드가 없습니다', en: 'A policy selects no Pod' },
  text: {
    ko: '네트워크 정책(NetworkPolicy)과 PodDisruptionBudget은 셀렉터에 맞는 파드에만 적용됩니다. 맞는 파드가 없으면 아무 일도 하지 않습니다.',
    en: 'A NetworkPolicy or PodDisruptionBudget applies only to the Pods it selects. If it selects none, it does nothing.',
  },
  fails: [
    {
      manifest: `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: echo
spec:
  minAvailable: 1
  selector:
    matchLabels:
      app: counter
---
apiVersion: apps/v1
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
`,
      at: 'spec.selector',
    },
  ],
  passes: [
    `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: echo
spec:
  minAvailable: 1
  selector:
    matchLabels:
      app: echo
---
apiVersion: apps/v1
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
`,
  ],
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/',
};
