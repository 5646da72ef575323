import type { MappingNode } from '../../manifest/document.ts';
import type { Rule, RuleDocs, Visit } from '../../rule.ts';
import type { Localized } from '../../text/localized.ts';
import { parseAddress, parseNetwork } from '../support/addresses.ts';
import { finding } from '../support/finding.ts';
import { quote } from '../support/names.ts';
import { allItems, field, itemText, type Spot, text, textOf } from '../support/spot.ts';

const ADDRESS: Localized = { ko: 'IP 주소가 아닙니다', en: 'is not an IP address' };
const NETWORK: Localized = {
  ko: '네트워크 주소(예: 10.0.0.0/8)가 아닙니다',
  en: 'is not a network address such as 10.0.0.0/8',
};

function complain(visit: Visit<MappingNode>, spot: Spot, wrong: Localized): void {
  const shown = quote(textOf(spot) ?? '');
  visit.report(finding(spot, { ko: `${shown} 값은 ${wrong.ko}.`, en: `${shown} ${wrong.en}.` }));
}

function checkAddresses(visit: Visit<MappingNode>, spots: readonly (Spot | undefined)[]): void {
  for (const spot of spots) {
    const value = spot && itemText(spot);
    if (spot && value !== undefined && !parseAddress(value)) complain(visit, spot, ADDRESS);
  }
}

/** Addresses that no Service may claim from outside: unspecified, loopback, link-local. */
function isSpecial(value: string): boolean {
  const [first, second, third] = parseAddress(value) ?? [];
  if (!value.includes(':')) {
    return (
      /^0\.0\.0\.0$/.test(value) ||
      first === 127 ||
      (first === 169 && second === 254) ||
      (first === 224 && !second && !third)
    );
  }
  const bytes = parseAddress(value) ?? [];
  return bytes.slice(0, 15).every((byte) => byte === 0)
    ? bytes[15]! < 2
    : (first === 0xfe && (second! & 0xc0) === 0x80) || (first === 0xff && (second! & 15) === 2);
}

export const rule: Rule = {
  id: 'invalid-address',
  class: 'server',
  severity: 'error',
  visit: {
    'core/v1.ServiceSpec': (visit) => {
      if (text(visit, 'type') !== 'ExternalName') {
        const list = allItems(visit, 'clusterIPs');
        // Where both are given, the one repeats the other.
        const own = list.length > 0 ? list : [field(visit, 'clusterIP')].filter(textOf);
        checkAddresses(
          visit,
          own.filter((spot) => textOf(spot) !== 'None'),
        );
      }
      const external = allItems(visit, 'externalIPs');
      checkAddresses(visit, external);
      for (const spot of external) {
        if (isSpecial(textOf(spot) ?? '')) {
          complain(visit, spot, { ko: '밖에서 접속할 수 있는 주소가 아닙니다', en: 'cannot be reached from outside' });
        }
      }
      for (const spot of allItems(visit, 'loadBalancerSourceRanges')) {
        const value = itemText(spot);
        if (value !== undefined && !parseNetwork(value.trim())) complain(visit, spot, NETWORK);
      }
    },
    'core/v1.EndpointAddress': (visit) => {
      const ip = field(visit, 'ip');
      if (!textOf(ip)) return;
      checkAddresses(visit, [ip]);
      if (isSpecial(textOf(ip)!))
        complain(visit, ip!, { ko: '엔드포인트로 쓸 수 있는 주소가 아닙니다', en: 'cannot be an endpoint' });
    },
    'core/v1.HostAlias': (visit) =>
      checkAddresses(
        visit,
        [field(visit, 'ip')].filter((spot) => textOf(spot) !== ''),
      ),
    'core/v1.PodDNSConfig': (visit) => checkAddresses(visit, allItems(visit, 'nameservers')),
  },
};

export const docs: RuleDocs = {
  title: { ko: 'IP 주소나 네트워크 주소가 아닙니다', en: 'A value is not an IP address or a network address' },
  text: {
    ko: '주소는 `10.0.0.1`이나 `fd00::1`처럼, 네트워크는 `10.0.0.0/8`처럼 적습니다. 앞에 0을 붙인 `010.0.0.1`이나, 네트워크 부분 뒤의 비트가 0이 아닌 `10.0.0.1/8`은 쓸 수 없습니다.',
    en: 'Write an address like `10.0.0.1` or `fd00::1`, and a network address like `10.0.0.0/8`. Leading zeros, as in `010.0.0.1`, and bits after the prefix, as in `10.0.0.1/8`, are not allowed.',
  },
  fails: [
    {
      manifest: `apiVersion: v1
kind: Service
metadata:
  name: echo
spec:
  type: LoadBalancer
  loadBalancerSourceRanges:
    - 10.0.0.1/8
  ports:
    - port: 80
`,
      at: 'spec.loadBalancerSourceRanges[0]',
    },
    {
      manifest: `apiVersion: v1
kind: Service
metadata:
  name: echo
spec:
  externalIPs:
    - 192.168.0.300
  ports:
    - port: 80
`,
      at: 'spec.externalIPs[0]',
    },
  ],
  passes: [
    `apiVersion: v1
kind: Service
metadata:
  name: echo
spec:
  type: LoadBalancer
  externalIPs:
    - 192.168.0.30
  loadBalancerSourceRanges:
    - 10.0.0.0/8
  ports:
    - port: 80
`,
  ],
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/',
};
