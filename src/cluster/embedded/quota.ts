import type { Cluster, V1Pod } from '@ngrok/webernetes';
import type { KubeObject } from '../engine.ts';
import { QUOTA, QUOTA_NAME, type Use, usesOf } from '../quota.ts';
import { ROOT_CERTIFICATE } from './config-objects.ts';

/** The server's refusal, in the words of a real one. */
class QuotaExceeded extends Error {
  override readonly name = 'Forbidden';
  readonly code = 403;
  /** webernetes puts errors into events as text. */
  override toString(): string {
    return this.message;
  }
}

/**
 * Let a namespace hold no more Pods than the quota of a real run does, whoever creates them. webernetes knows no quotas, and a
 * ReplicaSet that asks for thousands of Pods would keep this process busy for minutes. Call it before the cluster's own
 * programs start, for each makes a client of its own; it counts once the returned function was called.
 */
export function limitPods(cluster: Cluster, limited: string): () => void {
  const present = new Set<string>();
  let creating = 0;
  const guard = (client: object): void => {
    if (!('createNamespacedPod' in client)) return;
    const pods = client as Pick<Cluster['api']['corev1'], 'createNamespacedPod'>;
    const create = pods.createNamespacedPod.bind(pods);
    pods.createNamespacedPod = async (request) => {
      if (request.namespace !== limited) return create(request);
      // Those under way count too: a ReplicaSet creates many at once.
      const used = present.size + creating;
      if (used >= QUOTA.pods) throw exceeded('pods', nameOf(request.body), { resource: 'pods', amount: 1 }, used);
      creating += 1;
      try {
        const pod = await create(request);
        present.add(pod.metadata?.name ?? '');
        return pod;
      } finally {
        creating -= 1;
      }
    };
  };
  const { kubeConfig } = cluster;
  const make = kubeConfig.makeApiClient.bind(kubeConfig);
  kubeConfig.makeApiClient = (type) => {
    const client = make(type);
    guard(client as object);
    return client;
  };
  guard(cluster.api.corev1);
  return () => {
    cluster.informer(
      'pods',
      (type, { metadata, status }) => {
        const ended = status?.phase === 'Succeeded' || status?.phase === 'Failed';
        if (type === 'delete' || ended) present.delete(metadata?.name ?? '');
      },
      { namespace: limited },
    );
  };
}

/**
 * Refuse a new object that goes beyond the quota beside those that are there.
 * @throws QuotaExceeded
 */
export function requireQuota(object: KubeObject, present: readonly KubeObject[]): void {
  const others = present.filter(({ kind, metadata }) => kind !== object.kind || metadata.name !== object.metadata.name);
  if (others.length < present.length) return;
  for (const use of usesOf(object)) {
    // What a controller makes is refused to the controller.
    if (use.resource === 'pods') continue;
    const used = others
      .filter(({ metadata }) => metadata.name !== ROOT_CERTIFICATE)
      .flatMap(usesOf)
      .reduce((sum, other) => sum + (other.resource === use.resource ? other.amount : 0), 0);
    if (used + use.amount > Number(QUOTA[use.resource]))
      throw exceeded(`${object.kind.toLowerCase()}s`, object.metadata.name, use, used);
  }
}

function exceeded(
  plural: string,
  name: string,
  { resource, amount }: Pick<Use, 'resource' | 'amount'>,
  used: number,
): QuotaExceeded {
  return new QuotaExceeded(
    `${plural} "${name}" is forbidden: exceeded quota: ${QUOTA_NAME}, requested: ${resource}=${amount}, used: ${resource}=${used}, limited: ${resource}=${QUOTA[resource]}`,
  );
}

function nameOf({ metadata }: V1Pod): string {
  return metadata?.name ?? metadata?.generateName ?? '';
}
