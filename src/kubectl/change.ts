import type { ManifestFile } from '@studylog/check/manifest';
import { difference } from '../cluster/embedded/merge.ts';
import type { KubeObject } from '../cluster/engine.ts';
import type { Call } from './command.ts';
import { Failure } from './failure.ts';
import { qualifiedPlural, resourceOf } from './kinds.ts';
import { report } from './report.ts';

/**
 * Make an object what it is to be. Resolves to whether that changed anything.
 * @throws Failure, ServerError in the server's words where it refuses
 */
export async function change({ workspace }: Call, before: KubeObject, wanted: KubeObject): Promise<boolean> {
  const after = withoutOldPorts(before, wanted);
  const body = difference(before, after);
  if (Object.keys(body).length === 0) return false;
  await requireAccepted({ workspace }, after);
  await workspace.patch({ kind: before.kind, name: before.metadata.name }, body);
  return true;
}

interface ServiceSpec {
  readonly type?: string;
  readonly ports?: readonly { readonly nodePort?: number }[];
  readonly externalTrafficPolicy?: string;
  readonly allocateLoadBalancerNodePorts?: boolean;
}

/** A Service whose type changes to one that is reached from inside only loses what it had for those outside. */
function withoutOldPorts(before: KubeObject, after: KubeObject): KubeObject {
  const [old, spec] = [before.spec, after.spec] as (ServiceSpec | undefined)[];
  if (after.kind !== 'Service' || !spec || spec.type === old?.type || spec.type !== 'ClusterIP') return after;
  const { externalTrafficPolicy: _policy, allocateLoadBalancerNodePorts: _allocate, ...inside } = spec;
  const ports = spec.ports?.map(({ nodePort: _nodePort, ...port }) => port);
  return { ...after, spec: { ...inside, ports } };
}

/** @throws Failure where the server refuses the object as it would become; Unsupported where the simulation lacks what is in it */
async function requireAccepted({ workspace }: Pick<Call, 'workspace'>, { status: _status, ...object }: KubeObject) {
  const { name, labels, annotations } = object.metadata;
  const checked = { ...object, metadata: { name, ...(labels && { labels }), ...(annotations && { annotations }) } };
  workspace.requireSimulated(checked);
  const { rejections } = await workspace.judge(await manifestOf(checked), '');
  if (rejections[0]) throw new Failure(rejections[0].message.replace(/error when creating "": /, ''));
}

/** How a command that makes one object says that there is one of this name already. */
type Existing = (plural: string, name: string) => string;

/**
 * Create an object that a command describes, and print that, or with `--dry-run=client` only print it.
 * @throws Failure in kubectl's words
 */
export async function createOne(
  call: Call,
  object: KubeObject,
  { did = 'created', exists }: { readonly did?: string; readonly exists: Existing },
): Promise<void> {
  const { workspace, flags } = call;
  const resource = resourceOf(object.kind);
  const { name } = object.metadata;
  const dryRun = flags.text('--dry-run') ?? 'none';
  if (dryRun === 'client' || dryRun === 'unchanged') return await report(call, resource, object, `${did} (dry run)`);
  const present = await workspace.list({ kind: object.kind });
  if (present.some(({ metadata }) => metadata.name === name))
    throw new Failure(exists(qualifiedPlural(resource), name));
  const { applied, rejections } = await workspace.applyObjects(await manifestOf(sendable(object)), {
    isCreation: true,
  });
  if (rejections[0]) throw new Failure(rejections[0].message.replace(/error when creating "STDIN": /, ''));
  await report(call, resource, applied[0]?.object ?? object, did);
}

/** An object as a manifest, which what judges it reads; loaded when it is needed, as few commands need it. */
async function manifestOf(object: object): Promise<ManifestFile> {
  const { parseManifest } = await import('@studylog/check/manifest');
  return parseManifest('', JSON.stringify(object));
}

/** What kubectl prints of an object that is not sent has a few empty fields; they say nothing to the server. */
function sendable({ status: _status, ...object }: KubeObject): object {
  return JSON.parse(JSON.stringify(object), (key, value) =>
    (key === 'strategy' || key === 'resources') && Object.keys(value as object).length === 0 ? undefined : value,
  ) as object;
}
