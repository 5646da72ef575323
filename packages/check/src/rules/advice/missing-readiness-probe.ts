import type { Rule, RuleDocs } from '../../rule.ts';
import { finding } from '../support/finding.ts';
import { field, items } from '../support/spot.ts';

export const rule: Rule = {
  id: 'missing-readiness-probe',
  class: 'advice',
  severity: 'info',
  visit: {
    'core/v1.PodSpec': (visit) => {
      if (visit.resource.kind !== 'Deployment') return;
      for (const container of items(visit, 'containers')) {
        if (field(container, 'readinessProbe') || items(container, 'ports').length === 0) continue;
        visit.report(
          finding(
            field(container, 'name') ?? container,
            {
              ko: '포트를 여는 컨테이너에 준비성 프로브가 없어서 준비되기 전에도 요청이 갑니다.',
              en: 'The container has a port but no readiness probe, so it gets requests before it is ready.',
            },
            {
              ko: '`readinessProbe`를 더하면 준비된 뒤에만 요청이 갑니다.',
              en: 'With a `readinessProbe`, it gets requests only when it is ready.',
            },
            { at: container.path },
          ),
        );
      }
    },
  },
};

export const docs: RuleDocs = {
  title: { ko: '준비성 프로브가 없습니다', en: 'A container has no readiness probe' },
  text: {
    ko: '준비성 프로브가 없으면 컨테이너가 시작되자마자 요청이 갑니다. 배포하는 동안 요청이 실패하지 않게 하려면 준비되었는지 확인하는 방법을 `readinessProbe`에 적고, 종료할 때를 위해 `preStop`도 설정합니다.',
    en: 'Without a readiness probe a container gets requests as soon as it starts. To keep requests from failing during a rollout, describe in `readinessProbe` how to check that it is ready, and set `preStop` for its shutdown.',
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
          ports:
            - containerPort: 3000
`,
      at: 'spec.template.spec.containers[0]',
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
          ports:
            - containerPort: 3000
          readinessProbe:
            httpGet:
              port: 3000
`,
  ],
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/probes/#readiness-probe',
};
