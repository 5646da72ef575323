import type { Bundle, Resource, Rule, RuleDocs } from '../../rule.ts';
import type { Localized } from '../../text/localized.ts';
import { relatedTo } from '../support/bundles.ts';
import { finding } from '../support/finding.ts';
import { quote } from '../support/names.ts';
import { findResource, notGiven } from '../support/references.ts';
import { field, fieldAt, items, number, rootSpot, type Spot, text } from '../support/spot.ts';

/** With this port the name stands for an action that an annotation describes: no Service is meant (AWS Load Balancer Controller). */
const ACTION = 'use-annotation';

const EXISTS: Localized = {
  ko: '클러스터에 이미 있는 서비스라면 괜찮습니다.',
  en: 'This is fine if it already exists in the cluster.',
};

function reportBackend(bundle: Bundle, ingress: Resource, backend: Spot): void {
  const name = text(backend, 'name');
  if (!name || text(field(backend, 'port'), 'name') === ACTION) return;
  const service = findResource(bundle, 'Service', ingress, name);
  if (!service) {
    bundle.report(ingress, notGiven(bundle, ingress, field(backend, 'name')!, 'Service', EXISTS));
    return;
  }
  const spec = fieldAt(rootSpot(service), 'spec');
  const ports = items(spec, 'ports');
  // A name elsewhere has the ports that it has there.
  if (ports.length === 0 && text(spec, 'type') === 'ExternalName') return;
  const port = field(backend, 'port');
  const wanted = text(port, 'name') || number(port, 'number');
  if (!port || !wanted || ports.some((each) => [text(each, 'name'), number(each, 'port')].includes(wanted))) return;
  const list = ports
    .map((each) => `\`${[number(each, 'port'), text(each, 'name')].filter(Boolean).join(' ')}\``)
    .join(', ');
  bundle.report(
    ingress,
    finding(
      field(port, 'name') ?? field(port, 'number') ?? port,
      {
        ko: `Service/${name}에는 ${quote(wanted)} 포트가 없습니다.`,
        en: `Service/${name} has no port ${quote(wanted)}.`,
      },
      {
        ko: `이 서비스의 포트: ${list || '없음'}. 컨테이너의 포트가 아니라 서비스의 포트를 적습니다.`,
        en: `Its ports: ${list || 'none'}. An Ingress refers to a port of the Service, not of the container.`,
      },
      {
        related: relatedTo(
          service,
          fieldAt(rootSpot(service), 'spec', 'ports') ?? rootSpot(service),
          '서비스의 포트입니다.',
          'The ports of the Service.',
        ),
      },
    ),
  );
}

export const rule: Rule = {
  id: 'unknown-backend',
  class: 'bundle',
  severity: 'error',
  bundle: (bundle) => {
    for (const ingress of bundle.resources) {
      if (ingress.kind !== 'Ingress') continue;
      const spec = fieldAt(rootSpot(ingress), 'spec');
      const paths = items(spec, 'rules').flatMap((rule) => items(fieldAt(rule, 'http'), 'paths'));
      const backends = [
        fieldAt(spec, 'defaultBackend', 'service'),
        ...paths.map((path) => fieldAt(path, 'backend', 'service')),
      ];
      for (const backend of backends) if (backend) reportBackend(bundle, ingress, backend);
    }
  },
};

export const docs: RuleDocs = {
  title: {
    ko: '인그레스가 가리키는 서비스나 포트가 없습니다',
    en: 'An Ingress refers to a Service or port that does not exist',
  },
  text: {
    ko: '인그레스는 같은 네임스페이스의 서비스를 이름과 포트로 가리킵니다. 포트는 컨테이너의 것이 아니라 서비스의 `port`입니다. 서비스가 함께 검사한 매니페스트에 없으면 클러스터에 있을 수 있으므로 경고만 합니다.',
    en: 'An Ingress refers to a Service in its own namespace by name and port. The port is the `port` of the Service, not of the container. If the Service is not in these manifests, it may exist in the cluster, so this is only a warning.',
  },
  fails: [
    {
      manifest: `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: echo
spec:
  defaultBackend:
    service:
      name: echo
      port:
        number: 3000
---
apiVersion: v1
kind: Service
metadata:
  name: echo
spec:
  ports:
    - port: 80
      targetPort: 3000
`,
      at: 'spec.defaultBackend.service.port.number',
    },
  ],
  passes: [
    `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: echo
spec:
  defaultBackend:
    service:
      name: echo
      port:
        number: 80
---
apiVersion: v1
kind: Service
metadata:
  name: echo
spec:
  ports:
    - port: 80
      targetPort: 3000
`,
  ],
  source: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#the-ingress-resource',
};
