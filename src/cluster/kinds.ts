import type { KindRef } from './engine.ts';

interface NamespacedKind {
  readonly apiVersion: string;
  /** As kubectl's arguments name it: plural, singular, short name. */
  readonly names: readonly string[];
}

/**
 * Kubernetes' own kinds whose objects are in a namespace. A step names no other: an example sees and changes its own namespace only.
 */
export const NAMESPACED_KINDS: Readonly<Record<string, NamespacedKind>> = {
  Pod: { apiVersion: 'v1', names: ['pods', 'pod', 'po'] },
  Service: { apiVersion: 'v1', names: ['services', 'service', 'svc'] },
  Endpoints: { apiVersion: 'v1', names: ['endpoints', 'ep'] },
  ConfigMap: { apiVersion: 'v1', names: ['configmaps', 'configmap', 'cm'] },
  Secret: { apiVersion: 'v1', names: ['secrets', 'secret'] },
  PersistentVolumeClaim: { apiVersion: 'v1', names: ['persistentvolumeclaims', 'persistentvolumeclaim', 'pvc'] },
  Event: { apiVersion: 'v1', names: ['events', 'event', 'ev'] },
  ServiceAccount: { apiVersion: 'v1', names: ['serviceaccounts', 'serviceaccount', 'sa'] },
  ReplicationController: { apiVersion: 'v1', names: ['replicationcontrollers', 'replicationcontroller', 'rc'] },
  ResourceQuota: { apiVersion: 'v1', names: ['resourcequotas', 'resourcequota', 'quota'] },
  LimitRange: { apiVersion: 'v1', names: ['limitranges', 'limitrange', 'limits'] },
  PodTemplate: { apiVersion: 'v1', names: ['podtemplates', 'podtemplate'] },
  Deployment: { apiVersion: 'apps/v1', names: ['deployments', 'deployment', 'deploy'] },
  ReplicaSet: { apiVersion: 'apps/v1', names: ['replicasets', 'replicaset', 'rs'] },
  StatefulSet: { apiVersion: 'apps/v1', names: ['statefulsets', 'statefulset', 'sts'] },
  DaemonSet: { apiVersion: 'apps/v1', names: ['daemonsets', 'daemonset', 'ds'] },
  ControllerRevision: { apiVersion: 'apps/v1', names: ['controllerrevisions', 'controllerrevision'] },
  Job: { apiVersion: 'batch/v1', names: ['jobs', 'job'] },
  CronJob: { apiVersion: 'batch/v1', names: ['cronjobs', 'cronjob', 'cj'] },
  HorizontalPodAutoscaler: {
    apiVersion: 'autoscaling/v2',
    names: ['horizontalpodautoscalers', 'horizontalpodautoscaler', 'hpa'],
  },
  Lease: { apiVersion: 'coordination.k8s.io/v1', names: ['leases', 'lease'] },
  EndpointSlice: { apiVersion: 'discovery.k8s.io/v1', names: ['endpointslices', 'endpointslice'] },
  Ingress: { apiVersion: 'networking.k8s.io/v1', names: ['ingresses', 'ingress', 'ing'] },
  NetworkPolicy: { apiVersion: 'networking.k8s.io/v1', names: ['networkpolicies', 'networkpolicy', 'netpol'] },
  PodDisruptionBudget: { apiVersion: 'policy/v1', names: ['poddisruptionbudgets', 'poddisruptionbudget', 'pdb'] },
  Role: { apiVersion: 'rbac.authorization.k8s.io/v1', names: ['roles', 'role'] },
  RoleBinding: { apiVersion: 'rbac.authorization.k8s.io/v1', names: ['rolebindings', 'rolebinding'] },
};

/** The kind that a step names; without an `apiVersion`, the one of the table. */
export function kindOf({ apiVersion, kind }: { apiVersion?: string | undefined; kind: string }): KindRef {
  return { apiVersion: apiVersion ?? NAMESPACED_KINDS[kind]!.apiVersion, kind };
}
