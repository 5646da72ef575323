import { type Demand, unmet } from '@studylog/check/selectors';
import { labelsOf } from '../../example/objects.ts';
import { demandsOf, SELECTORS } from '../../example/selectors.ts';
import { containersOf } from './containers.ts';
import { at, type KubeObject, numberAt, objectsAt, portAt, textAt } from './json.ts';
import type { GraphNode, PodPart, ServicePart, ServicePort } from './model.ts';

/** Kinds that make a number of Pods, and how many where none is written. */
const REPLICATED: ReadonlySet<string> = new Set(['Deployment', 'ReplicaSet', 'StatefulSet', 'ReplicationController']);

/** An object as a part of a graph. `ids` are those that are taken. */
export function nodeOf(source: KubeObject, ids: Set<string>): GraphNode {
  const kind = textAt(source, 'kind') ?? '?';
  const prefix = textAt(source, 'metadata', 'generateName');
  const name = textAt(source, 'metadata', 'name') ?? (prefix === undefined ? '?' : `${prefix}…`);
  const namespace = textAt(source, 'metadata', 'namespace') ?? 'default';
  const apiVersion = textAt(source, 'apiVersion') ?? '';
  const node = { id: freeId(idOf({ kind, name, namespace }), ids), apiVersion, kind, name, namespace, source };
  if (isCustom(apiVersion)) return { ...node, isCustom: true, isImplied: false };
  const selector = Object.hasOwn(SELECTORS, kind) ? at(source, ...SELECTORS[kind]!.split('.')) : undefined;
  const service = kind === 'Service' ? serviceOf(source) : undefined;
  return {
    ...node,
    isCustom: false,
    isImplied: false,
    demands: service?.externalName === undefined ? demandsOf(kind, selector) : undefined,
    replicas: REPLICATED.has(kind) ? (numberAt(source, 'spec', 'replicas') ?? 1) : undefined,
    service,
    pod: kind === 'Pod' ? podOf(source, 1) : undefined,
  };
}

/** Whether a group is one that a CustomResourceDefinition brings: it has a domain, and not that of Kubernetes. */
const isCustom = (apiVersion: string): boolean => /^[^/]+\.[^/]+\//.test(apiVersion) && !/\.k8s\.io\//.test(apiVersion);

/** What names an object in a graph. */
export function idOf({ kind, name, namespace }: Pick<GraphNode, 'kind' | 'name' | 'namespace'>): string {
  return namespace === 'default' ? `${kind}/${name}` : `${namespace}/${kind}/${name}`;
}

/** The id, or where it is taken, because two objects of a file have one name, the same with a number. */
export function freeId(id: string, ids: Set<string>): string {
  let free = id;
  for (let number = 2; ids.has(free); number += 1) free = `${id} (${number})`;
  ids.add(free);
  return free;
}

/** A Pod, or the template of some. */
export function podOf(template: unknown, count: PodPart['count']): PodPart {
  const spec = at(template, 'spec');
  const labels = new Map(Object.entries(labelsOf(at(template, 'metadata', 'labels'))));
  return { labels, containers: containersOf(spec), spec, count };
}

/** The demands of a selector that Pods with these labels do not meet. */
export const unmetBy = ({ labels }: PodPart, demands: readonly Demand[]): Demand[] => unmet(demands, labels);

/** https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/ */
function serviceOf(source: KubeObject): ServicePart {
  const spec = at(source, 'spec');
  const type = textAt(spec, 'type') ?? 'ClusterIP';
  const isOpen =
    type === 'NodePort' || (type === 'LoadBalancer' && at(spec, 'allocateLoadBalancerNodePorts') !== false);
  const ports = objectsAt(spec, 'ports').map((port): ServicePort => {
    const number = numberAt(port, 'port');
    return {
      port: number,
      protocol: textAt(port, 'protocol') ?? 'TCP',
      nodePort: isOpen ? (numberAt(port, 'nodePort') ?? 'any') : undefined,
      target: portAt(port, 'targetPort') || number,
    };
  });
  const externalName = type === 'ExternalName' ? (textAt(spec, 'externalName') ?? '?') : undefined;
  return { type, isHeadless: textAt(spec, 'clusterIP') === 'None', externalName, ports };
}
