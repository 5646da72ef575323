import type { ClusterApplyResource, KubernetesObject } from '@ngrok/webernetes';
import type { KubeObject, Rejection } from '../engine.ts';
import { isConfig } from './config-objects.ts';
import { itemsOf } from './items.ts';
import { kindApi, plain } from './kinds.ts';
import { applyPatch, isFields } from './merge.ts';
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
  /** It was there, and nothing says what was applied to it before. */
  readonly isUnrecorded: boolean;
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
  const objects = accepted.flatMap(itemsOf);
  requireSimulated(objects, cluster.images);
  const applied: AppliedObject[] = [];
  const refused: Rejection[] = [];
  for (const object of objects) {
    try {
      applied.push(await applyObject(cluster, object, application));
    } catch (error) {
      refused.push(rejectionOf(error, application.source));
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
  const { kind, plural, group, create } = kindApi(object);
  const before = present().find((one) => one.kind === kind && one.metadata.name === object.metadata.name);
  if (before && isCreation) {
    const resource = group ? `${plural}.${group}` : plural;
    throw new AlreadyExists(`error when creating "${source}": ${resource} "${object.metadata.name}" already exists`);
  }
  requireQuota(object, present());
  if (isCreation && create) {
    const created = plain(await create(cluster, { namespace, body: placed }));
    return { object: created, did: 'created', isUnrecorded: false };
  }
  const after = isConfig(object)
    ? plain(cluster.configs.apply(placed) as unknown as KubernetesObject)
    : await applyOther(cluster, placed, before);
  if (!before) return { object: after, did: 'created', isUnrecorded: false };
  const isUnrecorded = before.metadata.annotations?.[LAST_APPLIED] === undefined;
  const isSame = !isUnrecorded && written(before) === written(after);
  return { object: after, did: isSame ? 'unchanged' : 'configured', isUnrecorded };
}

/** webernetes' own apply looks at what was applied before and never at what others made of it since. */
async function applyOther(
  cluster: SimulatedCluster,
  placed: KubeObject & { metadata: { namespace: string } },
  before: KubeObject | undefined,
): Promise<KubeObject> {
  const { patch } = kindApi(placed);
  if (!before || !patch) return plain((await cluster.apply([placed as unknown as ClusterApplyResource]))[0]!);
  const record = before.metadata.annotations?.[LAST_APPLIED];
  const previous = JSON.parse(record ?? '{}') as object;
  const isRecorded = record !== undefined && meaning(previous) === meaning(placed);
  const annotations = { ...placed.metadata.annotations, [LAST_APPLIED]: isRecorded ? record : JSON.stringify(placed) };
  const desired = { ...placed, metadata: { ...placed.metadata, annotations } };
  const body = applyPatch({ ...before }, { ...previous }, desired);
  if (Object.keys(body).length === 0) return before;
  const { namespace, name } = placed.metadata;
  return plain((await patch(cluster, { namespace, name, body })) as KubernetesObject);
}

/** An object as text that is equal where the meaning is: a record has its keys sorted, and annotations even if there are none. */
function meaning(object: object): string {
  return JSON.stringify(object, (key, value: unknown) => {
    if (!isFields(value)) return value;
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return key === 'annotations' && entries.length === 0 ? undefined : Object.fromEntries(entries);
  });
}

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

class AlreadyExists extends Error {
  override readonly name = 'AlreadyExists';
}

/** What a reader has written of an object, and nothing that the cluster counts or reports. */
function written({ status: _status, metadata, ...object }: KubeObject): string {
  const { resourceVersion: _version, generation: _generation, ...own } = metadata;
  return JSON.stringify({ ...object, metadata: own });
}

/** What kubectl prints of an error of the server. */
function rejectionOf(error: unknown, source: string): Rejection {
  if (error instanceof AlreadyExists) {
    return { by: 'server', message: `Error from server (${error.name}): ${error.message}` };
  }
  if (error instanceof Error && error.name === 'Forbidden') {
    const said = `error when creating "${source}": ${error.message}`;
    return { by: 'server', message: `Error from server (Forbidden): ${said}` };
  }
  return { by: 'server', message: saidBy(error), paraphrased: true };
}
