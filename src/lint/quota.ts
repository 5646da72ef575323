import type { Finding } from '@studylog/check';
import { parseQuantity } from '@studylog/check/formats';
import {
  entryOf,
  findPlace,
  type ManifestFile,
  type Node,
  parsePath,
  type Range,
  toJson,
} from '@studylog/check/manifest';
import type { Localized } from '@studylog/check/text';
import { QUOTA, storageOf, type Use, usesOf } from '../cluster/quota.ts';

/** What a person calls the things that the quota counts. */
const NAMES: Readonly<Record<Use['resource'] | 'requests.storage', string>> = {
  pods: 'Pod',
  'count/pods': 'Pod',
  services: 'Service',
  'services.loadbalancers': 'LoadBalancer',
  'services.nodeports': 'node port',
  configmaps: 'ConfigMap',
  secrets: 'Secret',
  replicationcontrollers: 'ReplicationController',
  persistentvolumeclaims: 'PersistentVolumeClaim',
  'requests.storage': 'storage',
  'count/deployments.apps': 'Deployment',
  'count/replicasets.apps': 'ReplicaSet',
  'count/statefulsets.apps': 'StatefulSet',
  'count/daemonsets.apps': 'DaemonSet',
  'count/jobs.batch': 'Job',
  'count/cronjobs.batch': 'CronJob',
  'count/horizontalpodautoscalers.autoscaling': 'HorizontalPodAutoscaler',
  'count/ingresses.networking.k8s.io': 'Ingress',
  'count/networkpolicies.networking.k8s.io': 'NetworkPolicy',
  'count/poddisruptionbudgets.policy': 'PodDisruptionBudget',
};

/**
 * Find where an example's file asks for more than a run's namespace may hold, beside the files that were applied before it.
 * Each resource is reported once, at the object that goes beyond. No waiver covers these: the cluster refuses them.
 */
export function quotaFindings(file: ManifestFile, before: readonly ManifestFile[]): Finding[] {
  const totals = new Map<string, number>();
  let storage = 0n;
  for (const root of before.flatMap(objectsIn)) {
    for (const { resource, amount, bound } of usesOf(plain(root))) if (!bound) add(totals, resource, amount);
    storage += storageIn(root);
  }
  const findings: Finding[] = [];
  const reported = new Set<string>();
  for (const root of objectsIn(file)) {
    for (const use of usesOf(plain(root))) {
      const total = use.bound ? use.amount : add(totals, use.resource, use.amount);
      if (total <= QUOTA[use.resource] || reported.has(use.resource)) continue;
      reported.add(use.resource);
      findings.push(findingAt(file, root, use.at, tooMany(use, total)));
    }
    storage += storageIn(root);
    if (storage > parseQuantity(QUOTA['requests.storage'])! && !reported.has('requests.storage')) {
      reported.add('requests.storage');
      findings.push(findingAt(file, root, 'spec.resources.requests.storage', tooMuchStorage()));
    }
  }
  return findings;
}

/** The objects of a file, those of Lists included. */
function objectsIn({ documents }: ManifestFile): Node[] {
  return documents.flatMap(({ root }) => (root ? unfold(root) : []));
}

function unfold(root: Node): Node[] {
  const items = entryOf(root, 'items')?.value;
  return items?.kind === 'sequence' ? items.entries.flatMap(unfold) : [root];
}

function plain(root: Node): object {
  const value = toJson(root);
  return typeof value === 'object' && value !== null ? value : {};
}

function storageIn(root: Node): bigint {
  return parseQuantity(storageOf(plain(root)) ?? '0') ?? 0n;
}

function add(totals: Map<string, number>, resource: string, amount: number): number {
  const total = (totals.get(resource) ?? 0) + amount;
  totals.set(resource, total);
  return total;
}

interface Wording {
  readonly message: Localized;
  readonly hint: Localized;
}

function tooMany({ resource, amount }: Use, total: number): Wording {
  const limit = QUOTA[resource];
  const name = NAMES[resource];
  const rest = Math.max(0, limit - (total - amount));
  return {
    message: {
      ko: `예제 하나에 ${name}은(는) ${limit}개까지 쓸 수 있습니다. 여기까지 ${total}개입니다.`,
      en: `An example can have at most ${limit} ${name}s; with this one it has ${total}.`,
    },
    hint:
      amount > 1 && rest > 0
        ? { ko: `${rest} 이하로 적으십시오.`, en: `Write ${rest} or less.` }
        : { ko: '줄이거나 예제를 나누십시오.', en: 'Remove some, or split the example.' },
  };
}

function tooMuchStorage(): Wording {
  const limit = QUOTA['requests.storage'];
  return {
    message: {
      ko: `예제 하나의 볼륨 클레임은 모두 합쳐 ${limit}까지 쓸 수 있습니다.`,
      en: `The volume claims of an example can request at most ${limit} in total.`,
    },
    hint: { ko: '더 작은 크기를 적으십시오. 예: 100Mi', en: 'Write a smaller size, such as 100Mi.' },
  };
}

function findingAt(file: ManifestFile, root: Node, at: string, wording: Wording): Finding {
  return {
    file: file.path,
    range: rangeAt(root, at),
    rule: 'example-quota',
    class: 'bundle',
    severity: 'error',
    at,
    ...wording,
  };
}

/** The value that asks for so many; the line of its kind where no field says so. */
function rangeAt(root: Node, at: string): Range {
  const place = at === '' ? undefined : findPlace(root, parsePath(at));
  return place?.node.range ?? entryOf(root, 'kind')?.value.range ?? root.range;
}
