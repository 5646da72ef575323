import type { ClusterApplyResource, KubernetesObject } from '@ngrok/webernetes';
import type { KubeObject, Rejection } from '../engine.ts';
import { isConfig } from './config-objects.ts';
import { kindApi, plain } from './kinds.ts';
import { requireQuota } from './quota.ts';
import type { Verdict } from './refuse.ts';
import { saidBy } from './server-error.ts';
import type { SimulatedCluster } from './simulated-cluster.ts';
import type { SimulatedImage } from './simulated-image.ts';
import { requireSupported } from './support/index.ts';

/** What became of an object of a manifest. `did` is the word that kubectl prints. */
export interface AppliedObject {
  readonly object: KubeObject;
  readonly did: 'created' | 'configured' | 'unchanged';
}

/** What became of a manifest's objects: one that is refused does not hold up the others. */
export interface Outcome {
  readonly applied: readonly AppliedObject[];
  /** In the order in which kubectl prints them. */
  readonly rejections: readonly Rejection[];
}

export interface Application {
  readonly namespace: string;
  /** Gives the objects that are there. */
  readonly present: () => readonly KubeObject[];
  /** What kubectl calls the manifest: its file, its address, `STDIN`. */
  readonly source: string;
  /** `kubectl create` takes no object that is there. */
  readonly isCreation: boolean;
}

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
 * @throws Unsupported when it holds what the simulation lacks; then nothing is applied.
 */
export async function applyVerdict(
  cluster: SimulatedCluster,
  { accepted, rejections }: Verdict,
  application: Application,
): Promise<Outcome> {
  requireSimulated(accepted, cluster.images);
  const applied: AppliedObject[] = [];
  const refused: Rejection[] = [];
  for (const object of accepted) {
    try {
      applied.push(await applyObject(cluster, object, application));
    } catch (error) {
      refused.push(rejectionOf(error));
    }
  }
  return { applied, rejections: [...rejections, ...refused] };
}

async function applyObject(
  cluster: SimulatedCluster,
  object: KubeObject,
  { namespace, present, source, isCreation }: Application,
): Promise<AppliedObject> {
  const placed = { ...object, metadata: { ...object.metadata, namespace } };
  const { kind, plural, group } = { ...object, ...kindApi(object) };
  const before = present().find((one) => one.kind === kind && one.metadata.name === object.metadata.name);
  if (before && isCreation) {
    const resource = group ? `${plural}.${group}` : plural;
    throw new AlreadyExists(`error when creating "${source}": ${resource} "${object.metadata.name}" already exists`);
  }
  requireQuota(object, present());
  const after = isConfig(object)
    ? cluster.configs.apply(placed)
    : plain((await cluster.apply([placed as unknown as ClusterApplyResource]))[0] as KubernetesObject);
  if (!before) return { object: after, did: 'created' };
  return { object: after, did: written(before) === written(after) ? 'unchanged' : 'configured' };
}

class AlreadyExists extends Error {
  override readonly name = 'AlreadyExists';
}

/** What a reader has written of an object, and nothing that the cluster counts or reports. */
function written({ status: _status, metadata, ...object }: KubeObject): string {
  const { resourceVersion: _version, generation: _generation, ...own } = metadata;
  return JSON.stringify({ ...object, metadata: own });
}

function rejectionOf(error: unknown): Rejection {
  if (error instanceof AlreadyExists) {
    return { by: 'server', message: `Error from server (${error.name}): ${error.message}` };
  }
  return { by: 'server', message: saidBy(error), paraphrased: true };
}
