import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Localized } from '@studylog/check/text';
import type { Cluster, Engine, StartOptions } from '../engine.ts';
import { openCluster } from '../kubectl/cluster.ts';
import { runFolder } from '../kubectl/folder.ts';
import { clearing, Home } from '../kubectl/home.ts';
import { describeServer } from '../kubectl/server.ts';
import { requireTools } from '../kubectl/tools.ts';
import type { Leftovers } from '../leftovers.ts';
import { loadBalancers } from './load-balancer.ts';
import { hasMark, setMark } from './marks.ts';
import { describeNodeImage } from './node-image.ts';
import { deleteNodes, removeNetwork } from './nodes.ts';
import { type NodesUp, nodesUp } from './nodes-up.ts';
import {
  forgetOnNode,
  joinNetwork,
  mirrorOnNode,
  type Pushed,
  pushStandIns,
  type Registry,
  registriesReachable,
  registryLeftover,
  removeRegistry,
  startRegistry,
} from './registry.ts';

/** Name of the cluster; another one keeps a second checkout's runs to themselves. */
const CLUSTER = process.env.STUDYLOG_CLUSTER ?? 'studylog';

/** A real cluster in Docker containers. What it runs is what Kubernetes does. */
export const kindEngine: Engine = {
  name: 'kind',
  async start(options: StartOptions): Promise<Cluster> {
    const { kind } = await requireTools(['docker', 'kind', 'kubectl'], options.signal);
    const tool = kind.split(' ').slice(0, 2).join(' ');
    const folder = await runFolder();
    const kubeconfig = join(folder, 'kubeconfig');
    const timed = stopwatch(options.progress);
    const failed = new AbortController();
    const signal = AbortSignal.any([options.signal, failed.signal]);
    const nodes = timed(
      { ko: '클러스터', en: 'cluster' },
      nodesUp(CLUSTER, kubeconfig, folder, { ...options, signal }),
    );
    const images = timed({ ko: '이미지', en: 'images' }, prepareImages({ ...options, signal }));
    try {
      const [up, prepared] = await Promise.all([nodes, images]);
      return await assemble(options, tool, { up, ...prepared, folder, kubeconfig });
    } catch (error) {
      failed.abort();
      const [up] = await Promise.allSettled([nodes, images]);
      if (up.status === 'fulfilled') {
        up.value.connection.close();
        if (up.value.created) await removeCluster(kubeconfig, options.leftovers);
      } else await removeRegistry(CLUSTER, options.leftovers);
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
  },
};

interface Parts {
  readonly up: NodesUp;
  readonly registry: Registry | undefined;
  readonly standIns: Pushed;
  readonly folder: string;
  readonly kubeconfig: string;
}

async function assemble(options: StartOptions, tool: string, parts: Parts): Promise<Cluster> {
  const { up, registry, standIns, folder, kubeconfig } = parts;
  const { api } = up.connection;
  const names = up.containers.map(({ name }) => name);
  if (registry) await joinNetwork(registry, names[0]!);
  await Promise.all(names.map((name) => mirrorOnNode(name, registry, options.root)));
  await Promise.all(names.map((name) => forgetOnNode(name, standIns.changed)));
  if (options.keep) await setMark(api, 'keep', true);
  const stays = !up.created || options.keep === true;
  if (stays) settle(options.leftovers);
  // Where the cluster goes with the run, its namespaces need no mention.
  const home = await Home.open(
    api,
    stays ? { leftovers: options.leftovers, kubectl: kubectlOnNode(CLUSTER) } : undefined,
  );
  const cleared = await home.clearLeftovers();
  if (cleared.length > 0) options.progress(clearing(cleared));
  const [server, nodeImage, balancers] = await Promise.all([
    describeServer(api),
    describeNodeImage(up.containers[0]!),
    loadBalancers(api, home, CLUSTER, options.signal),
  ]);
  if (balancers.by === 'nobody') options.progress(SAID.noLoadBalancer);
  return openCluster({
    ...{ connection: up.connection, kubeconfig, folder, home, signal: options.signal, standIns: standIns.digests },
    info: { engine: 'kind', tool, nodeImage, ...server },
    published: registry === undefined,
    // Docker Desktop keeps the nodes in a virtual machine whose network this machine has no route to.
    nodesReachable: process.platform === 'linux',
    // The reader’s cluster maps ports of this node to the reader’s machine.
    nodePortsAt: 'control-plane',
    async remove() {
      if (await hasMark(api, 'keep')) return false;
      await setMark(api, 'going', true);
      if ((await home.others()).length === 0) {
        await removeCluster(kubeconfig, options.leftovers);
        return true;
      }
      await setMark(api, 'going', false);
      options.progress(SAID.shared);
      return false;
    },
    async leave() {
      balancers.stop();
      await rm(folder, { recursive: true, force: true });
    },
  });
}

/** How a person runs kubectl on a cluster that no kubeconfig of theirs names. */
function kubectlOnNode(cluster: string): string {
  return `docker exec ${cluster}-control-plane kubectl --kubeconfig=/etc/kubernetes/admin.conf`;
}

const SAID = {
  shared: {
    ko: `다른 실행이 ${CLUSTER} 클러스터를 사용하고 있습니다. 마지막 실행이 클러스터를 지웁니다`,
    en: `another run is using the cluster ${CLUSTER}; the last run deletes it`,
  },
  standingIn: {
    ko: '이미지 레지스트리에 연결할 수 없어 대체 이미지를 사용합니다 (images/stand-ins)',
    en: 'the image registries cannot be reached; using stand-in images (images/stand-ins)',
  },
  noLoadBalancer: {
    ko:
      '노드 이미지에 로드 밸런서 컨트롤러가 없어서 LoadBalancer 타입의 서비스가 주소를 받지 못합니다. ' +
      'cloud-provider-kind를 설치하십시오(https://github.com/kubernetes-sigs/cloud-provider-kind)',
    en:
      'Services of type LoadBalancer will not get an address, because the node image has no load balancer controller. ' +
      'Install cloud-provider-kind (https://github.com/kubernetes-sigs/cloud-provider-kind)',
  },
} as const satisfies Record<string, Localized>;

/** Where manifests' images come from: the published registries, else stand-ins in a registry of our own. */
async function prepareImages(options: StartOptions): Promise<Pick<Parts, 'registry' | 'standIns'>> {
  if (await registriesReachable(options.root))
    return { registry: undefined, standIns: { digests: new Set(), changed: [] } };
  options.progress(SAID.standingIn);
  const registry = await startRegistry(CLUSTER, options);
  return { registry, standIns: await pushStandIns(registry, options) };
}

async function removeCluster(kubeconfig: string, leftovers: Leftovers): Promise<void> {
  await Promise.all([deleteNodes(CLUSTER, kubeconfig), removeRegistry(CLUSTER, leftovers)]);
  await removeNetwork(CLUSTER);
  settle(leftovers);
}

/** The cluster and its registry are removed, or meant to stay. */
function settle(leftovers: Leftovers): void {
  leftovers.settle(`cluster ${CLUSTER}`);
  leftovers.settle(registryLeftover(CLUSTER));
}

/** Report how long each part took when it is done. */
function stopwatch(progress: StartOptions['progress']): <T>(what: Localized, work: Promise<T>) => Promise<T> {
  const started = performance.now();
  return async (what, work) => {
    const result = await work;
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    progress({ ko: `${what.ko} 준비 ${seconds}초`, en: `${what.en} ready after ${seconds} s` });
    return result;
  };
}
