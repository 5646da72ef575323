import type { Rule, RuleDocs } from '../../rule.ts';
import { finding } from '../support/finding.ts';
import { field, numberOf, texts } from '../support/spot.ts';

export const rule: Rule = {
  id: 'network-policy-ports',
  class: 'server',
  severity: 'error',
  visit: {
    'networking/v1.NetworkPolicyPort': (visit) => {
      const end = field(visit, 'endPort');
      const last = numberOf(end);
      const first = numberOf(field(visit, 'port'));
      if (!end || last === undefined) return;
      if (first === undefined) {
        visit.report(
          finding(end, {
            ko: 'endPort는 숫자로 적은 port와 함께 써야 합니다.',
            en: 'endPort requires a numeric port.',
          }),
        );
      } else if (last > 0 && last < first) {
        visit.report(
          finding(end, {
            ko: `endPort ${last}: port ${first} 이상이어야 합니다.`,
            en: `endPort ${last} is less than port ${first}.`,
          }),
        );
      }
    },
    'networking/v1.NetworkPolicySpec': (visit) => {
      const types = texts(visit, 'policyTypes');
      if (types.length < 3 || types.some((type) => type !== 'Ingress' && type !== 'Egress')) return;
      visit.report(
        finding(field(visit, 'policyTypes')!, {
          ko: `policyTypes가 ${types.length}개입니다. Ingress와 Egress 둘까지만 쓸 수 있습니다.`,
          en: `There are ${types.length} policyTypes; at most two, Ingress and Egress, are allowed.`,
        }),
      );
    },
  },
};

export const docs: RuleDocs = {
  title: { ko: '네트워크 정책의 포트 범위가 맞지 않습니다', en: 'The port range of a NetworkPolicy is not valid' },
  text: {
    ko: '`endPort`는 `port`부터 이어지는 범위의 끝입니다. `port`가 숫자여야 하고 `endPort`는 그보다 작을 수 없습니다.',
    en: '`endPort` is the end of a range that starts at `port`. `port` must be a number, and `endPort` cannot be less than it.',
  },
  fails: [
    {
      manifest: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: echo
spec:
  podSelector: {}
  ingress:
    - ports:
        - port: 3000
          endPort: 2999
`,
      at: 'spec.ingress[0].ports[0].endPort',
    },
  ],
  passes: [
    `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: echo
spec:
  podSelector: {}
  ingress:
    - ports:
        - port: 3000
          endPort: 3010
`,
  ],
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#targeting-a-range-of-ports',
};
