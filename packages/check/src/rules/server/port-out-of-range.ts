import type { Rule, RuleDocs } from '../../rule.ts';
import { fieldVisits } from '../support/fields.ts';
import { finding } from '../support/finding.ts';
import { numberOf } from '../support/spot.ts';

/** Fields that take a port number. Where `zero`, 0 stands for an absent value. */
const PORTS: Readonly<Record<string, Readonly<Record<string, 'zero' | 'never zero'>>>> = {
  'core/v1.ContainerPort': { containerPort: 'never zero', hostPort: 'zero' },
  'core/v1.ServicePort': { port: 'never zero', targetPort: 'zero' },
  'core/v1.HTTPGetAction': { port: 'never zero' },
  'core/v1.TCPSocketAction': { port: 'never zero' },
  'core/v1.GRPCAction': { port: 'never zero' },
  'networking/v1.NetworkPolicyPort': { port: 'never zero', endPort: 'never zero' },
  'networking/v1.ServiceBackendPort': { number: 'zero' },
};

export const rule: Rule = {
  id: 'port-out-of-range',
  class: 'server',
  severity: 'error',
  visit: fieldVisits(PORTS, (spot, zero) => {
    const port = numberOf(spot);
    if (port === undefined || (port >= 1 && port <= 65535) || (port === 0 && zero === 'zero')) return undefined;
    return finding(spot, {
      ko: `포트 ${port}: 1부터 65535까지의 번호여야 합니다.`,
      en: `Port ${port} is not valid: ports are from 1 to 65535.`,
    });
  }),
};

export const docs: RuleDocs = {
  title: { ko: '포트 번호가 1부터 65535 사이에 있지 않습니다', en: 'A port number is not between 1 and 65535' },
  text: {
    ko: '포트 번호는 1부터 65535까지입니다. `targetPort`, `hostPort`, `nodePort`에 적은 0은 적지 않은 것과 같습니다.',
    en: 'Port numbers are from 1 to 65535. A 0 in `targetPort`, `hostPort` or `nodePort` is the same as leaving it out.',
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
      ports:
        - containerPort: 70000
`,
      at: 'spec.containers[0].ports[0].containerPort',
    },
    {
      manifest: `apiVersion: v1
kind: Service
metadata:
  name: echo
spec:
  ports:
    - port: 0
      targetPort: 3000
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
  type: NodePort
  ports:
    - port: 80
      targetPort: 0
      nodePort: 0
`,
  ],
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/',
};
