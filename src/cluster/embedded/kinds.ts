import type { Cluster, ClusterInformerResource, KubernetesObject } from '@ngrok/webernetes';
import { PatchStrategy, setHeaderOptions } from '@ngrok/webernetes';
import type { Localized } from '@studylog/check/text';
import { type KindRef, type KubeObject, Unsupported } from '../engine.ts';

/** How one kind is reached through webernetes' API, which has a method for each kind and verb. */
export interface KindApi {
  readonly apiVersion: string;
  readonly kind: string;
  readonly plural: ClusterInformerResource;
  list(cluster: Cluster, namespace: string): Promise<{ items: KubernetesObject[] }>;
  remove?(cluster: Cluster, target: { namespace: string; name: string }): Promise<unknown>;
  patch?(cluster: Cluster, target: { namespace: string; name: string; body: object }): Promise<unknown>;
}

export const MERGE = setHeaderOptions('Content-Type', PatchStrategy.MergePatch);

export const KINDS: readonly KindApi[] = [
  {
    apiVersion: 'v1',
    kind: 'Pod',
    plural: 'pods',
    list: ({ api }, namespace) => api.corev1.listNamespacedPod({ namespace }),
    remove: ({ api }, target) => api.corev1.deleteNamespacedPod(target),
    patch: ({ api }, target) => api.corev1.patchNamespacedPod(target, MERGE),
  },
  {
    apiVersion: 'v1',
    kind: 'Service',
    plural: 'services',
    list: ({ api }, namespace) => api.corev1.listNamespacedService({ namespace }),
    remove: ({ api }, target) => api.corev1.deleteNamespacedService(target),
    patch: ({ api }, target) => api.corev1.patchNamespacedService(target, MERGE),
  },
  {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    plural: 'replicasets',
    list: ({ api }, namespace) => api.appsv1.listNamespacedReplicaSet({ namespace }),
    remove: ({ api }, target) => api.appsv1.deleteNamespacedReplicaSet(target),
    patch: ({ api }, target) => api.appsv1.patchNamespacedReplicaSet(target, MERGE),
  },
  {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    plural: 'deployments',
    list: ({ api }, namespace) => api.appsv1.listNamespacedDeployment({ namespace }),
    remove: ({ api }, target) => api.appsv1.deleteNamespacedDeployment(target),
    patch: ({ api }, target) => api.appsv1.patchNamespacedDeployment(target, MERGE),
  },
  {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    plural: 'endpointslices',
    list: ({ api }, namespace) => api.discoveryv1.listNamespacedEndpointSlice({ namespace }),
  },
  {
    apiVersion: 'v1',
    kind: 'Event',
    plural: 'events',
    list: ({ api }, namespace) => api.corev1.listNamespacedEvent({ namespace }),
  },
];

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

/** The object as the API server would send it: dates as text, nothing undefined, and a Pod's phase from its creation on. */
export function plain(object: KubernetesObject): KubeObject {
  const copy = JSON.parse(JSON.stringify(object)) as KubeObject;
  if (copy.kind === 'Pod') copy.status ??= { phase: 'Pending' };
  return copy;
}
