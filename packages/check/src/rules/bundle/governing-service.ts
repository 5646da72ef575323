import type { Bundle, Resource, Rule, RuleDocs } from '../../rule.ts';
import type { Localized } from '../../text/localized.ts';
import { nameOf, nameSpot, relatedTo } from '../support/bundles.ts';
import { finding } from '../support/finding.ts';
import { findResource, notGiven } from '../support/references.ts';
import { field, fieldAt, rootSpot, type Spot, text, textOf, texts } from '../support/spot.ts';

const NAMES: Localized = {
  ko: '클러스터에 이미 있다면 괜찮습니다. 없으면 각 파드의 DNS 이름이 생기지 않습니다.',
  en: 'This is fine if it already exists in the cluster. Without it, the Pods get no DNS names.',
};

/** Whether a Service has no address of its own, so that its name stands for its Pods. */
function isHeadless(service: Resource): boolean {
  const spec = fieldAt(rootSpot(service), 'spec');
  return text(spec, 'clusterIP') === 'None' || texts(spec, 'clusterIPs').includes('None');
}

function reportService(bundle: Bundle, set: Resource, name: Spot): void {
  const service = findResource(bundle, 'Service', set, textOf(name)!);
  if (!service) {
    bundle.report(set, notGiven(bundle, set, name, 'Service', NAMES));
    return;
  }
  if (isHeadless(service)) return;
  bundle.report(
    set,
    finding(
      name,
      { ko: `${nameOf(service)}는 헤드리스 서비스가 아닙니다.`, en: `${nameOf(service)} is not a headless Service.` },
      {
        ko: '각 파드의 DNS 이름은 `clusterIP: None`인 서비스에서만 보장됩니다.',
        en: 'Each Pod is guaranteed a DNS name only with `clusterIP: None`.',
      },
      {
        severity: 'info',
        related: relatedTo(
          service,
          fieldAt(rootSpot(service), 'spec', 'clusterIP') ?? nameSpot(service),
          '이 서비스입니다.',
          'That Service.',
        ),
      },
    ),
  );
}

export const rule: Rule = {
  id: 'governing-service',
  class: 'bundle',
  severity: 'warning',
  bundle: (bundle) => {
    for (const set of bundle.resources) {
      const name = set.kind === 'StatefulSet' ? field(fieldAt(rootSpot(set), 'spec'), 'serviceName') : undefined;
      if (name && textOf(name)) reportService(bundle, set, name);
    }
  },
};

/* @__NO_SIDE_EFFECTS__ */
const bundleOf = (clusterIp: string, name = 'db'): string => `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: db
spec:
  serviceName: db
  selector:
    matchLabels:
      app: db
  template:
    metadata:
      labels:
        app: db
    spec:
      containers:
        - name: db
          image: redis:7
---
apiVersion: v1
kind: Service
metadata:
  name: ${name}
spec:
${clusterIp}  ports:
    - port: 6379
  selector:
    app: db
`;

export const docs: RuleDocs = {
  title: {
    ko: '스테이트풀셋의 serviceName에 맞는 헤드리스 서비스가 없습니다',
    en: 'A StatefulSet has no headless Service',
  },
  text: {
    ko: '`serviceName`의 서비스가 파드마다 `db-0.db` 같은 DNS 이름을 줍니다. 같은 네임스페이스의 헤드리스 서비스(`clusterIP: None`)여야 합니다. 함께 검사한 매니페스트에 없으면 클러스터에 있을 수 있으므로 경고이고, 헤드리스가 아니면 DNS 서버에 따라 동작할 수도 있으므로 참고입니다.',
    en: 'The Service named in `serviceName` gives each Pod a DNS name such as `db-0.db`. It must be a headless Service (`clusterIP: None`) in the same namespace. If it is not in these manifests, it may exist in the cluster, so this is a warning. If it is not headless, it may still work with some DNS servers, so this is only a note.',
  },
  fails: [
    { manifest: bundleOf('', 'database'), at: 'spec.serviceName' },
    { manifest: bundleOf(''), at: 'spec.serviceName' },
  ],
  passes: [bundleOf('  clusterIP: None\n')],
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id',
};
