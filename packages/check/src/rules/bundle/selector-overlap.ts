import type { Bundle, Resource, Rule, RuleDocs } from '../../rule.ts';
import { grouped, identityOf, nameOf, relatedTo } from '../support/bundles.ts';
import { finding } from '../support/finding.ts';
import { inWords, requirementsOf } from '../support/selectors.ts';
import { fieldAt, rootSpot } from '../support/spot.ts';
import { selectedBy, type Workload } from '../support/workloads.ts';

const OWNERS = ['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet'];

/** The message names this many; the places of all follow it. */
const NAMED = 3;

const selectorOf = (owner: Resource) => fieldAt(rootSpot(owner), 'spec', 'selector');

/** What owners of one namespace share, so that they catch the same Pods; '' for what catches none. */
function selectionOf(owner: Resource): string {
  const requirements = OWNERS.includes(owner.kind) ? requirementsOf(selectorOf(owner)) : [];
  return requirements.length > 0 ? `${owner.namespace} ${requirements.map(inWords).sort()}` : '';
}

/** The workloads of others whose Pods a selector catches: Jobs make sure themselves that theirs are told apart. */
function caughtBy(bundle: Bundle, owner: Resource): Workload[] {
  return selectedBy(bundle, requirementsOf(selectorOf(owner)), owner.namespace).filter(
    ({ resource }) => !resource.kind.endsWith('Job') && identityOf(resource) !== identityOf(owner),
  );
}

function report(bundle: Bundle, owner: Resource, caught: readonly Workload[]): void {
  const names = caught.slice(0, NAMED).map(({ resource }) => nameOf(resource));
  const more = caught.length - names.length;
  bundle.report(
    owner,
    finding(
      selectorOf(owner)!,
      {
        ko: `이 셀렉터는 ${names.join(', ')}${more > 0 ? ` 등 워크로드 ${caught.length}개` : ''}의 파드까지 고릅니다.`,
        en: `This selector also selects the Pods of ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`,
      },
      {
        ko: '서로 구별되는 레이블을 셀렉터와 템플릿에 추가하십시오. 그러지 않으면 다른 워크로드의 파드를 자기 파드로 셀 수 있습니다.',
        en: "Add a label that distinguishes them to the selector and the template. Otherwise each may count the other's Pods as its own.",
      },
      {
        related: caught.flatMap(({ resource, place }) =>
          relatedTo(resource, place, '함께 골라지는 파드입니다.', 'The Pods that are caught.'),
        ),
      },
    ),
  );
}

export const rule: Rule = {
  id: 'selector-overlap',
  class: 'bundle',
  severity: 'warning',
  inPart: true,
  bundle: (bundle) => {
    if (bundle.resources.length < 2) return;
    const told = new Map<Resource, readonly Workload[]>();
    for (const [selection, owners] of grouped(bundle.resources, (owner) => [selectionOf(owner)])) {
      if (selection === '') continue;
      // Owners with one selector have one cause in common.
      for (const owner of owners) {
        const caught = caughtBy(bundle, owner);
        if (caught.length === 0) continue;
        const first = caught.find(({ resource }) => told.has(resource));
        const known = first ? [first, ...told.get(first.resource)!] : [];
        // Two that catch one another are told of once.
        if (!caught.every((each) => known.includes(each))) report(bundle, owner, caught);
        told.set(owner, caught);
        break;
      }
    }
  },
};

export const docs: RuleDocs = {
  title: { ko: '셀렉터가 다른 워크로드의 파드까지 고릅니다', en: "A selector also selects another workload's Pods" },
  text: {
    ko: '레플리카셋 같은 워크로드는 소유자(owner)가 없는 파드가 셀렉터에 맞으면 자기 파드로 삼습니다. 셀렉터가 겹치면 다른 워크로드의 파드까지 셀 수 있습니다. 워크로드마다 겹치지 않는 레이블을 쓰십시오.',
    en: 'Workloads such as a ReplicaSet adopt Pods that match their selector and have no owner. If selectors overlap, a workload may count Pods that are not its own. Give each workload its own label.',
  },
  fails: [
    {
      manifest: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: echo
spec:
  selector:
    matchLabels:
      app: echo
  template:
    metadata:
      labels:
        app: echo
    spec:
      containers:
        - name: echo
          image: ghcr.io/subicura/echo:v1
---
apiVersion: v1
kind: Pod
metadata:
  name: probe
  labels:
    app: echo
spec:
  containers:
    - name: echo
      image: ghcr.io/subicura/echo:v1
`,
      at: 'spec.selector',
    },
  ],
  passes: [
    `apiVersion: apps/v1
kind: Deployment
metadata:
  name: echo
spec:
  selector:
    matchLabels:
      app: echo
  template:
    metadata:
      labels:
        app: echo
    spec:
      containers:
        - name: echo
          image: ghcr.io/subicura/echo:v1
---
apiVersion: v1
kind: Pod
metadata:
  name: probe
  labels:
    app: probe
spec:
  containers:
    - name: echo
      image: ghcr.io/subicura/echo:v1
`,
  ],
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/#non-template-pod-acquisitions',
};
