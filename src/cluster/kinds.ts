import type { KindRef } from './engine.ts';

/** API versions of the kinds that a step may name without one. */
const API_VERSIONS: Readonly<Record<string, string>> = {
  ConfigMap: 'v1',
  Endpoints: 'v1',
  Event: 'v1',
  Namespace: 'v1',
  Node: 'v1',
  PersistentVolume: 'v1',
  PersistentVolumeClaim: 'v1',
  Pod: 'v1',
  ResourceQuota: 'v1',
  Secret: 'v1',
  Service: 'v1',
  ServiceAccount: 'v1',
  DaemonSet: 'apps/v1',
  Deployment: 'apps/v1',
  ReplicaSet: 'apps/v1',
  StatefulSet: 'apps/v1',
  HorizontalPodAutoscaler: 'autoscaling/v2',
  CronJob: 'batch/v1',
  Job: 'batch/v1',
  EndpointSlice: 'discovery.k8s.io/v1',
  Ingress: 'networking.k8s.io/v1',
  NetworkPolicy: 'networking.k8s.io/v1',
  PodDisruptionBudget: 'policy/v1',
};

/**
 * The kind that a step names.
 * @throws Error where apiVersion is left out and the kind is not one of Kubernetes' own.
 */
export function kindOf({ apiVersion, kind }: { apiVersion?: string | undefined; kind: string }): KindRef {
  const known = apiVersion ?? API_VERSIONS[kind];
  if (known === undefined) throw new Error(`give \`apiVersion\` beside \`kind: ${kind}\``);
  return { apiVersion: known, kind };
}
