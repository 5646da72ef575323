import type { Cluster, KubernetesObject } from '@ngrok/webernetes';
import { admitPod } from './admission.ts';
import { writeDefaults } from './defaults.ts';
import { keepEvents } from './events.ts';
import { randomName } from './names.ts';
import type { Store } from './store.ts';

/** The stores of webernetes' clients, and what of an object its generation counts the changes of. */
const STORES: Readonly<Record<string, readonly string[]>> = {
  pods: ['spec'],
  services: [],
  deployments: ['spec'],
  replicaSets: ['spec'],
  endpointSlices: ['endpoints', 'ports', 'metadata.labels'],
};

/**
 * Let webernetes store what the API server stores: objects with defaults, with what admission adds, with a generation, and with
 * names and uids as a real server makes them; and events as its clients send them. Call it before the cluster's own programs start,
 * for each makes a client of its own.
 */
export function completeObjects(cluster: Cluster): void {
  const { kubeConfig, clock, api } = cluster;
  const complete = (client: object): void => {
    const stores = client as Readonly<Record<string, Store | undefined>>;
    for (const [name, counted] of Object.entries(STORES)) if (stores[name]) completeStore(stores[name], counted);
    if (stores.events) keepEvents(stores.events, clock);
  };
  const make = kubeConfig.makeApiClient.bind(kubeConfig);
  kubeConfig.makeApiClient = (type) => {
    const client = make(type);
    complete(client as object);
    return client;
  };
  for (const client of [api.corev1, api.appsv1, api.discoveryv1]) {
    requireStores(client);
    complete(client);
  }
}

function requireStores(client: object): void {
  const stores = Object.values(client).filter((value) => typeof value?.beginCreate === 'function');
  if (stores.length === 0)
    throw new Error('this version of webernetes stores objects otherwise; see src/cluster/embedded/api/stores.ts');
}

function completeStore(store: Store, counted: readonly string[]): void {
  const { create, update, beginCreate, beginUpdate } = store;
  store.create = (object) => {
    const { metadata } = object;
    const name = metadata?.name ?? (metadata?.generateName ? `${metadata.generateName}${randomName()}` : undefined);
    return create.call(store, { ...object, metadata: { ...metadata, name, uid: crypto.randomUUID() } });
  };
  // An update that changes nothing is none, to the API server as well. webernetes' controllers would go on and on answering it.
  store.update = async (name, object, options) => {
    const existing = await store.get(name, object.metadata?.namespace);
    if (existing && written(existing) === written(object)) return existing;
    return await update.call(store, name, object, options);
  };
  store.beginCreate = (object) => {
    writeDefaults(object.kind!, object);
    if (object.kind === 'Pod') admitPod(object);
    if (counted.length > 0) object.metadata!.generation = 1;
    return beginCreate.call(store, object);
  };
  store.beginUpdate = (object, existing) => {
    writeDefaults(object.kind!, object);
    if (object.kind === 'Pod') admitPod(object, existing);
    const metadata = object.metadata!;
    metadata.creationTimestamp ??= existing.metadata?.creationTimestamp;
    const generation = existing.metadata?.generation;
    if (generation !== undefined) metadata.generation = generation + Number(isNewer(object, existing, counted));
    return beginUpdate.call(store, object, existing);
  };
}

/** Whether what its author wants of an object changed; that it is to be deleted is such a change. */
function isNewer(object: KubernetesObject, existing: KubernetesObject, counted: readonly string[]): boolean {
  if (object.metadata?.deletionTimestamp && !existing.metadata?.deletionTimestamp) return true;
  return counted.some((path) => textAt(object, path) !== textAt(existing, path));
}

/** What a writer says of an object, as text that is the same for the same. */
function written({ metadata, ...object }: KubernetesObject): string {
  const { resourceVersion: _version, generation: _generation, creationTimestamp: _created, ...own } = metadata ?? {};
  return JSON.stringify({ ...object, metadata: own }, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}

function textAt(object: KubernetesObject, path: string): string | undefined {
  const value = path
    .split('.')
    .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], object);
  // Which node a Pod is on is nothing that its author wants.
  return JSON.stringify(value, (key, one: unknown) => (key === 'nodeName' ? undefined : one));
}
