import type { Bundle, Resource, Rule, RuleDocs } from '../../rule.ts';
import { nameOf, nameSpot, relatedTo } from '../support/bundles.ts';
import { finding } from '../support/finding.ts';
import { quote } from '../support/names.ts';
import { findResource } from '../support/references.ts';
import { pairs, type Requirement } from '../support/selectors.ts';
import { field, fieldAt, number, rootSpot, text } from '../support/spot.ts';

/** The label by which a Service leads to one Pod of a StatefulSet. */
const POD_NAME = 'statefulset.kubernetes.io/pod-name';

/** Whether an autoscaler of the bundle decides how many Pods there are. */
function isScaled({ resources }: Bundle, set: Resource): boolean {
  return resources.some((scaler) => {
    const target = fieldAt(rootSpot(scaler), 'spec', 'scaleTargetRef');
    return text(target, 'name') === set.name && scaler.namespace === set.namespace;
  });
}

function reportOrdinal(bundle: Bundle, service: Resource, { values: [pod], spot }: Requirement): void {
  const [, name, ordinal] = /^(.+)-(\d+)$/.exec(pod!) ?? [];
  const set = name && findResource(bundle, 'StatefulSet', service, name);
  if (!set) return;
  const spec = fieldAt(rootSpot(set), 'spec');
  const replicas = number(spec, 'replicas') ?? 1;
  const first = number(field(spec, 'ordinals'), 'start') ?? 0;
  const last = first + replicas - 1;
  const isThere = Number(ordinal) >= first && Number(ordinal) <= last;
  // One that is scaled to nothing will be scaled up by somebody.
  if (isThere || replicas < 1 || isScaled(bundle, set)) return;
  const [ko, en] =
    replicas === 1 ? ['하나뿐입니다', ' alone'] : [`부터 \`${name}-${last}\`까지입니다`, ` to \`${name}-${last}\``];
  bundle.report(
    service,
    finding(
      spot,
      {
        ko: `${nameOf(set)}에는 ${quote(pod!)} 파드가 없습니다. 있는 파드는 \`${name}-${first}\`${ko.startsWith('부') ? '' : ' '}${ko}.`,
        en: `${nameOf(set)} has no Pod ${quote(pod!)}: it has \`${name}-${first}\`${en}.`,
      },
      { ko: '파드의 번호나 `replicas`를 고치십시오.', en: 'Change the number of the Pod, or `replicas`.' },
      {
        related: relatedTo(
          set,
          field(spec, 'replicas') ?? nameSpot(set),
          '이 스테이트풀셋입니다.',
          'That StatefulSet.',
        ),
      },
    ),
  );
}

export const rule: Rule = {
  id: 'unknown-ordinal',
  class: 'bundle',
  severity: 'warning',
  bundle: (bundle) => {
    for (const service of bundle.resources) {
      const selector = service.kind === 'Service' ? fieldAt(rootSpot(service), 'spec', 'selector') : undefined;
      const pod = pairs(selector).find(({ key }) => key === POD_NAME);
      if (pod) reportOrdinal(bundle, service, pod);
    }
  },
};

/* @__NO_SIDE_EFFECTS__ */
const bundleOf = (ordinal: number, replicas: string): string => `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: db
spec:
${replicas}  selector:
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
  name: db-${ordinal}
spec:
  ports:
    - port: 6379
  selector:
    ${POD_NAME}: db-${ordinal}
`;

export const docs: RuleDocs = {
  title: {
    ko: '서비스가 스테이트풀셋에 없는 번호의 파드를 선택합니다',
    en: 'A Service selects a Pod that its StatefulSet does not create',
  },
  text: {
    ko: '스테이트풀셋의 파드 이름은 `ordinals.start`(기본값 0)부터 `replicas`개까지 번호가 붙습니다. 이 범위에 없는 번호의 파드를 선택하는 서비스에는 스테이트풀셋이 그 번호의 파드를 만들 때까지 엔드포인트가 없습니다.',
    en: 'The Pods of a StatefulSet are numbered from `ordinals.start` (0 by default), and there are `replicas` of them. A Service that selects a higher number has no endpoints until the StatefulSet is scaled up.',
  },
  fails: [{ manifest: bundleOf(3, '  replicas: 3\n'), at: `spec.selector["${POD_NAME}"]` }],
  passes: [bundleOf(2, '  replicas: 3\n'), bundleOf(7, '  replicas: 3\n  ordinals:\n    start: 5\n')],
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#ordinal-index',
};
