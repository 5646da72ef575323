import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { dirname } from 'node:path/posix';
import { setTimeout as pause } from 'node:timers/promises';
import type { Localized } from '@studylog/check/text';
import type { KubeObject } from '../engine.ts';
import type { Leftovers } from '../leftovers.ts';
import { hardLimits, QUOTA_NAME } from '../quota.ts';
import type { Api } from './api.ts';
import { processRuns } from './process.ts';
import { CLUSTER_RULES } from './rights.ts';

/** Every namespace that studylog makes carries these: who made it, and in which run. */
const OWNED = { 'app.kubernetes.io/managed-by': 'studylog' } as const;
const RUN_LABEL = 'studylog/run';
const LEASE_SECONDS = 60;
const RENEW_MS = 15_000;
/** A namespace that stays longer than this in deletion holds something that won't go; the next run tries again. */
const GONE_MS = 90_000;

interface Lease {
  readonly spec: { readonly holderIdentity: string; readonly renewTime: string };
}

export interface HomeOptions {
  /** Where namespaces are noted while they are there. */
  readonly leftovers: Leftovers;
  /** How a person runs kubectl on this cluster. */
  readonly kubectl: string;
}

/** The line of progress that names the namespaces of runs that were killed. */
export function clearing(namespaces: readonly string[]): Localized {
  const names = namespaces.join(', ');
  return {
    ko: `강제로 종료된 실행이 남긴 것을 지웁니다: ${names}`,
    en: `removing what a killed run left behind: ${names}`,
  };
}

/**
 * A run's own namespace on a cluster. It holds the lease that says the run is alive, the service accounts of its
 * examples and the Pod that sends requests from inside, so that an example's namespace holds nothing but the example.
 */
export class Home {
  readonly run: string;
  readonly namespace: string;
  readonly #api: Api;
  readonly #timer: NodeJS.Timeout;
  readonly #removed = new Set<string>();
  readonly #options: HomeOptions | undefined;

  private constructor(api: Api, run: string, options: HomeOptions | undefined) {
    this.#api = api;
    this.#options = options;
    this.run = run;
    this.namespace = homeOf(run);
    this.#timer = setInterval(() => this.#renew(), RENEW_MS);
    this.#timer.unref();
  }

  static async open(api: Api, options?: HomeOptions): Promise<Home> {
    const home = new Home(api, randomBytes(4).toString('hex').slice(0, 6), options);
    await home.createNamespace(home.namespace, 'home');
    await home.#grantClusterRules();
    await api.create(`/apis/coordination.k8s.io/v1/namespaces/${home.namespace}/leases`, {
      apiVersion: 'coordination.k8s.io/v1',
      kind: 'Lease',
      metadata: { name: 'owner' },
      spec: {
        holderIdentity: `${hostname()}/${process.pid}`,
        leaseDurationSeconds: LEASE_SECONDS,
        renewTime: home.#now(),
      },
    });
    return home;
  }

  /** Let the service accounts of this run do CLUSTER_RULES. The objects belong to its namespace, and Kubernetes removes them with it. */
  async #grantClusterRules(): Promise<void> {
    const { metadata } = await this.#api.get<KubeObject>(`/api/v1/namespaces/${this.namespace}`);
    const owner = { apiVersion: 'v1', kind: 'Namespace', name: this.namespace, uid: String(metadata.uid) };
    const own = { name: this.namespace, labels: { ...OWNED, [RUN_LABEL]: this.run }, ownerReferences: [owner] };
    const group = 'rbac.authorization.k8s.io';
    const rbac = `/apis/${group}/v1`;
    await this.#api.create(`${rbac}/clusterroles`, {
      apiVersion: `${group}/v1`,
      kind: 'ClusterRole',
      metadata: own,
      rules: CLUSTER_RULES,
    });
    await this.#api.create(`${rbac}/clusterrolebindings`, {
      apiVersion: `${group}/v1`,
      kind: 'ClusterRoleBinding',
      metadata: own,
      roleRef: { apiGroup: group, kind: 'ClusterRole', name: this.namespace },
      subjects: [{ apiGroup: group, kind: 'Group', name: `system:serviceaccounts:${this.namespace}` }],
    });
  }

  /** Create a namespace that is marked as this run's, with Pod Security `baseline` enforced and, for an example, its quota. */
  async createNamespace(name: string, role: 'home' | 'example'): Promise<void> {
    const { leftovers, kubectl } = this.#options ?? {};
    leftovers?.add(`namespace ${name}`, `${kubectl} delete namespace -l ${RUN_LABEL}=${this.run}`);
    await this.#api.create('/api/v1/namespaces', {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name,
        labels: {
          ...OWNED,
          [RUN_LABEL]: this.run,
          'studylog/role': role,
          'pod-security.kubernetes.io/enforce': 'baseline',
        },
      },
    });
    if (role !== 'example') return;
    await this.#api.create(dirname(quotaPath(name)), {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: QUOTA_NAME },
      spec: { hard: hardLimits() },
    });
  }

  /** Start removing a namespace; `close` waits until it is gone. What Services hold (ports, addresses) is free on return. */
  async removeNamespace(name: string): Promise<void> {
    await empty(this.#api, name);
    this.#removed.add(name);
  }

  /** Ids of other runs on this cluster whose owner is alive. */
  async others(): Promise<string[]> {
    const runs = await this.#runs();
    return [...runs].flatMap(([run, { alive }]) => (alive ? [run] : []));
  }

  /** Remove what runs left behind that were killed. Resolves to the names of the namespaces that are going. */
  async clearLeftovers(): Promise<string[]> {
    const dead = [...(await this.#runs()).values()].filter(({ alive }) => !alive);
    const names = dead.flatMap(({ namespaces }) => namespaces);
    await Promise.all(names.map((name) => this.removeNamespace(name)));
    return names;
  }

  /** Give up the lease and remove this namespace; resolves when everything that was removed is gone. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.removeNamespace(this.namespace);
    const deadline = Date.now() + GONE_MS;
    while (Date.now() < deadline) {
      const there = new Set((await this.#owned()).map(({ metadata }) => metadata.name));
      for (const name of this.#removed) if (!there.has(name)) this.#options?.leftovers.settle(`namespace ${name}`);
      if (![...this.#removed].some((name) => there.has(name))) return;
      await pause(200);
    }
  }

  /** Stop renewing the lease without touching the cluster, which is about to be deleted. */
  abandon(): void {
    clearInterval(this.#timer);
  }

  /** The namespaces of every run, this one's included. */
  async #owned(): Promise<readonly KubeObject[]> {
    const selector = encodeURIComponent(`${Object.entries(OWNED)[0]!.join('=')},${RUN_LABEL}`);
    const { items } = await this.#api.get<{ items: KubeObject[] }>(`/api/v1/namespaces?labelSelector=${selector}`);
    return items;
  }

  async #runs(): Promise<Map<string, { namespaces: string[]; alive: boolean }>> {
    const runs = new Map<string, { namespaces: string[]; alive: boolean }>();
    for (const { metadata } of await this.#owned()) {
      const run = metadata.labels?.[RUN_LABEL];
      if (!run || run === this.run) continue;
      const entry = runs.get(run) ?? { namespaces: [], alive: await this.#alive(run, metadata.creationTimestamp) };
      entry.namespaces.push(metadata.name);
      runs.set(run, entry);
    }
    return runs;
  }

  async #alive(run: string, created: unknown): Promise<boolean> {
    const path = `/apis/coordination.k8s.io/v1/namespaces/${homeOf(run)}/leases/owner`;
    const lease = await this.#api.find<Lease>(path);
    const serverTime = Date.now() + this.#api.clockOffset;
    // Between its first namespace and its lease a run has none.
    if (!lease) return serverTime - Date.parse(String(created)) < LEASE_SECONDS * 1000;
    const [host, pid] = lease.spec.holderIdentity.split('/');
    if (host === hostname() && !processRuns(Number(pid))) return false;
    return serverTime - Date.parse(lease.spec.renewTime) < LEASE_SECONDS * 1000;
  }

  #renew(): void {
    const path = `/apis/coordination.k8s.io/v1/namespaces/${this.namespace}/leases/owner`;
    const body = { spec: { renewTime: this.#now() } };
    // A renewal that fails is tried again in time; the lease outlives three of them.
    this.#api.request('PATCH', path, { body, contentType: 'application/merge-patch+json' }).catch(() => {});
  }

  #now(): string {
    return new Date(Date.now() + this.#api.clockOffset).toISOString().replace('Z', '000Z');
  }
}

export function quotaPath(namespace: string): string {
  return `/api/v1/namespaces/${namespace}/resourcequotas/${QUOTA_NAME}`;
}

function homeOf(run: string): string {
  return `studylog-run-${run}`;
}

/**
 * Delete a namespace, and its Pods with a second's grace: left to the namespace controller they take the whole of theirs.
 * The namespace goes first: in one that is going, no controller makes again what is deleted.
 */
async function empty(api: Api, name: string): Promise<void> {
  const path = `/api/v1/namespaces/${name}`;
  await api.delete(path);
  const [services] = await Promise.all([
    api.find<{ items: KubeObject[] }>(`${path}/services`),
    api.delete(`${path}/pods`, { gracePeriodSeconds: 1 }),
  ]);
  await Promise.all((services?.items ?? []).map(({ metadata }) => api.delete(`${path}/services/${metadata.name}`)));
}
