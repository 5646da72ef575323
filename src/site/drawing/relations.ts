import { type Container, type HostVariable, isOwnHost } from './containers.ts';
import { objectsAt, textAt } from './json.ts';
import type { GraphNode, NearMiss, PodPart, Relation, ServicePort } from './model.ts';
import { unmetBy } from './nodes.ts';
import { referencesOf } from './references.ts';

type PodNode = GraphNode & { readonly pod: PodPart };

const isPod = (node: GraphNode): node is PodNode => node.pod !== undefined;

/** How objects find each other beyond those that a controller makes of them. */
export function relationsOf(nodes: readonly GraphNode[]): Relation[] {
  const pods = nodes.filter(isPod).filter(({ isRefused }) => !isRefused);
  return nodes.flatMap((node) => [
    ...ownersOf(node, nodes),
    ...selections(node, pods),
    ...(isPod(node) ? calls(node, nodes) : []),
    ...referencesOf(node, nodes),
  ]);
}

/** The objects that `metadata.ownerReferences` names. */
function ownersOf({ id, namespace, source, isImplied }: GraphNode, nodes: readonly GraphNode[]): Relation[] {
  if (isImplied) return [];
  return objectsAt(source, 'metadata', 'ownerReferences').flatMap((reference): Relation[] => {
    const [kind, name] = [textAt(reference, 'kind'), textAt(reference, 'name')];
    const owner = nodes.find((node) => node.kind === kind && node.name === name && node.namespace === namespace);
    return owner ? [{ kind: 'owns', from: owner.id, to: id }] : [];
  });
}

/** Controllers that take a Pod for their own that nobody owns: those whose Pods need no name of theirs. */
const ADOPTING: ReadonlySet<string> = new Set(['ReplicaSet', 'ReplicationController', 'DaemonSet']);
const SELECTING: ReadonlySet<string> = new Set(['Service', 'NetworkPolicy', 'PodDisruptionBudget']);

function selections(node: GraphNode, pods: readonly PodNode[]): Relation[] {
  const { kind, demands, id } = node;
  const isAdopting = ADOPTING.has(kind);
  if (!demands || !(isAdopting || SELECTING.has(kind))) return [];
  const candidates = pods.filter((pod) => pod.namespace === node.namespace && (isAdopting ? isOrphan(pod) : true));
  const found = candidates.filter((pod) => unmetBy(pod.pod, demands).length === 0);
  if (found.length === 0) return isAdopting ? [] : [{ kind: 'selects-none', from: id, near: nearest(node, pods) }];
  return found.flatMap((pod) => [
    { kind: 'selects', from: id, to: pod.id },
    ...(node.service?.ports ?? []).map(
      (port): Relation => ({ kind: 'sends', from: id, to: pod.id, port, ...landing(port, pod.pod) }),
    ),
  ]);
}

const isOrphan = ({ isImplied, source }: GraphNode): boolean =>
  !isImplied && objectsAt(source, 'metadata', 'ownerReferences').length === 0;

/** The Pod with the most of the labels that are asked for: one in another namespace that has all, else one here that has some. */
function nearest({ namespace, demands = [] }: GraphNode, pods: readonly PodNode[]): NearMiss | undefined {
  const misses = pods.map((pod) => ({ pod, to: pod.id, lacking: unmetBy(pod.pod, demands) }));
  const elsewhere = misses.find(({ lacking }) => lacking.length === 0);
  const [near] = misses
    .filter(({ pod, lacking }) => pod.namespace === namespace && lacking.length < demands.length)
    .sort((a, b) => a.lacking.length - b.lacking.length);
  const found = elsewhere ?? near;
  return found && { to: found.to, lacking: found.lacking };
}

/** Where a request to a port of a Service ends in a Pod. A number needs no container that declares it; a name does. */
function landing({ target, protocol }: ServicePort, { containers }: PodPart) {
  const declared = (container: Container) =>
    container.ports.find((port) => port.protocol === protocol && (port.name === target || port.number === target));
  const container = containers.find((one) => one.isRunning && declared(one));
  const number = typeof target === 'number' ? target : container && declared(container)?.number;
  return { number, container: container?.name };
}

/** The Services that variables of a Pod's containers name. */
function calls({ id, namespace, pod }: PodNode, nodes: readonly GraphNode[]): Relation[] {
  return pod.containers.flatMap(({ name: container, variables }) =>
    variables.flatMap((variable): Relation[] => {
      const service = isOwnHost(variable) ? undefined : serviceNamed(variable, namespace, nodes);
      return service ? [{ kind: 'calls', from: id, to: service.id, container, variable: variable.name }] : [];
    }),
  );
}

/** https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/ */
function serviceNamed({ host, port }: HostVariable, own: string, nodes: readonly GraphNode[]): GraphNode | undefined {
  const [name, namespace = own, ...rest] = host.split('.');
  if (rest.length > 0 && !['svc', 'svc.cluster.local'].includes(rest.join('.'))) return undefined;
  return nodes.find(
    (node) =>
      node.service !== undefined &&
      node.name === name &&
      node.namespace === namespace &&
      (port === undefined || node.service.ports.some((one) => one.port === port)),
  );
}
