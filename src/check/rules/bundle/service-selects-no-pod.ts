import { nearest } from '../../nearest.ts';
import type { Bundle, Resource, Rule, RuleDocs } from '../../rule.ts';
import { finding } from '../support/finding.ts';
import { inWords, pairs, type Requirement } from '../support/selectors.ts';
import { fieldAt, rootSpot, type Spot, text } from '../support/spot.ts';
import { demandsOn, nameOf, relatedTo, unmetBy, type Workload, workloadsIn } from '../support/workloads.ts';

/** Whether a Pod was meant although it lacks some labels: it has another of them, or nearly the right value, and nothing else. */
function isNear({ labels }: Workload, demanded: number, lacking: readonly Requirement[]): boolean {
  const given = lacking.filter(({ key }) => labels.has(key));
  return (
    (lacking.length < demanded || given.length > 0) &&
    given.every(({ key, values }) => isSlip(labels.get(key)!, values[0]!))
  );
}

/** Whether one value stands for the other by mistake; `redis-1` and `redis-2` are two things, and so are `a` and `b`. */
function isSlip(value: string, wanted: string): boolean {
  const letters = (text: string): string => text.replace(/\d+/g, '');
  return (
    Math.min(value.length, wanted.length) > 1 &&
    letters(value) !== letters(wanted) &&
    nearest(value, [wanted]) !== undefined
  );
}

function judge(bundle: Bundle, service: Resource, selector: Spot): void {
  const requirements = pairs(selector);
  const workloads = workloadsIn(bundle, service.namespace);
  const judged = workloads.map((workload) => ({ workload, lacking: unmetBy(workload, requirements) }));
  if (judged.some(({ lacking }) => lacking.length === 0)) return;
  const [near] = judged
    .filter(({ workload, lacking }) => isNear(workload, demandsOn(workload, requirements).length, lacking))
    .sort((a, b) => a.lacking.length - b.lacking.length);
  const wanted = requirements.map(inWords).join(', ');
  if (!near) {
    bundle.report(
      service,
      finding(
        selector,
        {
          ko: `\`${wanted}\` 레이블이 있는 파드가 함께 적혀 있지 않습니다.`,
          en: `No Pod here has the labels \`${wanted}\`.`,
        },
        {
          ko: '클러스터에 이미 있는 파드라면 괜찮습니다. 아니면 셀렉터와 파드의 레이블을 맞추십시오.',
          en: 'That is fine if such Pods run in the cluster already; otherwise make the selector and the labels agree.',
        },
        { severity: workloads.length > 0 ? 'warning' : 'info' },
      ),
    );
    return;
  }
  const { workload, lacking } = near;
  const owner = nameOf(workload.resource);
  const missing = lacking.map(inWords).join(', ');
  const instead = lacking.flatMap(({ key }) =>
    workload.labels.has(key) ? [`${key}=${workload.labels.get(key)}`] : [],
  );
  const [message, hint] =
    instead.length > 0
      ? [
          {
            ko: `이 서비스가 고르는 파드가 없습니다. 셀렉터는 \`${missing}\`, ${owner}의 레이블은 \`${instead.join(', ')}\`입니다.`,
            en: `This Service selects no Pod: it asks for \`${missing}\`, and ${owner} has \`${instead.join(', ')}\`.`,
          },
          { ko: '셀렉터와 파드의 레이블을 같게 하십시오.', en: 'Make the selector and the labels agree.' },
        ]
      : [
          {
            ko: `이 서비스가 고르는 파드가 없습니다. ${owner}에 \`${missing}\` 레이블이 없습니다.`,
            en: `This Service selects no Pod: ${owner} lacks the label \`${missing}\`.`,
          },
          {
            ko: `${owner}에 \`${missing.replaceAll('=', ': ')}\` 레이블을 더하거나 셀렉터에서 빼십시오.`,
            en: `Add \`${missing.replaceAll('=', ': ')}\` to the labels of ${owner}, or take it out of the selector.`,
          },
        ];
  bundle.report(
    service,
    finding(selector, message!, hint, {
      related: relatedTo(workload.resource, workload.place, '이 파드의 레이블입니다.', 'The labels of that Pod.'),
    }),
  );
}

export const rule: Rule = {
  id: 'service-selects-no-pod',
  class: 'bundle',
  severity: 'error',
  bundle: (bundle) => {
    for (const service of bundle.resources) {
      if (service.kind !== 'Service' || service.apiVersion !== 'v1') continue;
      const spec = fieldAt(rootSpot(service), 'spec');
      const selector = fieldAt(spec, 'selector');
      if (selector && text(spec, 'type') !== 'ExternalName' && pairs(selector).length > 0)
        judge(bundle, service, selector);
    }
  },
};

export const docs: RuleDocs = {
  title: { ko: '서비스의 셀렉터에 맞는 파드가 없습니다', en: 'A Service selects no Pod' },
  text: {
    ko: '서비스는 셀렉터의 레이블을 모두 가진 파드에만 요청을 보냅니다. 레이블이 하나라도 없거나 값이 다르면 엔드포인트가 비고 접속이 거부됩니다. 서버는 이를 오류로 보지 않으므로 `kubectl apply`는 성공합니다.',
    en: 'A Service sends requests only to Pods that have every label of its selector. One missing label or wrong value and it has no endpoints: connections are refused. To the server this is no fault, so `kubectl apply` succeeds.',
  },
  fails: [
    {
      manifest: `apiVersion: v1
kind: Pod
metadata:
  name: counter
  labels:
    app: counter
spec:
  containers:
    - name: echo
      image: ghcr.io/subicura/echo:v1
---
apiVersion: v1
kind: Service
metadata:
  name: counter
spec:
  ports:
    - port: 3000
  selector:
    app: counter
    tier: app
`,
      at: 'spec.selector',
    },
  ],
  passes: [
    `apiVersion: v1
kind: Pod
metadata:
  name: counter
  labels:
    app: counter
    tier: app
    version: v1
spec:
  containers:
    - name: echo
      image: ghcr.io/subicura/echo:v1
---
apiVersion: v1
kind: Service
metadata:
  name: counter
spec:
  ports:
    - port: 3000
  selector:
    app: counter
    tier: app
`,
  ],
  source: 'https://kubernetes.io/docs/tasks/debug/debug-application/debug-service/',
};
