import type { Bundle, Report, Resource } from '../../rule.ts';
import { rangeOf } from './finding.ts';
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

/** The workloads of a namespace. */
export function workloadsIn({ resources }: Bundle, namespace: string): Workload[] {
  return resources
    .filter((resource) => resource.namespace === namespace)
    .flatMap((resource) => workloadOf(resource) ?? []);
}

/** The demands on the labels that the manifest of a workload shows. */
export function demandsOn({ resource }: Workload, requirements: readonly Requirement[]): readonly Requirement[] {
  return resource.kind === 'Pod' ? requirements : requirements.filter(({ key }) => !ADDED.test(key));
}

/** The demands that the Pods of a workload do not meet, as far as the manifest shows. */
export function unmetBy(workload: Workload, requirements: readonly Requirement[]): Requirement[] {
  return unmet(demandsOn(workload, requirements), workload.labels);
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

/** `Deployment/echo`. */
export function nameOf({ kind, name }: Resource): string {
  return `${kind}/${name || '?'}`;
}

/** The first resource of a kind with this name in the same namespace. */
export function findResource(bundle: Bundle, kind: string, from: Resource, name: string): Resource | undefined {
  return bundle.resources.find(
    (resource) =>
      `${resource.apiVersion}/${resource.kind}`.endsWith(kind) &&
      resource.namespace === from.namespace &&
      resource.name === name,
  );
}

/** Keys of a resource's map, `data` of a ConfigMap for one, as the server reads them. */
export function keysOf(resource: Resource, map: string): string[] {
  return entries(fieldAt(rootSpot(resource), map)).map(keyOf);
}

/** The `related` part of a report: another place that takes part. */
export function relatedTo(resource: Resource, spot: Spot, ko: string, en: string): NonNullable<Report['related']> {
  return [{ file: resource.file.path, range: rangeOf(spot), message: { ko, en } }];
}
