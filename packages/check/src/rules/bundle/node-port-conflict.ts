import type { Resource, Rule, RuleDocs } from '../../rule.ts';
import { identityOf, nameOf, relatedTo } from '../support/bundles.ts';
import { finding } from '../support/finding.ts';
import { field, fieldAt, items, number, rootSpot, type Spot } from '../support/spot.ts';

export const rule: Rule = {
  id: 'node-port-conflict',
  class: 'bundle',
  severity: 'error',
  inPart: true,
  bundle: ({ resources, report }) => {
    const taken = new Map<number, { service: Resource; spot: Spot }>();
    for (const service of resources) {
      if (service.kind !== 'Service' || service.apiVersion !== 'v1') continue;
      for (const port of items(fieldAt(rootSpot(service), 'spec'), 'ports')) {
        const value = number(port, 'nodePort');
        if (!value) continue;
        const spot = field(port, 'nodePort')!;
        const first = taken.get(value);
        if (!first) taken.set(value, { service, spot });
        // Of an object that is given twice another rule speaks.
        if (!first || identityOf(first.service) === identityOf(service)) continue;
        report(
          service,
          finding(
            spot,
            {
              ko: `노드포트 ${value}번은 ${nameOf(first.service)} 서비스가 이미 사용합니다.`,
              en: `Node port ${value} is already used by ${nameOf(first.service)}.`,
            },
            { ko: '다른 번호를 쓰거나 이 줄을 지우십시오.', en: 'Use another number, or remove this line.' },
            { related: relatedTo(first.service, first.spot, '처음 쓰인 곳입니다.', 'It is first used here.') },
          ),
        );
      }
    }
  },
};

export const docs: RuleDocs = {
  title: { ko: '두 서비스가 같은 노드포트를 씁니다', en: 'Two Services use the same node port' },
  text: {
    ko: '노드포트는 모든 노드에서 열리므로 클러스터 전체에 하나뿐입니다. 네임스페이스나 프로토콜이 달라도 두 서비스가 함께 쓸 수 없습니다. 한 서비스 안에서는 TCP와 UDP가 같은 번호를 쓸 수 있습니다.',
    en: 'A node port is open on every node, so each number can be used only once in a cluster. Two Services cannot share one, even in different namespaces or with different protocols. Within one Service, TCP and UDP can use the same number.',
  },
  fails: [
    {
      manifest: `apiVersion: v1
kind: Service
metadata:
  name: echo
spec:
  type: NodePort
  ports:
    - port: 3000
      nodePort: 31000
---
apiVersion: v1
kind: Service
metadata:
  name: counter
  namespace: web
spec:
  type: NodePort
  ports:
    - port: 3000
      nodePort: 31000
      protocol: UDP
`,
      at: 'spec.ports[0].nodePort',
    },
  ],
  passes: [
    `apiVersion: v1
kind: Service
metadata:
  name: dns
spec:
  type: NodePort
  ports:
    - name: dns
      port: 53
      nodePort: 30053
      protocol: UDP
    - name: dns-tcp
      port: 53
      nodePort: 30053
`,
  ],
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport',
};
