import { setTimeout as pause } from 'node:timers/promises';
import { type ManifestFile, textOf } from '@studylog/check/manifest';
import { Fault, type Localized, reasonOf } from '@studylog/check/text';
import type {
  Applied,
  Change,
  CommandOutput,
  HttpOutcome,
  HttpRequest,
  ImageUse,
  KindRef,
  KubeObject,
  RunningCommand,
  SteadyOutcome,
  TimelineEntry,
  Workspace,
} from '../engine.ts';
import { NAMESPACED_KINDS } from '../kinds.ts';
import { noService } from '../reasons.ts';
import { ApiError } from './api.ts';
import type { ClusterHandle } from './handle.ts';
import { ImageLedger } from './images.ts';
import { follow, listObjects } from './informer.ts';
import type { Kubectl } from './kubectl.ts';
import { nodeFault } from './node-fault.ts';
import { rejectionOf } from './rejection.ts';
import { request, requestSteadily } from './request.ts';
import { type Route, routeTo, type ServiceObject, urlOf, viaOf } from './route.ts';

/** Followed from the start, for the timeline; other kinds are followed once a step asks for them or applies one. */
const TIMELINE_KINDS: readonly KindRef[] = [
  { apiVersion: 'v1', kind: 'Pod' },
  { apiVersion: 'v1', kind: 'Service' },
  { apiVersion: 'v1', kind: 'Event' },
  { apiVersion: 'discovery.k8s.io/v1', kind: 'EndpointSlice' },
  { apiVersion: 'apps/v1', kind: 'ReplicaSet' },
  { apiVersion: 'apps/v1', kind: 'Deployment' },
];

const insideOnly = (service: string): Localized => ({
  ko: `서비스 ${service}: 클러스터 IP만 있어서 클러스터 밖의 브라우저에서 접속할 수 없습니다`,
  en: `the Service ${service} only has a cluster IP, which a browser outside the cluster cannot reach`,
});

interface Followed {
  readonly listeners: Set<() => void>;
}

/** A namespace on a real cluster, worked on through kubectl and the API's watches. */
export class KubectlWorkspace implements Workspace {
  readonly namespace: string;
  readonly #cluster: ClusterHandle;
  readonly #kubectl: Kubectl;
  readonly #followed = new Map<string, Followed>();
  readonly #timeline: TimelineEntry[] = [];
  readonly #images: ImageLedger;
  readonly #stop = new AbortController();
  readonly opened = performance.now();

  constructor(cluster: ClusterHandle, namespace: string, kubectl: Kubectl) {
    this.#cluster = cluster;
    this.namespace = namespace;
    this.#kubectl = kubectl;
    this.#images = new ImageLedger(cluster.standIns);
    for (const kind of TIMELINE_KINDS) this.#follow(kind);
  }

  async apply({ text, documents }: ManifestFile): Promise<Applied> {
    for (const { root } of documents)
      this.#followKnown(textOf(root ?? undefined, 'apiVersion'), textOf(root ?? undefined, 'kind'));
    const { exitCode, stdout, stderr } = await this.kubectl(['apply', '-f', '-'], { stdin: text });
    return { output: stdout + stderr, ...(exitCode === 0 ? {} : { rejection: rejectionOf(stderr) }) };
  }

  async change(_change: Change, command: readonly string[]): Promise<string> {
    const { exitCode, stdout, stderr } = await this.kubectl(command);
    if (exitCode !== 0) throw new Error(`${command.join(' ')}: ${stderr.trim()}`);
    return stdout + stderr;
  }

  async list(kind: KindRef): Promise<KubeObject[]> {
    const path = await this.#cluster.discovery.path(kind, this.namespace);
    return [...(await listObjects(this.#cluster.api, path, kind)).items];
  }

  watch(kind: KindRef, changed: () => void): () => void {
    const { listeners } = this.#follow(kind);
    listeners.add(changed);
    return () => listeners.delete(changed);
  }

  async logs(pod: string, { container, previous }: { container?: string; previous?: boolean }): Promise<string> {
    const options = [...(container ? ['-c', container] : ['--all-containers']), ...(previous ? ['--previous'] : [])];
    const { exitCode, stdout, stderr } = await this.kubectl(['logs', pod, ...options]);
    if (exitCode !== 0) throw new Error(stderr.trim());
    return stdout;
  }

  async http(asked: HttpRequest): Promise<HttpOutcome> {
    const route = await this.#route(asked.service, asked).catch((error: Error) => error);
    if (route instanceof Error) return { kind: 'error', message: reasonOf(route), ms: 0, unsent: true };
    const url = `${urlOf(route)}${asked.path}`;
    return this.#fromHere(route) ? request(url, asked.timeoutMs) : this.#cluster.inside.request(url, asked.timeoutMs);
  }

  async load(asked: HttpRequest, everyMs: number): Promise<() => Promise<SteadyOutcome[]>> {
    const route = await this.#route(asked.service, asked);
    const url = `${urlOf(route)}${asked.path}`;
    // A process inside the cluster has a clock of its own: what it sends counts from when it was asked to begin.
    const { started, stop } = this.#fromHere(route)
      ? { started: this.now(), stop: requestSteadily(url, asked.timeoutMs, everyMs) }
      : await this.#cluster.inside.load(url, asked.timeoutMs, everyMs);
    return async () => (await stop()).map((outcome) => ({ ...outcome, at: started + outcome.at }));
  }

  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    await pause(ms, undefined, { signal }).catch(() => {});
  }

  now(): number {
    return performance.now();
  }

  kubectl(argv: readonly string[], options?: { stdin?: string; timeoutMs?: number }): Promise<CommandOutput> {
    return this.#kubectl.run(argv, options);
  }

  start(argv: readonly string[], printed?: () => void): RunningCommand {
    return this.#kubectl.start(argv, printed);
  }

  ask(words: (client: { namespace: string; pod: string }) => readonly string[]): Promise<CommandOutput> {
    return this.#cluster.curl.run(words);
  }

  async address(service: string, port?: number | string): Promise<string> {
    const route = await this.#route(service, { port });
    if (route.from === 'inside') {
      throw new Fault(insideOnly(service));
    }
    return urlOf(route);
  }

  async images(): Promise<ImageUse[]> {
    for (const pod of await this.list({ apiVersion: 'v1', kind: 'Pod' })) this.#images.see(pod);
    return this.#images.uses();
  }

  timeline(): readonly TimelineEntry[] {
    return this.#timeline;
  }

  fault(): Localized | undefined {
    return nodeFault(this.#timeline);
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.#cluster.home.removeNamespace(this.namespace);
  }

  #fromHere({ from }: Route): boolean {
    return from === 'host' && this.#cluster.nodesReachable;
  }

  async #route(service: string, asked: Pick<HttpRequest, 'port' | 'via'>): Promise<Route> {
    const path = `/api/v1/namespaces/${this.namespace}/services/${service}`;
    const found = await this.#cluster.api.find<ServiceObject>(path);
    if (!found) throw new Fault(noService(service));
    const node = viaOf(found, asked) === 'node' ? await this.#cluster.nodeAddress() : undefined;
    return routeTo(found, asked, node);
  }

  /** For the timeline, where a manifest names a kind that the table has: what else it names makes no path of the API. */
  #followKnown(apiVersion: string, kind: string): void {
    if (!Object.hasOwn(NAMESPACED_KINDS, kind) || NAMESPACED_KINDS[kind]!.apiVersion !== apiVersion) return;
    this.#follow({ apiVersion, kind });
  }

  #follow(kind: KindRef): Followed {
    const key = `${kind.apiVersion}/${kind.kind}`;
    const known = this.#followed.get(key);
    if (known) return known;
    const followed: Followed = { listeners: new Set() };
    this.#followed.set(key, followed);
    const changed = (type: TimelineEntry['type'], object: KubeObject) => {
      this.#timeline.push({ at: Math.round(performance.now() - this.opened), type, object });
      if (kind.kind === 'Pod') this.#images.see(object);
      for (const listener of [...followed.listeners]) listener();
    };
    this.#cluster.discovery
      .path(kind, this.namespace)
      .then((path) => follow(this.#cluster.api, path, kind, changed, this.#stop.signal))
      .catch((error: unknown) => {
        // A kind that the cluster lacks is reported by `list`, which the caller asks too.
        if (!(error instanceof ApiError || error instanceof Error)) throw error;
      });
    return followed;
  }
}
