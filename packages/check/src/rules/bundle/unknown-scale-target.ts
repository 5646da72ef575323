import type { Rule, RuleDocs } from '../../rule.ts';
import type { Localized } from '../../text/localized.ts';
import { findResource, notGiven } from '../support/references.ts';
import { isScalable } from '../support/scaling.ts';
import { field, fieldAt, rootSpot, text } from '../support/spot.ts';

const EXISTS: Localized = {
  ko: '클러스터에 이미 있다면 괜찮습니다. 아니면 이름을 확인하십시오.',
  en: 'This is fine if it already exists in the cluster. Otherwise check the name.',
};

export const rule: Rule = {
  id: 'unknown-scale-target',
  class: 'bundle',
  severity: 'warning',
  bundle: (bundle) => {
    for (const scaler of bundle.resources) {
      if (scaler.kind !== 'HorizontalPodAutoscaler') continue;
      const target = fieldAt(rootSpot(scaler), 'spec', 'scaleTargetRef');
      const apiVersion = text(target, 'apiVersion') ?? '';
      const kind = text(target, 'kind') ?? '';
      const name = text(target, 'name');
      if (!name || !isScalable(apiVersion, kind) || findResource(bundle, kind, scaler, name)) continue;
      bundle.report(scaler, notGiven(bundle, scaler, field(target, 'name')!, kind, EXISTS));
    }
  },
};

export const docs: RuleDocs = {
  title: {
    ko: '오토스케일러가 가리키는 워크로드가 없습니다',
    en: 'An autoscaler refers to a workload that does not exist',
  },
  text: {
    ko: '오토스케일러는 `scaleTargetRef`의 이름과 종류로 워크로드를 찾습니다. 없는 워크로드를 가리키면 아무 일도 하지 않습니다.',
    en: 'An autoscaler finds its workload by the kind and name in `scaleTargetRef`. If the workload does not exist, it does nothing.',
  },
  fails: [
    {
      manifest: `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: echo
spec:
  maxReplicas: 3
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: ecoh
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
      at: 'spec.scaleTargetRef.name',
    },
  ],
  passes: [
    `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: echo
spec:
  maxReplicas: 3
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: echo
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
  source: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/',
};
