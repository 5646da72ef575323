import type { ClusterApplyResource } from '@ngrok/webernetes';
import type { KubeObject, Rejection } from '../engine.ts';
import { isConfig } from './config-objects.ts';
import { kindApi } from './kinds.ts';
import { requireQuota } from './quota.ts';
import type { Verdict } from './refuse.ts';
import type { SimulatedCluster } from './simulated-cluster.ts';
import type { SimulatedImage } from './simulated-image.ts';
import { requireSupported } from './support/index.ts';

/**
 * Refuse objects that the simulation lacks, or would run differently from a real cluster.
 * @throws Unsupported
 */
export function requireSimulated(objects: readonly KubeObject[], images: readonly SimulatedImage[]): void {
  for (const object of objects) {
    kindApi(object);
    requireSupported(object, images);
  }
}

/**
 * Apply what a verdict accepts as `kubectl apply -f -` would, or say who refuses it and how.
 * `present` gives the objects that are there.
 * @throws Unsupported when it holds what the simulation lacks; then nothing is applied.
 */
export async function applyVerdict(
  cluster: SimulatedCluster,
  namespace: string,
  { accepted, rejection }: Verdict,
  present: () => readonly KubeObject[],
): Promise<Rejection | undefined> {
  requireSimulated(accepted, cluster.images);
  const refusals: Rejection[] = [];
  for (const object of accepted) {
    const placed = { ...object, metadata: { ...object.metadata, namespace } };
    try {
      requireQuota(object, present());
      if (isConfig(object)) cluster.configs.apply(placed);
      else await cluster.apply([placed as unknown as ClusterApplyResource]);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      const said = message.includes(' is invalid: ') ? `The ${message}` : `Error from server: ${message}`;
      refusals.push({ by: 'server', message: said, paraphrased: true });
    }
  }
  return rejection ?? refusals[0];
}
