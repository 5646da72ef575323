import type { Rule, RuleDocs } from '../../rule.ts';
import { formatFinding, formatVisit } from '../support/formats.ts';
import { field, text, textOf } from '../support/spot.ts';

export const rule: Rule = {
  id: 'invalid-host',
  class: 'server',
  severity: 'error',
  visit: {
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
    ko: '호스트는 `example.com`처럼 소문자 도메인 이름으로 적습니다. `http://`나 포트는 적을 수 없습니다.',
    en: 'A host is a lower-case domain name such as `example.com`, without `http://` or a port.',
  },
  fails: [
    {
      manifest: `apiVersion: v1
kind: Service
metadata:
  name: echo
spec:
  type: ExternalName
  externalName: http://echo.example.com
`,
      at: 'spec.externalName',
    },
  ],
  passes: [
    `apiVersion: v1
kind: Service
metadata:
  name: echo
spec:
  type: ExternalName
  externalName: echo.example.com
`,
  ],
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#externalname',
};
