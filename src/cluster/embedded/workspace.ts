import type { KubernetesObject } from '@ngrok/webernetes';
import type { ManifestFile } from '@studylog/check/manifest';
import { Fault, type Localized } from '@studylog/check/text';
import {
  type Applied,
  type Change,
  type CommandOutput,
  type HttpOutcome,
  type HttpRequest,
  type ImageUse,
  type KindRef,
  type KubeObject,
  type TimelineEntry,
  Unsupported,
  type Workspace,
} from '../engine.ts';
import { type Application, applyVerdict, type Outcome, requireSimulated } from './apply.ts';
import { makeChange } from './change.ts';
import type { SimulatedTime } from './clock.ts';
import { request, requestAddress } from './http.ts';
import { CLUSTER_LISTS, KINDS, kindApi, plain, type Removal } from './kinds.ts';
import type { ContainerLogs } from './logs.ts';
import type { Judge, Verdict, Way } from './refuse.ts';
import { asked as answered } from './server-error.ts';
import type { SimulatedCluster } from './simulated-cluster.ts';
import { requireCommand } from './support/index.ts';

const notStarted = (pod: string, container = ''): Localized => ({
  ko: `${pod} 파드의 컨테이너 ${container}: 시작하지 않았습니다`,
  en: `container ${container} of pod ${pod} has not started`,
});

const notChanged = (kind: string): Localized => ({
  ko: `${kind} 오브젝트의 변경: 시뮬레이션하지 않습니다`,
  en: `changing a ${kind} is not simulated`,
});

type PodImages = Partial<Record<'initContainers' | 'containers', { image: string }[]>>;

/** What a command takes before it reaches the server. webernetes' controllers miss a change at the very instant of the one before. */
const COMMAND_MS = 10;

type ContainerStatuses = Partial<
  Record<'containerStatuses' | 'initContainerStatuses', { name: string; restartCount: number }[]>
>;

const CHANGE_TYPES = { add: 'added', update: 'modified', delete: 'deleted' } as const;

/** What a workspace is made of. */
interface WorkspaceParts {
  readonly cluster: SimulatedCluster;
  readonly time: SimulatedTime;
  readonly logs: ContainerLogs;
  readonly judge: Judge;
  readonly namespace: string;
}

/** An example's own simulated cluster, seen as the one namespace that the example uses. */
export class EmbeddedWorkspace implements Workspace {
  readonly namespace: string;
  readonly #cluster: SimulatedCluster;
  readonly #time: SimulatedTime;
  readonly #logs: ContainerLogs;
  readonly #judge: Judge;
  readonly opened: number;
  /** The kinds of a namespace that there are. */
  readonly kinds: readonly string[] = KINDS.map(({ kind }) => kind);
  readonly #timeline: TimelineEntry[] = [];
  /** What the watches say is there. They hear of a change before its call returns, and a list costs webernetes far more. */
  readonly #objects = new Map<string, KubeObject>();
  /** Each stops a watch. */
  readonly #watches: (() => unknown)[];
  readonly #watchers = new Set<{ kind: KindRef; changed: () => void }>();

  constructor({ cluster, time, logs, judge, namespace }: WorkspaceParts) {
    this.namespace = namespace;
    this.#judge = judge;
    this.#cluster = cluster;
    this.#time = time;
    this.#logs = logs;
    this.opened = time.now();
    this.#watches = KINDS.map(({ kind, watch }) =>
      watch(cluster, namespace, (type, object) => this.#seen(kind, CHANGE_TYPES[type], object)),
    );
  }

  async apply(manifest: ManifestFile): Promise<Applied> {
    const { rejections } = await this.applyObjects(manifest);
    return rejections[0] ? { rejection: rejections[0] } : {};
  }

  /** What of a manifest would be taken, and what refused. */
  judge(manifest: ManifestFile, source: string, isNamespaceGiven = true): Promise<Verdict> {
    return this.#judge(manifest, { namespace: this.namespace, source, isNamespaceGiven });
  }

  /** @throws Unsupported where the simulation lacks what an object holds */
  requireSimulated(object: KubeObject): void {
    requireSimulated([object], this.#cluster.images);
  }

  /**
   * Apply a manifest, or create what it holds, object by object.
   * @throws Unsupported when it holds what the simulation lacks; then nothing is applied.
   */
  async applyObjects(
    manifest: ManifestFile,
    {
      source = 'STDIN',
      isCreation = false,
      isNamespaceGiven = true,
    }: Partial<Pick<Application, 'source' | 'isCreation'> & Pick<Way, 'isNamespaceGiven'>> = {},
  ): Promise<Outcome> {
    // What judges comes from a disk or a network, in whose time no simulated time may pass.
    const verdict = await this.judge(manifest, source, isNamespaceGiven);
    await this.#time.sleep(COMMAND_MS);
    const present = () => [...this.#objects.values()];
    const application = { namespace: this.namespace, present, source, isCreation };
    return await this.#time.until(applyVerdict(this.#cluster, verdict, application));
  }

  /** Ask the server to delete an object, and do not wait until it is gone. @throws ServerError, Unsupported for kinds that nobody deletes */
  async remove({ kind, name }: { kind: string; name: string }, removal: Removal = {}): Promise<void> {
    const { remove } = kindApi({ kind });
    if (!remove) throw new Unsupported(notChanged(kind));
    const { propagationPolicy, ...others } = removal;
    // Pods that have ended and headless Services never finish a foreground deletion in webernetes; nothing they own takes time.
    const isInstant = propagationPolicy === 'Foreground' && (kind === 'Pod' || kind === 'Service');
    const policy = propagationPolicy && !isInstant ? { propagationPolicy } : {};
    await this.#time.sleep(COMMAND_MS);
    await this.#time.until(answered(remove(this.#cluster, { namespace: this.namespace, name, ...policy, ...others })));
  }

  /** Merge fields into an object. @throws ServerError, Unsupported for kinds that nobody changes */
  async patch({ kind, name }: { kind: string; name: string }, body: object): Promise<void> {
    const { patch } = kindApi({ kind });
    if (!patch) throw new Unsupported(notChanged(kind));
    await this.#time.sleep(COMMAND_MS);
    await this.#time.until(answered(patch(this.#cluster, { namespace: this.namespace, name, body })));
  }

  /** Send a request from inside the cluster to an address of it, `10.96.0.7:80/`. */
  fetch(address: string, timeoutMs: number): Promise<HttpOutcome> {
    return this.#time.until(requestAddress(this.#cluster, address, timeoutMs));
  }

  /** Run a command in a container that runs. @throws Unsupported where the command is not simulated */
  async exec(pod: string, container: string, argv: readonly string[]): Promise<CommandOutput> {
    const found = this.#current('Pod').find(({ metadata }) => metadata.name === pod);
    if (found) requireCommand(found, container, argv, this.#cluster.images);
    return await this.#time.until(this.#cluster.exec(this.namespace, pod, container, [...argv]));
  }

  async change(change: Change): Promise<undefined> {
    await this.#time.sleep(COMMAND_MS);
    await this.#time.until(makeChange({ cluster: this.#cluster, namespace: this.namespace }, change));
  }

  /** Objects of a kind; of nodes and namespaces, those of the whole cluster. */
  async list(kind: Pick<KindRef, 'kind'> & Partial<KindRef>): Promise<KubeObject[]> {
    const ofCluster = CLUSTER_LISTS[kind.kind];
    if (ofCluster) return (await ofCluster(this.#cluster)).items.map(plain);
    return this.#current(kindApi(kind).kind);
  }

  watch(kind: KindRef, changed: () => void): () => void {
    kindApi(kind);
    const watcher = { kind, changed };
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  async logs(pod: string, { container, previous }: { container?: string; previous?: boolean }): Promise<string> {
    const found = (await this.list({ apiVersion: 'v1', kind: 'Pod' })).find(({ metadata }) => metadata.name === pod);
    if (!found) throw new Error(`Error from server (NotFound): pods "${pod}" not found`);
    const { containerStatuses = [], initContainerStatuses = [] } = found.status as ContainerStatuses;
    const statuses = [...containerStatuses, ...initContainerStatuses];
    const status = statuses.find(({ name }) => container === undefined || name === container);
    if (!status) throw new Fault(notStarted(pod, container));
    const uid = String(found.metadata.uid);
    return this.#logs.read(uid, status.name, status.restartCount - (previous ? 1 : 0));
  }

  http(asked: HttpRequest): Promise<HttpOutcome> {
    const service = this.#current('Service').find(({ metadata }) => metadata.name === asked.service);
    return this.#time.until(request(this.#cluster, service, asked));
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return this.#time.sleep(ms, signal);
  }

  /** Wait as `sleep` does, while time passes only for others. */
  linger(ms: number, signal?: AbortSignal): Promise<void> {
    return this.#time.linger(ms, signal);
  }

  now(): number {
    return this.#time.now();
  }

  /** Let the probes of a Pod fail, whatever its containers answer, or let them be again. A real cluster has nothing like it. */
  breakProbes(pod: string, fail: boolean): void {
    if (fail) this.#cluster.brokenProbes.add(pod);
    else this.#cluster.brokenProbes.delete(pod);
  }

  /** Let time pass by itself from now on, `speed` times as fast as real time; with 0, nothing changes. */
  watchAt(speed: number): void {
    this.#time.watch(speed);
  }

  async images(): Promise<ImageUse[]> {
    const references = this.#timeline.flatMap(({ object }) =>
      object.kind === 'Pod' ? imagesOf(object.spec as PodImages) : [],
    );
    return [...new Set(references)]
      .filter((reference) => this.#cluster.imageRegistry.has(reference))
      .map((reference) => ({ reference, digest: 'simulated', standIn: true }));
  }

  timeline(): readonly TimelineEntry[] {
    return this.#timeline;
  }

  async close(): Promise<void> {
    for (const stop of this.#watches) await stop();
    this.#watchers.clear();
    await this.#time.until(this.#cluster.close()).finally(() => this.#time.stop());
  }

  #current(kind: string): KubeObject[] {
    return [...this.#objects.values()].filter((object) => object.kind === kind);
  }

  #seen(kind: string, type: TimelineEntry['type'], object: KubernetesObject): void {
    const seen = plain(object);
    this.#timeline.push({ at: Math.round(this.#time.now() - this.opened), type, object: seen });
    const key = `${kind}/${seen.metadata.name}`;
    if (type === 'deleted') this.#objects.delete(key);
    else this.#objects.set(key, seen);
    for (const watcher of this.#watchers) if (watcher.kind.kind === kind) watcher.changed();
  }
}

function imagesOf({ initContainers = [], containers = [] }: PodImages): string[] {
  return [...initContainers, ...containers].map(({ image }) => image);
}
