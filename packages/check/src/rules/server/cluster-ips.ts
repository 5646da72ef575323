import type { Rule, RuleDocs } from '../../rule.ts';
import { parseAddress } from '../support/addresses.ts';
import { finding } from '../support/finding.ts';
import { allItems, entries, field, items, text, textOf, texts } from '../support/spot.ts';

export const rule: Rule = {
  id: 'cluster-ips',
  class: 'server',
  severity: 'error',
  visit: {
    'core/v1.ServiceSpec': (visit) => {
      if (text(visit, 'type') === 'ExternalName') return;
      const list = allItems(visit, 'clusterIPs');
      const [first] = list;
      const single = field(visit, 'clusterIP');
      const address = text(visit, 'clusterIP') ?? '';
      const values = list.map((spot) => textOf(spot) ?? '');
      if (first && values[0] !== address) {
        visit.report(
          finding(
            single ?? first,
            {
              ko: 'clusterIP가 clusterIPs의 첫 값과 다릅니다.',
              en: 'clusterIP is different from the first value of clusterIPs.',
            },
            { ko: '같은 값을 적거나 둘 다 지우십시오.', en: 'Make them the same, or remove both.' },
          ),
        );
      } else if (list.length > 1 && (list.length > 2 || values.includes('None') || families(values) < 2)) {
        visit.report(
          finding(field(visit, 'clusterIPs')!, {
            ko: 'IPv4와 IPv6 주소를 하나씩만 쓸 수 있습니다.',
            en: 'At most one IPv4 and one IPv6 address are allowed.',
          }),
        );
      } else if (new Set(texts(visit, 'ipFamilies')).size > 1 || list.length > 1) {
        const policy = field(visit, 'ipFamilyPolicy');
        const isDual = policy
          ? textOf(policy) !== 'SingleStack'
          : address === 'None' && entries(field(visit, 'selector')).length === 0;
        if (!isDual) {
          visit.report(
            finding(policy ?? field(visit, 'ipFamilies') ?? field(visit, 'clusterIPs')!, {
              ko: 'IPv4와 IPv6를 함께 쓰려면 `ipFamilyPolicy: PreferDualStack`이 필요합니다.',
              en: 'IPv4 and IPv6 together need `ipFamilyPolicy: PreferDualStack`.',
            }),
          );
        }
      }
      const kinds = items(visit, 'ipFamilies');
      for (const [index, kind] of kinds.entries()) {
        const family = textOf(kind);
        const ip = values[index] ?? (index === 0 ? address : '');
        if (kinds.slice(0, index).some((other) => textOf(other) === family)) {
          visit.report(finding(kind, { ko: `${family} 값이 앞에 이미 있습니다.`, en: `${family} appears twice.` }));
        } else if (family && parseAddress(ip) && (family === 'IPv6') !== ip.includes(':')) {
          visit.report(
            finding(kind, { ko: `${ip}: ${family} 주소가 아닙니다.`, en: `${ip} is not an ${family} address.` }),
          );
        }
      }
    },
  },
};

function families(addresses: readonly string[]): number {
  return new Set(addresses.map((address) => address.includes(':'))).size;
}

export const docs: RuleDocs = {
  title: {
    ko: '서비스의 클러스터 IP나 IP 종류가 서로 맞지 않습니다',
    en: 'The cluster IPs or IP families of a Service do not match',
  },
  text: {
    ko: '`clusterIP`와 `clusterIPs`의 첫 값은 같아야 하고, `ipFamilies`와 순서가 맞아야 합니다. 주소를 두 개 적으려면 `ipFamilyPolicy`도 적어야 합니다. 대개는 모두 적지 않고 쿠버네티스가 정하게 합니다.',
    en: '`clusterIP` must equal the first value of `clusterIPs`, in the order of `ipFamilies`. Two addresses also need an `ipFamilyPolicy`. Usually it is best to leave them all out and let Kubernetes choose.',
  },
  fails: [
    {
      manifest: `apiVersion: v1
kind: Service
metadata:
  name: echo
spec:
  ipFamilies: [IPv4, IPv4]
  ports:
    - port: 80
`,
      at: 'spec.ipFamilies[1]',
    },
    {
      manifest: `apiVersion: v1
kind: Service
metadata:
  name: echo
spec:
  ipFamilies: [IPv4, IPv6]
  ports:
    - port: 80
`,
      at: 'spec.ipFamilies',
    },
  ],
  passes: [
    `apiVersion: v1
kind: Service
metadata:
  name: echo
spec:
  ipFamilies: [IPv4]
  ports:
    - port: 80
`,
    `apiVersion: v1
kind: Service
metadata:
  name: echo
spec:
  ipFamilyPolicy: PreferDualStack
  ipFamilies: [IPv4, IPv6]
  ports:
    - port: 80
`,
  ],
  source: 'https://kubernetes.io/docs/concepts/services-networking/dual-stack/',
};
