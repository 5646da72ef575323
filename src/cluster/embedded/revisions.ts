import type { Cluster } from '@ngrok/webernetes';
import { MERGE } from './kinds.ts';

export const REVISION = 'deployment.kubernetes.io/revision';

/**
 * Keep the revision annotation of Deployments: webernetes numbers the ReplicaSets but does not store the number with the
 * Deployment, where `kubectl rollout history` and readers look for it.
 */
export function keepRevisions(cluster: Cluster): void {
  cluster.informer('replicasets', (type, { metadata }) => {
    const owner = metadata?.ownerReferences?.find(({ kind }) => kind === 'Deployment');
    const revision = Number(metadata?.annotations?.[REVISION]);
    const namespace = metadata?.namespace;
    if (type === 'delete' || !owner || !namespace || Number.isNaN(revision)) return;
    void raise(cluster, { namespace, name: owner.name }, revision).catch(() => {
      // The Deployment was deleted while its ReplicaSet changed.
    });
  });
}

async function raise(cluster: Cluster, place: { namespace: string; name: string }, revision: number): Promise<void> {
  const { metadata } = await cluster.api.appsv1.readNamespacedDeployment(place);
  if (Number(metadata?.annotations?.[REVISION] ?? 0) >= revision) return;
  const body = { metadata: { annotations: { [REVISION]: String(revision) } } };
  await cluster.api.appsv1.patchNamespacedDeployment({ ...place, body }, MERGE);
}
