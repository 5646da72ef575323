import type { Rule, RuleDocs } from '../../rule.ts';
import { missing } from '../support/finding.ts';
import { field, items, text } from '../support/spot.ts';

export const rule: Rule = {
  id: 'missing-port-name',
  class: 'server',
  severity: 'error',
  visit: {
    'core/v1.ServiceSpec': (visit) => {
      const ports = items(visit, 'ports');
      if (ports.length < 2) return;
      for (const port of ports) {
        if (text(port, 'name') || (field(port, 'name') && text(port, 'name') === undefined)) continue;
        visit.report(
          missing(
            port,
            'name',
            {
              ko: '포트가 둘 이상이면 포트마다 이름이 있어야 합니다.',
              en: 'If there is more than one port, each port needs a name.',
            },
            {
              ko: '`name: http`처럼 서로 다른 이름을 적으십시오.',
              en: 'Write a different name for each, such as `name: http`.',
            },
          ),
        );
      }
    },
  },
};

export const docs: RuleDocs = {
  title: {
    ko: '포트가 여럿인 서비스의 포트에 이름이 없습니다',
    en: 'A Service has several ports, and one has no name',
  },
  text: {
    ko: '포트가 하나뿐인 서비스에는 이름이 없어도 되지만, 둘 이상이면 인그레스나 다른 리소스가 어느 포트인지 가리킬 수 있도록 이름이 필요합니다.',
    en: 'The only port of a Service needs no name. If there are several, each needs a name so that an Ingress or another resource can refer to it.',
  },
  fails: [
    {
      manifest: `apiVersion: v1
kind: Service
metadata:
  name: echo
spec:
  ports:
    - name: http
      port: 80
    - port: 8080
`,
      at: 'spec.ports[1].name',
    },
  ],
  passes: [
    `apiVersion: v1
kind: Service
metadata:
  name: echo
spec:
  ports:
    - name: http
      port: 80
    - name: admin
      port: 8080
`,
  ],
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#multi-port-services',
};
