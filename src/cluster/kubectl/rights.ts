import type { KindRef } from '../engine.ts';
import { NAMESPACED_KINDS } from '../kinds.ts';

/** Kinds that a manifest may hold and a step may change, by API group. */
const CHANGED: Readonly<Record<string, readonly string[]>> = {
  '': ['configmaps', 'persistentvolumeclaims', 'pods', 'replicationcontrollers', 'secrets', 'services'],
  apps: ['daemonsets', 'deployments', 'replicasets', 'statefulsets'],
  autoscaling: ['horizontalpodautoscalers'],
  batch: ['cronjobs', 'jobs'],
  'networking.k8s.io': ['ingresses', 'networkpolicies'],
  policy: ['poddisruptionbudgets'],
};

/** The same as kinds: all that an example can leave in its namespace. */
export const CHANGEABLE_KINDS: readonly KindRef[] = Object.entries(NAMESPACED_KINDS).flatMap(
  ([kind, { apiVersion, names }]) => {
    const group = apiVersion.includes('/') ? apiVersion.split('/')[0]! : '';
    return CHANGED[group]?.includes(names[0]!) ? [{ apiVersion, kind }] : [];
  },
);

/** What `scale` writes to, by API group. */
const SCALED: Readonly<Record<string, readonly string[]>> = {
  '': ['replicationcontrollers/scale'],
  apps: ['deployments/scale', 'replicasets/scale', 'statefulsets/scale'],
};

/** What the cluster writes and `get`, `describe`, `logs`, `events` and `rollout` read, by API group. */
const READ: Readonly<Record<string, readonly string[]>> = {
  '': ['endpoints', 'events', 'pods/log', 'pods/status'],
  apps: ['controllerrevisions'],
  'discovery.k8s.io': ['endpointslices'],
  'events.k8s.io': ['events'],
};

/** What a command that runs in a container asks for: the first as kubectl has asked since 1.31, the second before and since 1.35. */
const EXEC: Readonly<Record<string, readonly string[]>> = { '': ['pods/exec'] };

const LOOK = ['get', 'list', 'watch'];
const CHANGE = [...LOOK, 'create', 'update', 'patch', 'delete'];

/**
 * What the kubectl of an example may do in its namespace: what the steps need and no more. Not there, unlike in Kubernetes' own
 * role `admin`: quotas (an example could lift its own), roles, service accounts and their tokens, and `attach`,
 * `port-forward`, `proxy`, eviction and debugging of Pods. `exec` is: it does in a container of the example what the container's own
 * command could. So are Secrets: the namespace holds only those that the example makes.
 */
export const EXAMPLE_RULES = [
  ...rules(CHANGED, CHANGE),
  ...rules(SCALED, ['get', 'update', 'patch']),
  ...rules(READ, LOOK),
  ...rules(EXEC, ['get', 'create']),
];

/**
 * What it may do besides, outside of its namespace. Before kubectl says that the cluster has no such kind, it looks whether a
 * custom resource defines it; without this right it would say that instead.
 */
export const CLUSTER_RULES = rules({ 'apiextensions.k8s.io': ['customresourcedefinitions'] }, ['list']);

function rules(groups: Readonly<Record<string, readonly string[]>>, verbs: readonly string[]) {
  return Object.entries(groups).map(([group, resources]) => ({
    apiGroups: [group],
    resources: [...resources],
    verbs: [...verbs],
  }));
}
