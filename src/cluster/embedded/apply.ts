import type { Cluster, ClusterApplyResource } from '@ngrok/webernetes';
import { type ManifestFile, toJson } from '@studylog/check/manifest';
import type { KubeObject, Rejection } from '../engine.ts';
import { kindApi } from './kinds.ts';
import { requireQuota } from './quota.ts';
import { verdictOf } from './refuse.ts';
import { requireSupported } from './support.ts';

/**
 * Apply a manifest as `kubectl apply -f -` would, or say who refuses it and how.
 * `present` gives the objects that are there.
 * @throws Unsupported when it holds what the simulation lacks; then nothing is applied.
 */
export async function applyManifest(
  cluster: Cluster,
  namespace: string,
  manifest: ManifestFile,
  present: () => readonly KubeObject[],
): Promise<Rejection | undefined> {
  const { accepted, rejection } = await verdictOf(manifest, namespace);
  const objects = accepted.map(({ root }) => toJson(root!) as unknown as KubeObject);
  for (const object of objects) {
    kindApi(object);
    requireSupported(object);
  }
  const refusals: Rejection[] = [];
  for (const object of objects) {
    const placed = { ...object, metadata: { ...object.metadata, namespace } };
    try {
      requireQuota(object, present());
      await cluster.apply([placed as unknown as ClusterApplyResource]);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      const said = message.includes(' is invalid: ') ? `The ${message}` : `Error from server: ${message}`;
      refusals.push({ by: 'server', message: said, paraphrased: true });
    }
  }
  return rejection ?? refusals[0];
}
