import { collect } from '../../collect.ts';
import type { Bundle, Report, Resource } from '../../rule.ts';
import type { Localized } from '../../text/localized.ts';
import { elsewhere, grouped, once } from './bundles.ts';
import { type Labels, labelsOf, type Requirement, unmet } from './selectors.ts';
import { entries, fieldAt, items, keyOf, rootSpot, type Spot, text } from './spot.ts';

/** Where each kind keeps the Pods it makes. */
const TEMPLATES: Readonly<Record<string, readonly string[]>> = {
  'v1/Pod': [],
  'v1/ReplicationController': ['spec', 'template'],
  'apps/v1/Deployment': ['spec', 'template'],
  'apps/v1/ReplicaSet': ['spec', 'template'],
  'apps/v1/StatefulSet': ['spec', 'template'],
  'apps/v1/DaemonSet': ['spec', 'template'],
  'batch/v1/Job': ['spec', 'template'],
  'batch/v1/CronJob': ['spec', 'jobTemplate', 'spec', 'template'],
};

/** Labels that controllers put on Pods themselves, whose values a manifest does not show. */
const ADDED =
  /^(statefulset\.kubernetes\.io\/pod-name|apps\.kubernetes\.io\/pod-index|pod-template-(hash|generation)|controller-revision-hash|(batch\.kubernetes\.io\/)?(job-name|controller-uid|job-completion-index))$/;

const SELECTS_NOTHING: Localized = { ko: '여기서 고르는 파드가 없습니다. ', en: 'This selects no Pod: the' };

/** The Pods of a resource, whether it is one or makes them. */
export interface Workload {
  readonly resource: Resource;
  readonly spec: Spot;
  readonly labels: Labels;
  /** The labels, or what they should stand in. */
  readonly place: Spot;
}

export function workloadOf(resource: Resource): Workload | undefined {
  const path = TEMPLATES[`${resource.apiVersion}/${resource.kind}`];
  const template = path && fieldAt(rootSpot(resource), ...path);
  const spec = fieldAt(template, 'spec');
  if (!template || !spec) return undefined;
  const labels = fieldAt(template, 'metadata', 'labels');
  const place = labels ?? fieldAt(template, 'metadata') ?? template;
  return { resource, spec, labels: labelsOf(labels), place };
}

const labelKey = (key: string, value: string): string => `${key}=${value}`;

/** All workloads of a bundle: under '', their namespace and each of their labels. */
const sorted = once(({ resources }) => {
  const workloads = collect(resources, (resource) => {
    const workload = workloadOf(resource);
    return workload ? [workload] : [];
  });
  return grouped(workloads, ({ resource, labels }) => [
    resource.namespace,
    '',
    ...[...labels].map(([key, value]) => labelKey(key, value)),
  ]);
});

/** The workloads of a namespace. */
export function workloadsIn(bundle: Bundle, namespace: string): readonly Workload[] {
  return sorted(bundle).get(namespace) ?? [];
}

/** The demands on the labels that the manifest of a workload shows. */
export function demandsOn({ resource }: Workload, requirements: readonly Requirement[]): readonly Requirement[] {
  return resource.kind === 'Pod' ? requirements : requirements.filter(({ key }) => !ADDED.test(key));
}

/** The demands that the Pods of a workload do not meet, as far as the manifest shows. */
export function unmetBy(workload: Workload, requirements: readonly Requirement[]): Requirement[] {
  return unmet(demandsOn(workload, requirements), workload.labels);
}

/** The workloads whose Pods meet all demands as far as the manifests show, in one namespace or in all. */
export function selectedBy(bundle: Bundle, requirements: readonly Requirement[], namespace?: string): Workload[] {
  const groups = sorted(bundle);
  let candidates = groups.get(namespace ?? '') ?? [];
  for (const { key, operator, values } of requirements) {
    if (operator !== 'In' || values.length > 1 || ADDED.test(key)) continue;
    const group = groups.get(labelKey(key, values[0]!)) ?? [];
    if (group.length < candidates.length) candidates = group;
  }
  return candidates.filter(
    (workload) =>
      (namespace === undefined || workload.resource.namespace === namespace) &&
      unmetBy(workload, requirements).length === 0,
  );
}

/** A report that what a selector finds nowhere in its namespace stands in another; none where it demands no label. */
export function selectsElsewhere(
  bundle: Bundle,
  from: Resource,
  selector: Spot,
  requirements: readonly Requirement[],
): Report | undefined {
  const isDemanding = requirements.some(({ key, operator }) => !operator.includes('Not') && !ADDED.test(key));
  const [other] = isDemanding ? selectedBy(bundle, requirements) : [];
  return other && elsewhere(from, selector, other.resource, SELECTS_NOTHING);
}

/** Containers that run as long as the Pod does: sidecars count. */
export function runningContainers(spec: Spot): Spot[] {
  const sidecars = items(spec, 'initContainers').filter((container) => text(container, 'restartPolicy') === 'Always');
  return [...items(spec, 'containers'), ...sidecars];
}

/** All containers of a Pod. */
export function allContainers(spec: Spot): Spot[] {
  return [...items(spec, 'containers'), ...items(spec, 'initContainers')];
}

/** Keys of a resource's map, `data` of a ConfigMap for one, as the server reads them. */
export function keysOf(resource: Resource, map: string): string[] {
  return entries(fieldAt(rootSpot(resource), map)).map(keyOf);
}
