import type { ClusterInformerEventType, ClusterInformerResource, KubernetesObject } from '@ngrok/webernetes';
import { PatchStrategy, setHeaderOptions } from '@ngrok/webernetes';
import type { Localized } from '@studylog/check/text';
import { type KindRef, type KubeObject, Unsupported } from '../engine.ts';
import { sent } from './api/sent.ts';
import type { ConfigKind } from './config-objects.ts';
import type { SimulatedCluster as Cluster } from './simulated-cluster.ts';
import { withSliceName } from './slice-names.ts';

/** How one kind is reached through webernetes' API, which has a method for each kind and verb. */
export interface KindApi {
  readonly apiVersion: string;
  readonly kind: string;
  readonly plural: string;
  /** '' for the core group. */
  readonly group: string;
  /** Hear of the objects that are there and of every change. Returns the function that stops it. */
  watch(
    cluster: Cluster,
    namespace: string,
    tell: (type: ClusterInformerEventType, object: KubernetesObject) => void,
  ): () => unknown;
  list(cluster: Cluster, namespace: string): Promise<{ items: KubernetesObject[] }>;
  remove?(cluster: Cluster, target: Removed): Promise<unknown>;
  patch?(cluster: Cluster, target: { namespace: string; name: string; body: object }): Promise<unknown>;
  /** Store a new object as it is, without a record of what was applied. */
  create?(cluster: Cluster, target: { namespace: string; body: KubeObject }): Promise<KubernetesObject>;
}

/** How an object is deleted. */
export interface Removal {
  /** How long its containers have to end, where it is not their own. */
  readonly gracePeriodSeconds?: number;
  /** What becomes of what it owns; `Background`, where nothing is said. */
  readonly propagationPolicy?: 'Background' | 'Foreground' | 'Orphan';
}

interface Removed extends Removal {
  readonly namespace: string;
  readonly name: string;
}

/** What is the same for all kinds that webernetes has. */
const known = (plural: ClusterInformerResource): Pick<KindApi, 'plural' | 'watch'> => ({
  plural,
  watch: (cluster, namespace, tell) => {
    const informer = cluster.informer(plural, tell, { namespace });
    return () => informer.stop();
  },
});

const config = (kind: ConfigKind, plural: string): Omit<KindApi, 'group'> => ({
  apiVersion: 'v1',
  kind,
  plural,
  watch: ({ configs }, namespace, tell) =>
    configs.watch(kind, namespace, (type, object) => tell(type, object as unknown as KubernetesObject)),
  list: async ({ configs }, namespace) => ({
    items: configs.list(kind, namespace) as unknown as KubernetesObject[],
  }),
  remove: async ({ configs }, { namespace, name }) => configs.remove(kind, namespace, name),
  patch: async ({ configs }, { namespace, name, body }) => configs.patch(kind, namespace, name, body),
  create: async ({ configs }, { body }) => configs.create(body) as unknown as KubernetesObject,
});

export const MERGE = setHeaderOptions('Content-Type', PatchStrategy.MergePatch);

const groupOf = (apiVersion: string): string => (apiVersion.includes('/') ? apiVersion.split('/')[0]! : '');

const ALL: readonly Omit<KindApi, 'group'>[] = [
  {
    apiVersion: 'v1',
    kind: 'Pod',
    ...known('pods'),
    list: ({ api }, namespace) => api.corev1.listNamespacedPod({ namespace }),
    remove: ({ api }, target) => api.corev1.deleteNamespacedPod(target),
    patch: ({ api }, target) => api.corev1.patchNamespacedPod(target, MERGE),
    create: ({ api }, target) => api.corev1.createNamespacedPod(target as never),
  },
  {
    apiVersion: 'v1',
    kind: 'Service',
    ...known('services'),
    list: ({ api }, namespace) => api.corev1.listNamespacedService({ namespace }),
    remove: ({ api }, target) => api.corev1.deleteNamespacedService(target),
    patch: ({ api }, target) => api.corev1.patchNamespacedService(target, MERGE),
    create: ({ api }, target) => api.corev1.createNamespacedService(target as never),
  },
  {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    ...known('replicasets'),
    list: ({ api }, namespace) => api.appsv1.listNamespacedReplicaSet({ namespace }),
    remove: ({ api }, target) => api.appsv1.deleteNamespacedReplicaSet(target),
    patch: ({ api }, target) => api.appsv1.patchNamespacedReplicaSet(target, MERGE),
    create: ({ api }, target) => api.appsv1.createNamespacedReplicaSet(target as never),
  },
  {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    ...known('deployments'),
    list: ({ api }, namespace) => api.appsv1.listNamespacedDeployment({ namespace }),
    remove: ({ api }, target) => api.appsv1.deleteNamespacedDeployment(target),
    patch: ({ api }, target) => api.appsv1.patchNamespacedDeployment(target, MERGE),
    create: ({ api }, target) => api.appsv1.createNamespacedDeployment(target as never),
  },
  {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    ...known('endpointslices'),
    list: ({ api }, namespace) => api.discoveryv1.listNamespacedEndpointSlice({ namespace }),
  },
  {
    apiVersion: 'v1',
    kind: 'Event',
    ...known('events'),
    list: ({ api }, namespace) => api.corev1.listNamespacedEvent({ namespace }),
  },
  config('ConfigMap', 'configmaps'),
  config('Secret', 'secrets'),
];

export const KINDS: readonly KindApi[] = ALL.map((api) => ({ ...api, group: groupOf(api.apiVersion) }));

/** Kinds of the whole cluster, which a namespace's watches leave out. */
export const CLUSTER_LISTS: Readonly<Record<string, (cluster: Cluster) => Promise<{ items: KubernetesObject[] }>>> = {
  Node: ({ api }) => api.corev1.listNode(),
  Namespace: ({ api }) => api.corev1.listNamespace(),
};

const noKind = (kind: string | undefined, apiVersion: string | undefined): Localized => ({
  ko: `내장 클러스터에는 ${apiVersion ? `${apiVersion}의 ` : ''}${kind} 오브젝트가 없습니다`,
  en: `the embedded cluster has no ${kind}${apiVersion ? ` of ${apiVersion}` : ''}`,
});

/**
 * The API of a kind; `apiVersion` may be left out.
 * @throws Unsupported for kinds that the simulation does not have.
 */
export function kindApi({ apiVersion, kind }: Partial<KindRef>): KindApi {
  const found = KINDS.find((api) => api.kind === kind && (apiVersion === undefined || api.apiVersion === apiVersion));
  if (!found) throw new Unsupported(noKind(kind, apiVersion));
  return found;
}

/** The object as the API server would send it. */
export function plain(object: KubernetesObject): KubeObject {
  return withSliceName(sent(object));
}
