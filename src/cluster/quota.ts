/**
 * What one example may have in its namespace at once: the table behind the ResourceQuota of the namespace, what the embedded
 * cluster refuses, and what is reported when an example is checked, so that the three cannot disagree.
 *
 * It counts objects and storage only. A quota on CPU or memory refuses every Pod that does not set requests, unless a
 * LimitRange fills them in, and that would change the Pods which readers see in `describe` and `-o yaml`.
 * ReplicaSets that a rollout leaves behind count too, and so do Pods that have ended, under `count/pods`.
 */
export const QUOTA = {
  /** Pods that have not ended. */
  pods: 30,
  'count/pods': 100,
  services: 10,
  'services.loadbalancers': 2,
  /** Node ports rather than Services: a Service takes one for each of its ports. */
  'services.nodeports': 20,
  configmaps: 20,
  secrets: 20,
  replicationcontrollers: 10,
  persistentvolumeclaims: 5,
  'requests.storage': '5Gi',
  'count/deployments.apps': 10,
  'count/replicasets.apps': 50,
  'count/statefulsets.apps': 10,
  'count/daemonsets.apps': 5,
  'count/jobs.batch': 20,
  'count/cronjobs.batch': 5,
  'count/horizontalpodautoscalers.autoscaling': 5,
  'count/ingresses.networking.k8s.io': 10,
  'count/networkpolicies.networking.k8s.io': 10,
  'count/poddisruptionbudgets.policy': 10,
} as const satisfies Readonly<Record<string, number | string>>;

export type Counted = keyof typeof QUOTA;

/** What Kubernetes and common add-ons put into every namespace themselves (`kube-root-ca.crt`): it is not the example's. */
const OTHERS: Partial<Record<Counted, number>> = { configmaps: 4, secrets: 4 };

export const QUOTA_NAME = 'studylog';

/** The quota as `spec.hard` of a ResourceQuota. */
export function hardLimits(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(QUOTA).map(([resource, limit]) => {
      const others = OTHERS[resource as Counted];
      return [resource, String(others === undefined ? limit : Number(limit) + others)];
    }),
  );
}

interface Spec {
  readonly replicas?: unknown;
  readonly parallelism?: unknown;
  readonly completions?: unknown;
  readonly maxReplicas?: unknown;
  readonly jobTemplate?: { readonly spec?: Spec };
  readonly type?: unknown;
  readonly ports?: unknown;
  readonly resources?: { readonly requests?: { readonly storage?: unknown } };
  readonly volumeClaimTemplates?: unknown;
}

/** An object as far as its cost is read; whatever else is wrong with it is for the checker to say. */
export interface Costed {
  readonly kind?: unknown;
  readonly spec?: unknown;
}

/** A number of objects of one resource that an object is or makes, and the field that says so. */
export interface Use {
  readonly resource: Exclude<Counted, 'requests.storage'>;
  readonly amount: number;
  /** Field path; the object itself where it is empty. */
  readonly at: string;
  /** It bounds what another object makes, and adds nothing to that. */
  readonly bound?: true;
}

/** What an object of a kind is counted as, and the field that says how many Pods it makes. */
const KINDS: Readonly<Record<string, { readonly as: Use['resource']; readonly pods?: string }>> = {
  Pod: { as: 'pods' },
  Service: { as: 'services' },
  ConfigMap: { as: 'configmaps' },
  Secret: { as: 'secrets' },
  ReplicationController: { as: 'replicationcontrollers', pods: 'spec.replicas' },
  PersistentVolumeClaim: { as: 'persistentvolumeclaims' },
  Deployment: { as: 'count/deployments.apps', pods: 'spec.replicas' },
  ReplicaSet: { as: 'count/replicasets.apps', pods: 'spec.replicas' },
  StatefulSet: { as: 'count/statefulsets.apps', pods: 'spec.replicas' },
  DaemonSet: { as: 'count/daemonsets.apps' },
  Job: { as: 'count/jobs.batch', pods: 'spec.parallelism' },
  CronJob: { as: 'count/cronjobs.batch', pods: 'spec.jobTemplate.spec.parallelism' },
  HorizontalPodAutoscaler: { as: 'count/horizontalpodautoscalers.autoscaling', pods: 'spec.maxReplicas' },
  Ingress: { as: 'count/ingresses.networking.k8s.io' },
  NetworkPolicy: { as: 'count/networkpolicies.networking.k8s.io' },
  PodDisruptionBudget: { as: 'count/poddisruptionbudgets.policy' },
};

/** What of the quota an object takes once it and what it makes are there. Kinds that the quota does not count take nothing. */
export function usesOf({ kind, spec }: Costed): Use[] {
  const known = typeof kind === 'string' && Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined;
  if (!known) return [];
  const fields = (typeof spec === 'object' && spec !== null ? spec : {}) as Spec;
  const uses: Use[] = [{ resource: known.as, amount: 1, at: '' }];
  if (known.pods) {
    const bound = kind === 'HorizontalPodAutoscaler' ? ({ bound: true } as const) : {};
    uses.push({ resource: 'pods', amount: podsOf(fields), at: known.pods, ...bound });
  }
  if (kind === 'DaemonSet') uses.push({ resource: 'pods', amount: 1, at: '' });
  if (kind === 'Service') uses.push(...portsOf(fields));
  return uses;
}

function podsOf({ replicas, parallelism, completions, maxReplicas, jobTemplate }: Spec): number {
  if (jobTemplate?.spec) return podsOf(jobTemplate.spec);
  const asked = [replicas, parallelism, maxReplicas].find((amount) => typeof amount === 'number') ?? 1;
  return typeof completions === 'number' && typeof parallelism === 'number' ? Math.min(asked, completions) : asked;
}

function portsOf({ type, ports }: Spec): Use[] {
  const nodePorts = {
    resource: 'services.nodeports',
    amount: Array.isArray(ports) ? ports.length : 0,
    at: 'spec.ports',
  } as const;
  if (type === 'LoadBalancer') return [{ resource: 'services.loadbalancers', amount: 1, at: 'spec.type' }, nodePorts];
  return type === 'NodePort' ? [nodePorts] : [];
}

/** The storage that a claim asks for, as it is written; undefined for other objects. */
export function storageOf({ kind, spec }: Costed): string | undefined {
  if (kind !== 'PersistentVolumeClaim') return undefined;
  const storage = (spec as Spec | undefined)?.resources?.requests?.storage;
  return typeof storage === 'string' || typeof storage === 'number' ? String(storage) : undefined;
}
