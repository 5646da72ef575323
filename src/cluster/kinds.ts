import type { KindRef } from './engine.ts';

/** Kubernetes' own kinds whose objects are in a namespace, with their API versions. A step may name no other kind. */
export const NAMESPACED_KINDS: Readonly<Record<string, string>> = {
  ConfigMap: 'v1',
  Endpoints: 'v1',
  Event: 'v1',
  LimitRange: 'v1',
  PersistentVolumeClaim: 'v1',
  Pod: 'v1',
  ReplicationController: 'v1',
  ResourceQuota: 'v1',
  Secret: 'v1',
  Service: 'v1',
  ServiceAccount: 'v1',
  ControllerRevision: 'apps/v1',
  DaemonSet: 'apps/v1',
  Deployment: 'apps/v1',
  ReplicaSet: 'apps/v1',
  StatefulSet: 'apps/v1',
  HorizontalPodAutoscaler: 'autoscaling/v2',
  CronJob: 'batch/v1',
  Job: 'batch/v1',
  Lease: 'coordination.k8s.io/v1',
  EndpointSlice: 'discovery.k8s.io/v1',
  Ingress: 'networking.k8s.io/v1',
  NetworkPolicy: 'networking.k8s.io/v1',
  PodDisruptionBudget: 'policy/v1',
  Role: 'rbac.authorization.k8s.io/v1',
  RoleBinding: 'rbac.authorization.k8s.io/v1',
};

/** The kind that a step names; without an `apiVersion`, the one of the table. */
export function kindOf({ apiVersion, kind }: { apiVersion?: string | undefined; kind: string }): KindRef {
  return { apiVersion: apiVersion ?? NAMESPACED_KINDS[kind]!, kind };
}
