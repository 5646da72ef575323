import type { MappingNode } from '../../../manifest/document.ts';
import type { Rule, RuleDocs, Visit } from '../../rule.ts';
import { parseAddress } from '../support/addresses.ts';
import { finding } from '../support/finding.ts';
import { formatFinding, formatVisit, itemFinding } from '../support/formats.ts';
import { quote } from '../support/names.ts';
import { allItems, field, type Spot, text, textOf } from '../support/spot.ts';

function checkHost(visit: Visit<MappingNode>, spot: Spot | undefined): void {
  const host = textOf(spot);
  if (!spot || !host) return;
  const report = formatFinding(spot, host.includes('*') ? 'wildcardHost' : 'dnsSubdomain');
  if (report) visit.report(report);
}

export const rule: Rule = {
  id: 'invalid-host',
  class: 'server',
  severity: 'error',
  visit: {
    'networking/v1.IngressRule': (visit) => {
      const host = text(visit, 'host');
      if (host && parseAddress(host)) {
        visit.report(
          finding(
            field(visit, 'host')!,
            { ko: `${quote(host)} 값은 IP 주소입니다.`, en: `${quote(host)} is an IP address.` },
            {
              ko: '도메인 이름을 적거나, 모든 호스트를 받으려면 `host`를 지우십시오.',
              en: 'Write a domain name, or remove `host` to take all.',
            },
          ),
        );
      } else checkHost(visit, field(visit, 'host'));
    },
    'networking/v1.IngressTLS': (visit) => {
      for (const host of allItems(visit, 'hosts')) {
        const report = itemFinding(host, textOf(host)?.includes('*') ? 'wildcardHost' : 'dnsSubdomain');
        if (report) visit.report(report);
      }
    },
    'core/v1.HostAlias': formatVisit({ hostnames: 'dnsSubdomain' }),
    'core/v1.PodDNSConfig': formatVisit({ searches: 'searchDomain' }),
    'core/v1.ServiceSpec': (visit) => {
      if (text(visit, 'type') !== 'ExternalName') return;
      const spot = field(visit, 'externalName');
      const name = textOf(spot)?.replace(/\.$/, '');
      const report =
        name &&
        spot?.node.kind === 'scalar' &&
        formatFinding({ node: { ...spot.node, value: name }, path: spot.path, entry: spot.entry }, 'dnsSubdomain');
      if (report) visit.report(report);
    },
  },
};

export const docs: RuleDocs = {
  title: { ko: '도메인 이름이 아닙니다', en: 'A value is not a domain name' },
  text: {
    ko: '호스트는 `example.com`처럼 소문자 도메인 이름으로 적습니다. 인그레스에서는 `*.example.com`처럼 맨 앞 한 부분만 `*`로 대신할 수 있고, `http://`나 포트, IP 주소는 적을 수 없습니다.',
    en: 'A host is a lower-case domain name such as `example.com`. In an Ingress, `*` may stand for the first part only; `http://`, ports and IP addresses are not allowed.',
  },
  fails: [
    {
      manifest: `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: echo
spec:
  rules:
    - host: http://echo.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: echo
                port:
                  number: 80
`,
      at: 'spec.rules[0].host',
    },
  ],
  passes: [
    `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: echo
spec:
  rules:
    - host: '*.example.com'
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: echo
                port:
                  number: 80
`,
  ],
  source: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#hostname-wildcards',
};
