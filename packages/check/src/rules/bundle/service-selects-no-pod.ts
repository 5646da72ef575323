import type { Severity } from '../../finding.ts';
import type { Bundle, Report, Resource, Rule, RuleDocs } from '../../rule.ts';
import type { Localized } from '../../text/localized.ts';
import { nearest } from '../../text/nearest.ts';
import { mayCompare, nameOf, once, relatedTo } from '../support/bundles.ts';
import { finding } from '../support/finding.ts';
import { inWords, pairs, type Requirement } from '../support/selectors.ts';
import { fieldAt, rootSpot, type Spot, text } from '../support/spot.ts';
import { demandsOn, selectedBy, selectsElsewhere, unmetBy, type Workload, workloadsIn } from '../support/workloads.ts';

interface Near {
  readonly workload: Workload;
  readonly lacking: readonly Requirement[];
}

/** Whether a Pod was meant although it lacks some labels: it has another of them, or nearly the right value, and nothing else. */
function isNear({ workload: { labels }, lacking }: Near, demanded: number): boolean {
  const given = lacking.filter(({ key }) => labels.has(key));
  return (
    (lacking.length < demanded || given.length > 0) &&
    given.every(({ key, values }) => isSlip(labels.get(key)!, values[0]!))
  );
}

const letters = (text: string): string => text.replace(/\d+/g, '');

/** Whether one value stands for the other by mistake; `redis-1` and `redis-2` are two things, and so are `a` and `b`. */
function isSlip(value: string, wanted: string): boolean {
  return (
    Math.min(value.length, wanted.length) > 1 &&
    letters(value) !== letters(wanted) &&
    nearest(value, [wanted]) !== undefined
  );
}

const isService = ({ kind, apiVersion }: Resource): boolean => kind === 'Service' && apiVersion === 'v1';

/** What a Service asks of its Pods; nothing where it leads elsewhere or somebody else keeps its endpoints. */
function demandsOf(service: Resource): readonly Requirement[] {
  const spec = fieldAt(rootSpot(service), 'spec');
  return isService(service) && text(spec, 'type') !== 'ExternalName' ? pairs(fieldAt(spec, 'selector')) : [];
}

/** The workloads that have a Service. */
const served = once((bundle) => {
  const found = new Set<Workload>();
  for (const service of bundle.resources) {
    const demands = demandsOf(service);
    if (demands.length > 0) for (const each of selectedBy(bundle, demands, service.namespace)) found.add(each);
  }
  return found;
});

/**
 * Whether nothing else can have been meant: Pods with a Service of their own are fine without this one, the leader of a replicated
 * database gets its role while it runs, and short words such as `api` and `app` differ by little.
 */
function isMeant(bundle: Bundle, { workload, lacking }: Near): boolean {
  const isPlain = ({ key, values }: Requirement): boolean =>
    workload.labels.has(key) ? letters(values[0]!).length > 3 : !/role$/i.test(key);
  return lacking.every(isPlain) && !served(bundle).has(workload);
}

function reportSelector(bundle: Bundle, service: Resource, selector: Spot, requirements: readonly Requirement[]): void {
  if (selectedBy(bundle, requirements, service.namespace).length > 0) return;
  const all = workloadsIn(bundle, service.namespace);
  const workloads = mayCompare(bundle, all.length) ? all : [];
  const [near] = workloads
    .map((workload) => ({ workload, lacking: unmetBy(workload, requirements) }))
    .filter((each) => isNear(each, demandsOn(each.workload, requirements).length))
    .sort((a, b) => a.lacking.length - b.lacking.length);
  const isCertain = near !== undefined && isMeant(bundle, near);
  const isSaid = isCertain || near?.lacking.some(({ key }) => near.workload.labels.has(key));
  bundle.report(
    service,
    near && isSaid
      ? { ...nearly(selector, near), ...(!isCertain && { severity: 'warning' }) }
      : (selectsElsewhere(bundle, service, selector, requirements) ??
          other(bundle, service, selector, requirements, workloads) ??
          notHere(selector, requirements, all.length > 0 ? 'warning' : 'info')),
  );
}

/** The Pods that may have been meant: of the StatefulSet that names the Service, with the value under another key, or the only ones. */
function other(
  bundle: Bundle,
  service: Resource,
  selector: Spot,
  requirements: readonly Requirement[],
  workloads: readonly Workload[],
): Report | undefined {
  const shared = (workload: Workload): string[] => {
    const wanted = new Set(unmetBy(workload, requirements).flatMap(({ values }) => values));
    return labelsIn(workload.labels, (value) => wanted.has(value));
  };
  const meant =
    workloads.find(({ resource }) => text(fieldAt(rootSpot(resource), 'spec'), 'serviceName') === service.name) ??
    workloads.find((workload) => shared(workload).length > 0) ??
    (workloads.length === 1 && !served(bundle).has(workloads[0]!) ? workloads[0] : undefined);
  if (!meant || meant.labels.size === 0) return undefined;
  const present = [shared(meant), labelsIn(meant.labels, () => true)].find((labels) => labels.length > 0) ?? [];
  return { ...differing(selector, meant, unmetBy(meant, requirements), present.slice(0, SHOWN)), severity: 'warning' };
}

/** The most labels that a message lists. */
const SHOWN = 4;

const labelsIn = (labels: Workload['labels'], isOne: (value: string) => boolean): string[] =>
  [...labels].filter(([, value]) => isOne(value)).map(([key, value]) => `${key}=${value}`);

const notHere = (selector: Spot, requirements: readonly Requirement[], severity: Severity): Report => {
  const wanted = requirements.map(inWords).join(', ');
  return finding(
    selector,
    {
      ko: `\`${wanted}\` 레이블이 있는 파드가 함께 검사한 매니페스트에 없습니다.`,
      en: `No Pod in these manifests has the labels \`${wanted}\`.`,
    },
    {
      ko: '클러스터에 이미 있는 파드라면 괜찮습니다. 아니면 셀렉터와 파드의 레이블을 맞추십시오.',
      en: 'This is fine if such Pods are already running in the cluster. Otherwise change the selector or the labels so that they match.',
    },
    { severity },
  );
};

function nearly(selector: Spot, { workload, lacking }: Near): Report {
  const owner = nameOf(workload.resource);
  const missing = lacking.map(inWords).join(', ');
  const present = lacking.flatMap(({ key }) =>
    workload.labels.has(key) ? [`${key}=${workload.labels.get(key)}`] : [],
  );
  if (present.length > 0) return differing(selector, workload, lacking, present);
  const label = missing.replaceAll('=', ': ');
  return about(
    selector,
    workload,
    {
      ko: `이 서비스가 고르는 파드가 없습니다. ${owner}에 \`${missing}\` 레이블이 없습니다.`,
      en: `This Service selects no Pod: ${owner} does not have the label \`${missing}\`.`,
    },
    {
      ko: `${owner}에 \`${label}\` 레이블을 추가하거나 셀렉터에서 빼십시오.`,
      en: `Add \`${label}\` to the labels of ${owner}, or remove it from the selector.`,
    },
  );
}

/** @param present the labels of the workload that are closest to the missing ones */
function differing(
  selector: Spot,
  workload: Workload,
  lacking: readonly Requirement[],
  present: readonly string[],
): Report {
  const owner = nameOf(workload.resource);
  const missing = lacking.map(inWords).join(', ');
  const labels = present.join(', ');
  const form = labels.replaceAll('=', ': ');
  return about(
    selector,
    workload,
    {
      ko: `이 서비스가 고르는 파드가 없습니다. 셀렉터는 \`${missing}\`, ${owner}의 레이블은 \`${labels}\`입니다.`,
      en: `This Service selects no Pod: its selector has \`${missing}\`, but ${owner} has \`${labels}\`.`,
    },
    {
      ko: `셀렉터와 파드의 레이블을 같게 하십시오. 이 파드를 선택하는 셀렉터: \`${form}\``,
      en: `Make the selector match the labels of the Pods. This selector selects them: \`${form}\`.`,
    },
  );
}

function about(selector: Spot, workload: Workload, message: Localized, hint: Localized): Report {
  return finding(selector, message, hint, {
    related: relatedTo(workload.resource, workload.place, '이 파드의 레이블입니다.', 'The labels of that Pod.'),
  });
}

export const rule: Rule = {
  id: 'service-selects-no-pod',
  class: 'bundle',
  severity: 'error',
  bundle: (bundle) => {
    for (const service of bundle.resources) {
      const demands = demandsOf(service);
      if (demands.length > 0) reportSelector(bundle, service, fieldAt(rootSpot(service), 'spec', 'selector')!, demands);
    }
  },
};

export const docs: RuleDocs = {
  title: { ko: '서비스의 셀렉터에 맞는 파드가 없습니다', en: 'A Service selects no Pod' },
  text: {
    ko: '서비스는 셀렉터의 레이블이 모두 있는 파드에만 요청을 보냅니다. 레이블이 하나라도 없거나 값이 다르면 서비스에 엔드포인트가 없어 접속할 수 없습니다. 서버는 이를 오류로 보지 않으므로 `kubectl apply`는 성공합니다. 실행 중에 붙는 레이블(`role: master`)이거나 파드에 다른 서비스가 있으면 의도한 것일 수 있으므로 경고만 합니다.',
    en: 'A Service sends requests only to Pods that have every label in its selector. If one label is missing or has a different value, the Service has no endpoints and cannot be reached. The server does not treat this as an error, so `kubectl apply` succeeds. It may be intended if the label is added while the Pods are running (`role: master`), or if the Pods have another Service; then this is only a warning.',
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
