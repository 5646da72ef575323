import type { Clock } from '@ngrok/webernetes';
import type { KubeObject } from '../engine.ts';

export type ConfigKind = 'ConfigMap' | 'Secret';
export type ConfigChange = 'add' | 'update' | 'delete';

/** A ConfigMap or a Secret as the API gives it. `data` of a Secret is base64. */
export interface ConfigObject extends KubeObject {
  readonly data?: Readonly<Record<string, string>>;
  readonly binaryData?: Readonly<Record<string, string>>;
  readonly immutable?: boolean;
  readonly type?: string;
}

type Fields = Readonly<Record<string, unknown>>;
type Watcher = (type: ConfigChange, object: ConfigObject) => void;

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';
/** What every namespace of a real cluster has from the start. Its certificate is not simulated: nothing reads it. */
export const ROOT_CERTIFICATE = 'kube-root-ca.crt';

export function isConfig({ kind }: Pick<KubeObject, 'kind'>): boolean {
  return kind === 'ConfigMap' || kind === 'Secret';
}

/** The ConfigMaps and Secrets of a simulated cluster: webernetes has neither. */
export class ConfigObjects {
  readonly #clock: Clock;
  readonly #objects = new Map<string, ConfigObject>();
  readonly #watchers = new Set<{ kind: ConfigKind; namespace: string; tell: Watcher }>();
  #version = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  list(kind: ConfigKind, namespace: string): ConfigObject[] {
    return [...this.#objects.values()].filter((one) => one.kind === kind && one.metadata.namespace === namespace);
  }

  find(kind: ConfigKind, namespace: string, name: string): ConfigObject | undefined {
    return this.#objects.get(keyOf(kind, namespace, name));
  }

  /** Hear of the objects that are there and of every change. Returns the function that stops it. */
  watch(kind: ConfigKind, namespace: string, tell: Watcher): () => void {
    const watcher = { kind, namespace, tell };
    this.#watchers.add(watcher);
    for (const object of this.list(kind, namespace)) tell('add', object);
    return () => this.#watchers.delete(watcher);
  }

  /**
   * Create or change an object as `kubectl apply` does: what the last apply set and this one does not is removed.
   * @throws Error in the server's words where it refuses.
   */
  apply(object: KubeObject): ConfigObject {
    const { kind, metadata } = object;
    const existing = this.find(kind as ConfigKind, metadata.namespace!, metadata.name);
    const previous = JSON.parse(existing?.metadata.annotations?.[LAST_APPLIED] ?? '{}') as Fields;
    const annotations = { ...metadata.annotations, [LAST_APPLIED]: JSON.stringify(object) };
    return this.#store(
      existing,
      mergeApplied(existing ?? {}, previous, { ...object, metadata: { ...metadata, annotations } }),
    );
  }

  /** Store a new object as it is, without a record of what was applied. */
  create(object: KubeObject): ConfigObject {
    return this.#store(undefined, { ...object });
  }

  /** @throws Error in the server's words where it refuses. */
  patch(kind: ConfigKind, namespace: string, name: string, body: object): void {
    const existing = this.find(kind, namespace, name)!;
    this.#store(existing, mergeApplied(existing, {}, body as Fields));
  }

  remove(kind: ConfigKind, namespace: string, name: string): void {
    const existing = this.find(kind, namespace, name);
    if (!existing) return;
    this.#objects.delete(keyOf(kind, namespace, name));
    this.#tell('delete', existing);
  }

  #store(existing: ConfigObject | undefined, merged: Fields): ConfigObject {
    const object = withDefaults(merged);
    if (existing) requireMutable(existing, object);
    if (existing && JSON.stringify(existing) === JSON.stringify(object)) return existing;
    this.#version += 1;
    const identity = existing
      ? {}
      : {
          uid: crypto.randomUUID(),
          creationTimestamp: this.#clock
            .now()
            .toISOString()
            .replace(/\.\d+Z$/, 'Z'),
        };
    const metadata = { ...object.metadata, ...identity, resourceVersion: String(this.#version) };
    const stored = { ...object, metadata };
    this.#objects.set(keyOf(object.kind, metadata.namespace!, metadata.name), stored);
    this.#tell(existing ? 'update' : 'add', stored);
    return stored;
  }

  #tell(type: ConfigChange, object: ConfigObject): void {
    for (const { kind, namespace, tell } of this.#watchers) {
      if (kind === object.kind && namespace === object.metadata.namespace) tell(type, object);
    }
  }
}

function keyOf(kind: string, namespace: string, name: string): string {
  return `${kind}/${namespace}/${name}`;
}

/** `stringData` is a way to write `data`; the server never gives it back. */
function withDefaults({ stringData, ...fields }: Fields): ConfigObject {
  const object = fields as unknown as ConfigObject;
  if (object.kind !== 'Secret') return object;
  const written = Object.entries((stringData ?? {}) as Record<string, string>);
  const data = { ...object.data, ...Object.fromEntries(written.map(([key, text]) => [key, encode(text)])) };
  return { ...object, ...(Object.keys(data).length > 0 ? { data } : {}), type: object.type ?? 'Opaque' };
}

/**
 * What may not change: the type of a Secret, and of an immutable object its data and that it is immutable.
 * @see https://kubernetes.io/docs/concepts/configuration/configmap/#configmap-immutable
 */
function requireMutable(existing: ConfigObject, object: ConfigObject): void {
  const faults: string[] = [];
  const forbidden = (field: string) => `${field}: Forbidden: field is immutable when \`immutable\` is set`;
  if (existing.type !== object.type) faults.push(`type: Invalid value: "${object.type}": field is immutable`);
  if (existing.immutable) {
    if (!object.immutable) faults.push(forbidden('immutable'));
    for (const field of ['data', 'binaryData'] as const) {
      if (JSON.stringify(existing[field] ?? {}) !== JSON.stringify(object[field] ?? {})) faults.push(forbidden(field));
    }
  }
  if (faults.length === 0) return;
  const said = faults.length === 1 ? faults[0] : faults.map((fault) => `\n* ${fault}`).join('');
  throw new Error(`${object.kind} "${object.metadata.name}" is invalid: ${said}`);
}

/** Set what `desired` says, and remove what only `previous` says; null removes as well. */
function mergeApplied(existing: Fields, previous: Fields, desired: Fields): Fields {
  const removed = Object.keys(previous).filter((key) => !(key in desired));
  const merged: Record<string, unknown> = { ...existing };
  for (const [key, value] of Object.entries(desired)) {
    if (value === null) removed.push(key);
    else merged[key] = isMap(value) ? mergeApplied(mapOf(existing[key]), mapOf(previous[key]), value) : value;
  }
  for (const key of removed) delete merged[key];
  return merged;
}

function isMap(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function mapOf(value: unknown): Fields {
  return isMap(value) ? value : {};
}

/** Text as the API carries it in a Secret. */
function encode(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

/** The text of a value of a Secret's `data`. */
export function decode(base64: string): string {
  return new TextDecoder().decode(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)));
}
