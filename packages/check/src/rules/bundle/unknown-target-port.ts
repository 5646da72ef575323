import type { Bundle, Resource, Rule, RuleDocs } from '../../rule.ts';
import { nearest } from '../../text/nearest.ts';
import { nameOf, relatedTo } from '../support/bundles.ts';
import { quoteAll } from '../support/describe.ts';
import { finding } from '../support/finding.ts';
import { quote } from '../support/names.ts';
import { pairs } from '../support/selectors.ts';
import { field, fieldAt, items, rootSpot, type Spot, text } from '../support/spot.ts';
import { runningContainers, selectedBy, type Workload } from '../support/workloads.ts';

const protocolOf = (port: Spot): string => text(port, 'protocol') || 'TCP';

/** Named ports of a workload's containers, as `name/TCP`. */
function declared(workload: Workload): string[] {
  return runningContainers(workload.spec)
    .flatMap((container) => items(container, 'ports'))
    .flatMap((port) => (text(port, 'name') ? [`${text(port, 'name')}/${protocolOf(port)}`] : []));
}

function reportPort(bundle: Bundle, service: Resource, port: Spot, selected: readonly Workload[]): void {
  const name = text(port, 'targetPort');
  if (!name) return;
  const wanted = `${name}/${protocolOf(port)}`;
  const without = selected.filter((workload) => !declared(workload).includes(wanted));
  const [first] = without;
  if (!first) return;
  const known = declared(first);
  const meant = nearest(wanted, known);
  const owner = nameOf(first.resource);
  const list = quoteAll(known);
  bundle.report(
    service,
    finding(
      field(port, 'targetPort')!,
      {
        ko: `${owner}의 컨테이너에 이름이 ${quote(name)}인 ${protocolOf(port)} 포트가 없습니다.`,
        en: `No container of ${owner} declares a ${protocolOf(port)} port named ${quote(name)}.`,
      },
      meant !== undefined
        ? { ko: `혹시 \`${meant}\` 포트입니까?`, en: `Did you mean \`${meant}\`?` }
        : known.length > 0
          ? { ko: `선언된 포트: ${list}.`, en: `Declared ports: ${list}.` }
          : {
              ko: '컨테이너의 `ports`에 이름을 적거나, 번호로 적으십시오.',
              en: 'Add the name under the `ports` of the container, or write the port number.',
            },
      {
        severity: without.length === selected.length ? 'error' : 'warning',
        related: relatedTo(
          first.resource,
          first.place,
          '이 파드에 그 포트가 없습니다.',
          'The Pod that lacks the port.',
        ),
      },
    ),
  );
}

export const rule: Rule = {
  id: 'unknown-target-port',
  class: 'bundle',
  severity: 'error',
  inPart: true,
  bundle: (bundle) => {
    for (const service of bundle.resources) {
      if (service.kind !== 'Service' || service.apiVersion !== 'v1') continue;
      const spec = fieldAt(rootSpot(service), 'spec');
      const requirements = pairs(field(spec, 'selector'));
      if (requirements.length === 0 || text(spec, 'type') === 'ExternalName') continue;
      const selected = selectedBy(bundle, requirements, service.namespace);
      for (const port of items(spec, 'ports')) reportPort(bundle, service, port, selected);
    }
  },
};

export const docs: RuleDocs = {
  title: {
    ko: '서비스가 가리키는 이름의 포트가 파드에 없습니다',
    en: 'A Service uses a port name that its Pods do not have',
  },
  text: {
    ko: '`targetPort`에 이름을 적으면 선택한 파드의 컨테이너가 그 이름과 프로토콜의 포트를 선언해야 합니다. 계속 실행되는 사이드카의 포트도 됩니다. 번호로 적을 때는 `containerPort`를 선언하지 않아도 됩니다.',
    en: 'If `targetPort` is a name, a container of the selected Pods must declare a port with that name and protocol. Ports of sidecars that keep running count too. If it is a number, no `containerPort` is needed.',
  },
  fails: [
    {
      manifest: `apiVersion: v1
kind: Pod
metadata:
  name: echo
  labels:
    app: echo
spec:
  containers:
    - name: echo
      image: ghcr.io/subicura/echo:v1
      ports:
        - name: http
          containerPort: 3000
---
apiVersion: v1
kind: Service
metadata:
  name: echo
spec:
  ports:
    - port: 80
      targetPort: web
  selector:
    app: echo
`,
      at: 'spec.ports[0].targetPort',
    },
  ],
  passes: [
    `apiVersion: v1
kind: Pod
metadata:
  name: echo
  labels:
    app: echo
spec:
  containers:
    - name: echo
      image: ghcr.io/subicura/echo:v1
---
apiVersion: v1
kind: Service
metadata:
  name: echo
spec:
  ports:
    - port: 80
      targetPort: 3000
  selector:
    app: echo
`,
  ],
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports',
};
