import type { Report, Rule, RuleDocs } from '../../rule.ts';
import { parseAddress } from '../support/addresses.ts';
import { finding } from '../support/finding.ts';
import { itemFinding } from '../support/formats.ts';
import { formatFault, quote } from '../support/names.ts';
import { withoutZeros } from '../support/networks.ts';
import { allItems, field, type Spot, text, textOf } from '../support/spot.ts';

/** A report when a host is no domain name, with the name that stands in an address or before a port. */
function hostFinding(spot: Spot): Report | undefined {
  const host = textOf(spot) ?? '';
  const report = itemFinding(spot, host.includes('*') ? 'wildcardHost' : 'dnsSubdomain');
  const alone = /^(?:\w+:\/\/)?([^:/]+)/.exec(host.toLowerCase())?.[1];
  if (!report || !alone || !/[:/]/.test(host) || formatFault(alone, 'dnsSubdomain')) return report;
  const hint = { ko: `호스트 이름만 적으십시오: \`${alone}\``, en: `Write only the host name: \`${alone}\`.` };
  return { ...report, hint };
}

/** An address as the server reads it here: leading zeros do not count. */
const isAddress = (host: string): boolean => parseAddress(withoutZeros(host)) !== undefined;

export const rule: Rule = {
  id: 'ingress-host',
  class: 'server',
  severity: 'error',
  visit: {
    'networking/v1.IngressRule': (visit) => {
      const host = text(visit, 'host');
      if (host && isAddress(host)) {
        visit.report(
          finding(
            field(visit, 'host')!,
            { ko: `${quote(host)} 값은 IP 주소입니다.`, en: `${quote(host)} is an IP address.` },
            {
              ko: '도메인 이름을 적거나, 모든 호스트를 받으려면 `host`를 지우십시오.',
              en: 'Write a domain name, or remove `host` to accept all hosts.',
            },
          ),
        );
      } else if (host) {
        const report = hostFinding(field(visit, 'host')!);
        if (report) visit.report(report);
      }
    },
    'networking/v1.IngressTLS': (visit) => {
      for (const host of allItems(visit, 'hosts')) {
        const report = hostFinding(host);
        if (report) visit.report(report);
      }
    },
  },
};

export const docs: RuleDocs = {
  title: { ko: '인그레스의 호스트가 도메인 이름이 아닙니다', en: 'The host of an Ingress is not a domain name' },
  text: {
    ko: '인그레스의 호스트는 `example.com`처럼 소문자 도메인 이름으로 적습니다. `*.example.com`처럼 맨 앞 한 부분만 `*`로 대신할 수 있고, `http://`나 포트, IP 주소는 적을 수 없습니다.',
    en: 'The host of an Ingress is a lower-case domain name such as `example.com`. `*` can only replace the first part, as in `*.example.com`. `http://`, ports and IP addresses are not allowed.',
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
