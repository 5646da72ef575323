import type { Rule, RuleDocs } from '../../rule.ts';
import { finding } from '../support/finding.ts';
import { EXTERNAL, needsHealthCheck } from '../support/services.ts';
import { field, items, numberOf, text } from '../support/spot.ts';

const LEAST = 30000;
const GREATEST = 32767;

export const rule: Rule = {
  id: 'node-port-out-of-range',
  class: 'server',
  severity: 'error',
  visit: {
    'core/v1.ServiceSpec': (visit) => {
      if (!EXTERNAL.includes(text(visit, 'type') ?? '')) return;
      const spots = items(visit, 'ports').map((port) => field(port, 'nodePort'));
      if (needsHealthCheck(visit)) spots.push(field(visit, 'healthCheckNodePort'));
      for (const spot of spots) {
        const port = numberOf(spot);
        if (!spot || !port || (port >= LEAST && port <= GREATEST)) continue;
        visit.report(
          finding(
            spot,
            {
              ko: `노드포트 ${port}: ${LEAST}부터 ${GREATEST}까지만 쓸 수 있습니다.`,
              en: `Node port ${port} is not allowed: node ports are from ${LEAST} to ${GREATEST}.`,
            },
            {
              ko: '이 줄을 지우면 쿠버네티스가 사용 가능한 번호를 정합니다.',
              en: 'If you remove this line, Kubernetes chooses a free port.',
            },
          ),
        );
      }
    },
  },
};

export const docs: RuleDocs = {
  title: { ko: '노드포트가 30000부터 32767 사이에 있지 않습니다', en: 'A node port is not between 30000 and 32767' },
  text: {
    ko: '노드포트는 모든 노드에서 열리므로 범위가 따로 정해져 있습니다. 클러스터 관리자가 바꾸지 않았다면 30000부터 32767까지입니다. 시험 실행(dry run)은 이 범위를 확인하지 않습니다.',
    en: 'Node ports are open on every node, so they have their own range: 30000 to 32767, unless a cluster administrator has changed it. A dry run does not check this range.',
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
      nodePort: 32768
`,
      at: 'spec.ports[0].nodePort',
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
    - port: 3000
      nodePort: 31000
`,
  ],
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport',
};
