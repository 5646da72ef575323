import type { Cluster, ClusterApplyResource } from '@ngrok/webernetes';
import { parseManifest } from '../../manifest/parse.ts';
import { toJson } from '../../manifest/path.ts';
import type { KubeObject, Rejection } from '../engine.ts';
import { kindApi } from './kinds.ts';
import { kubectlRefusal } from './refuse.ts';
import { requireSupported } from './support.ts';

/**
 * Apply a manifest as `kubectl apply -f -` would, or say who refuses it and how.
 * @throws Unsupported when it holds what the simulation lacks.
 */
export async function applyManifest(cluster: Cluster, namespace: string, text: string): Promise<Rejection | undefined> {
  const manifest = parseManifest('STDIN', text);
  const refused = kubectlRefusal(manifest, namespace);
  if (refused) return refused;
  const objects = manifest.documents.flatMap(({ root }) => (root ? [toJson(root) as unknown as KubeObject] : []));
  for (const object of objects) {
    kindApi(object);
    requireSupported(object);
  }
  for (const object of objects) {
    const placed = { ...object, metadata: { ...object.metadata, namespace } };
    try {
      await cluster.apply([placed as unknown as ClusterApplyResource]);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return { by: 'server', message: `Error from server: error when creating "STDIN": ${message}` };
    }
  }
  return undefined;
}
