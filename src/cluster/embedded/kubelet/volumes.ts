import type { V1Container, V1KeyToPath, V1Pod, V1Volume } from '@ngrok/webernetes';
import { type ConfigKind, type ConfigObjects, decode } from '../config-objects.ts';
import { notFound, textsOf } from './environment.ts';
import { ContainerFiles, clean, Directory, type Mount } from './files.ts';
import { type Context, type Kubelet, managerOf } from './internals.ts';
import { RESOLVER_FILE } from './resolver.ts';

/** The waits between two tries to mount a volume: 0.5 s, twice as long each time, at most about two minutes. */
const RETRY_MS = { first: 500, most: 122_000 };
/** How long a Pod is kept from starting by one look at its volumes; then the next is put off as after any failure. */
const WAIT_MS = 123_000;

/** The volumes of Pods. They are there until the cluster is gone; a Pod that comes later has others. */
export class Volumes {
  readonly #configs: ConfigObjects;
  readonly #byPod = new Map<string, Map<string, Directory>>();

  constructor(configs: ConfigObjects) {
    this.#configs = configs;
  }

  /**
   * Make a Pod's volumes ready, and bring those that ConfigMaps and Secrets fill up to date.
   * Returns what is wrong with each that could not be, by the name of the volume.
   */
  mount(pod: V1Pod): { readonly volume: string; readonly error: Error; readonly wasMounted: boolean }[] {
    const mounted = this.#of(pod);
    return (pod.spec?.volumes ?? []).flatMap((volume) => {
      const present = mounted.get(volume.name);
      if (volume.emptyDir) {
        if (!present) mounted.set(volume.name, new Directory());
        return [];
      }
      try {
        const content = contentOf(volume, pod, this.#configs);
        if (present) present.become(content);
        else mounted.set(volume.name, content);
        return [];
      } catch (error) {
        return [{ volume: volume.name, error: error as Error, wasMounted: present !== undefined }];
      }
    });
  }

  /** The files of one container: its mounts, a /tmp that goes with it, and `resolver`, the text of its resolv.conf. */
  filesOf(pod: V1Pod, { volumeMounts = [] }: V1Container, resolver: string): ContainerFiles {
    const volumes = this.#of(pod);
    const filled = new Set((pod.spec?.volumes ?? []).filter(({ emptyDir }) => !emptyDir).map(({ name }) => name));
    const own: Mount = { at: '/tmp', directory: new Directory(), root: '', readOnly: false };
    const names: Mount = { at: RESOLVER_FILE, directory: new Directory(), root: 'file', readOnly: false };
    names.directory.add('file', resolver);
    const mounts = volumeMounts.map(({ name, mountPath, subPath = '', readOnly = false }): Mount => {
      const root = clean(subPath);
      const volume = volumes.get(name) ?? new Directory();
      // What is mounted by subPath stays as it was when the container started.
      const directory = root && filled.has(name) ? copyOf(volume) : volume;
      if (!directory.files.has(root)) directory.addDirectory(root);
      return { at: clean(mountPath), directory, root, readOnly: readOnly || filled.has(name) };
    });
    return new ContainerFiles([own, names, ...mounts]);
  }

  #of({ metadata }: V1Pod): Map<string, Directory> {
    const uid = metadata?.uid ?? '';
    const volumes = this.#byPod.get(uid) ?? new Map<string, Directory>();
    this.#byPod.set(uid, volumes);
    return volumes;
  }
}

function copyOf(directory: Directory): Directory {
  const copy = new Directory();
  copy.become(directory);
  return copy;
}

/** Stands in for the token of a service account: no API server of the simulation asks for one. */
const TOKEN = 'simulated';

/**
 * What a volume holds that something else fills.
 * @throws Error in the kubelet's words when an object or a key of it is missing and may not be.
 */
function contentOf({ configMap, secret, projected }: V1Volume, pod: V1Pod, configs: ConfigObjects): Directory {
  const { namespace = '' } = pod.metadata ?? {};
  if (configMap || secret) return configContent({ configMap, secret }, namespace, configs);
  const directory = new Directory();
  for (const source of projected?.sources ?? []) {
    if (source.configMap) {
      const { files } = configContent({ configMap: source.configMap }, namespace, configs);
      for (const [path, text] of files) directory.add(path, text);
    }
    if (source.serviceAccountToken) directory.add(source.serviceAccountToken.path, TOKEN);
    // Admission adds one for the namespace; others are not simulated.
    for (const { path } of source.downwardAPI?.items ?? []) directory.add(path, namespace);
  }
  return directory;
}

function configContent(
  { configMap, secret }: Pick<V1Volume, 'configMap' | 'secret'>,
  namespace: string,
  configs: ConfigObjects,
): Directory {
  const kind: ConfigKind = configMap ? 'ConfigMap' : 'Secret';
  const { items, optional = false } = configMap ?? secret!;
  const name = (configMap ? configMap.name : secret!.secretName) ?? '';
  const object = configs.find(kind, namespace, name);
  if (!object && !optional) throw notFound(kind, name);
  const binaries = Object.entries(object?.binaryData ?? {}).map(([key, value]) => [key, decode(value)] as const);
  const texts = { ...(object ? textsOf(object) : {}), ...Object.fromEntries(binaries) };
  const directory = new Directory();
  for (const { key, path } of items ?? Object.keys(texts).map((key): V1KeyToPath => ({ key, path: key }))) {
    const text = texts[key];
    if (text !== undefined) directory.add(clean(path), text);
    else if (!optional) throw new Error(missingKey(kind, key));
  }
  return directory;
}

function missingKey(kind: ConfigKind, key: string): string {
  return kind === 'ConfigMap'
    ? `configmap references non-existent config key: ${key}`
    : `references non-existent secret key: ${key}`;
}

/** Let a Pod's containers wait for its volumes, with the kubelet's events, and see in them what changed since. */
export function mountVolumes(kubelet: Kubelet, volumes: Volumes): void {
  const manager = managerOf(kubelet);
  const { syncPod } = manager;
  manager.syncPod = async (ctx, pod, status, ...rest) => {
    if (await mounted(kubelet, volumes, ctx, pod)) return await syncPod.call(manager, ctx, pod, status, ...rest);
    return failedSync(new Error('timed out waiting for the condition'));
  };
}

type SyncResult = Awaited<ReturnType<ReturnType<typeof managerOf>['syncPod']>>;

/** What the kubelet reads of the result of a sync: that it failed, so that it tries again. */
function failedSync(error: Error): SyncResult {
  return { syncResults: [], error: () => error } as unknown as SyncResult;
}

/** Resolves to whether all volumes are there; false after two minutes, or when the Pod is deleted. */
async function mounted({ clock, recorder }: Kubelet, volumes: Volumes, ctx: Context, pod: V1Pod): Promise<boolean> {
  const until = clock.nowMs() + WAIT_MS;
  for (let pause = RETRY_MS.first; ; pause = Math.min(pause * 2, RETRY_MS.most)) {
    const failures = volumes.mount(pod);
    for (const { volume, error } of failures) {
      const message = `MountVolume.SetUp failed for volume "${volume}" : ${error.message}`;
      await recorder.event(pod, 'Warning', 'FailedMount', message);
    }
    // A volume that was mounted keeps what it had.
    if (failures.every(({ wasMounted }) => wasMounted)) return true;
    if (clock.nowMs() + pause > until) return false;
    await Promise.race([clock.wait(pause), ctx.done().receive()]);
    if (ctx.err()) return false;
  }
}
