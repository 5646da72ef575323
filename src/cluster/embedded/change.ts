import type { V1Deployment, V1ReplicaSet } from '@ngrok/webernetes';
import type { Localized } from '@studylog/check/text';
import { type Change, type KubeObject, type ObjectRef, Unsupported } from '../engine.ts';
import { type KindApi, kindApi, plain } from './kinds.ts';
import { REVISION } from './revisions.ts';
import type { SimulatedCluster } from './simulated-cluster.ts';
import { requireSupported } from './support/index.ts';

type ChangeOf<V extends Change['verb']> = Extract<Change, { verb: V }>;
interface Place {
  readonly cluster: SimulatedCluster;
  readonly namespace: string;
}

function notSimulated({ ko, en }: Localized): Unsupported {
  return new Unsupported({ ko: `${ko}: 시뮬레이션하지 않습니다`, en: `${en} is not simulated` });
}

/** One function a verb: the API calls that its kubectl command would make. */
const CHANGES: { readonly [V in Change['verb']]: (place: Place, change: ChangeOf<V>) => Promise<void> } = {
  delete: async (place, { target, cascade }) => {
    const api = kindApi(target);
    const removal = { namespace: place.namespace, ...(cascade ? { propagationPolicy: 'Orphan' as const } : {}) };
    for (const object of await selected(place, target)) {
      await api.remove?.(place.cluster, { ...removal, name: object.metadata.name });
      await gone(place, api, String(object.metadata.uid));
    }
  },
  scale: (place, { target, replicas }) => patch(place, target, () => ({ spec: { replicas } })),
  label: (place, { target, set }) => patch(place, target, () => ({ metadata: { labels: set } })),
  setImage: (place, { target, container, image }) =>
    patch(place, target, (object) => {
      const spec = object.spec as PodSpec & { template?: { spec: PodSpec } };
      const { containers, initContainers = [] } = spec.template?.spec ?? spec;
      if (![...containers, ...initContainers].some(({ name }) => name === container)) {
        throw new Error(`error: unable to find container named "${container}"`);
      }
      const updated = (all: PodSpec['containers']) =>
        all.map((one) => (one.name === container ? { ...one, image } : one));
      const changed = {
        containers: updated(containers),
        ...(initContainers.length > 0 ? { initContainers: updated(initContainers) } : {}),
      };
      requireSupported({ ...object, kind: 'Pod', spec: changed }, place.cluster.images);
      return { spec: spec.template ? { template: { spec: changed } } : changed };
    }),
  rollout: async (place, change) => {
    if (change.target.kind !== 'Deployment')
      throw notSimulated({ ko: `${change.target.kind}의 롤아웃`, en: `rollout of a ${change.target.kind}` });
    await ROLLOUTS[change.action](place, change);
  },
};

const ROLLOUTS: Readonly<
  Record<ChangeOf<'rollout'>['action'], (place: Place, change: ChangeOf<'rollout'>) => Promise<void>>
> = {
  undo: (place, { target, toRevision }) => undo(place, target, toRevision),
  restart: (place, { target }) => {
    const restartedAt = place.cluster.clock
      .now()
      .toISOString()
      .replace(/\.\d+Z$/, 'Z');
    const annotations = { 'kubectl.kubernetes.io/restartedAt': restartedAt };
    return patch(place, target, () => ({ spec: { template: { metadata: { annotations } } } }));
  },
  pause: (place, { target }) => patch(place, target, () => ({ spec: { paused: true } })),
  resume: (place, { target }) => patch(place, target, () => ({ spec: { paused: null } })),
};

interface PodSpec {
  containers: { name: string; image: string }[];
  initContainers?: { name: string; image: string }[];
}

/** Make a change and resolve once it is done (delete: once the objects are gone). */
export function makeChange<V extends Change['verb']>(place: Place, change: ChangeOf<V>): Promise<void> {
  const make = CHANGES[change.verb] as (place: Place, change: ChangeOf<V>) => Promise<void>;
  return make(place, change);
}

async function selected({ cluster, namespace }: Place, target: ObjectRef): Promise<KubeObject[]> {
  const { items } = await kindApi(target).list(cluster, namespace);
  const found = items.map(plain).filter(({ metadata }) => {
    if (target.name !== undefined) return metadata.name === target.name;
    return Object.entries(target.labels ?? {}).every(([key, value]) => metadata.labels?.[key] === value);
  });
  if (found.length === 0) {
    const plural = kindApi(target).plural;
    throw new Error(
      target.name === undefined
        ? 'No resources found'
        : `Error from server (NotFound): ${plural} "${target.name}" not found`,
    );
  }
  return found;
}

async function patch(place: Place, target: ObjectRef, body: (object: KubeObject) => object): Promise<void> {
  const api = kindApi(target);
  if (!api.patch) throw notSimulated({ ko: `${target.kind}의 변경`, en: `changing a ${target.kind}` });
  for (const object of await selected(place, target)) {
    const { namespace, cluster } = place;
    await api.patch(cluster, { namespace, name: object.metadata.name, body: body(object) });
  }
}

async function gone({ cluster, namespace }: Place, api: KindApi, uid: string): Promise<void> {
  for (;;) {
    const { items } = await api.list(cluster, namespace);
    if (!items.some(({ metadata }) => metadata?.uid === uid)) return;
    await cluster.clock.wait(100);
  }
}

/** Annotations of a Deployment that stay as they are in a rollback; the others come from the ReplicaSet. */
const STAYING = [
  'kubectl.kubernetes.io/last-applied-configuration',
  ...['revision', 'revision-history', 'desired-replicas', 'max-replicas'].map(
    (name) => `deployment.kubernetes.io/${name}`,
  ),
];

function annotationsAfter(deployment: V1Deployment, target: V1ReplicaSet): Record<string, string> {
  const of = ({ metadata }: V1Deployment | V1ReplicaSet, isStaying: boolean) =>
    Object.entries(metadata?.annotations ?? {}).filter(([name]) => STAYING.includes(name) === isStaying);
  return Object.fromEntries([...of(deployment, true), ...of(target, false)]);
}

/** webernetes keeps the revisions but has no rollback, so the old ReplicaSet's template is put back, as kubectl does. */
async function undo({ cluster, namespace }: Place, { name = '' }: ObjectRef, toRevision?: number): Promise<void> {
  const deployment = await cluster.api.appsv1.readNamespacedDeployment({ name, namespace });
  const { items } = await cluster.api.appsv1.listNamespacedReplicaSet({ namespace });
  const revision = (object: V1ReplicaSet | V1Deployment) => Number(object.metadata?.annotations?.[REVISION] ?? 0);
  const owned = items
    .filter(({ metadata }) => metadata?.ownerReferences?.some(({ uid }) => uid === deployment.metadata?.uid))
    .sort((a, b) => revision(b) - revision(a));
  const target = toRevision ? owned.find((set) => revision(set) === toRevision) : owned[1];
  if (!target?.spec?.template) {
    throw new Error(
      toRevision
        ? `error: unable to find specified revision ${toRevision} in history`
        : `error: no rollout history found for deployment "${name}"`,
    );
  }
  const template = structuredClone(target.spec.template);
  if (template.metadata?.labels) delete template.metadata.labels['pod-template-hash'];
  await cluster.api.appsv1.replaceNamespacedDeployment({
    name,
    namespace,
    body: {
      ...deployment,
      metadata: { ...deployment.metadata!, annotations: annotationsAfter(deployment, target) },
      spec: { ...deployment.spec!, template },
    },
  });
}
