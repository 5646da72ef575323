import { type Localized, misuse } from '@studylog/check/text';
import { load } from 'js-yaml';
import type { EngineInfo, StartOptions } from '../engine.ts';
import { connect } from '../kubectl/proxy.ts';
import { describeServer } from '../kubectl/server.ts';
import { requireTools } from '../kubectl/tools.ts';
import { machineNeeds } from './config.ts';
import { docker } from './docker.ts';
import { loadBalancers } from './load-balancer.ts';
import { defaultNodeImage, describeNodeImage, PUBLISHED } from './node-image.ts';
import { deleteNodes, nodeContainers, removeNetwork } from './nodes.ts';
import {
  joinNetwork,
  mirrorOnNode,
  pushStandIns,
  type Registry,
  registriesReachable,
  registryLeftover,
  removeRegistry,
  startRegistry,
} from './registry.ts';

/** A cluster that commands of a page make and remove, and what this machine needs for it besides. */
export interface ReaderCluster {
  /** The environment in which the commands run. */
  readonly env: Readonly<Record<string, string>>;
  /** Words that `kind create cluster` needs here besides those of the page. */
  readonly createWords: readonly string[];
  /** kind's configuration with what it needs here; the text itself where that is nothing. */
  configure(text: string): string;
  /** Once the nodes are up: where they find images, and what gives load balancers an address. Resolves to what runs there. */
  connect(): Promise<EngineInfo & { readonly standIns: boolean }>;
  /** Whether there are nodes, running or not. */
  exists(): Promise<boolean>;
  /** Remove whatever of it is left. */
  remove(): Promise<void>;
}

const SAID = {
  taken: (cluster: string): Localized => ({
    ko: `${cluster} 클러스터가 이미 있습니다. 노트를 따라 하며 만든 클러스터라면 다 쓴 뒤에 지우십시오: kind delete cluster --name ${cluster}`,
    en: `the cluster ${cluster} already exists. If you created it to follow the notes, delete it when you are done: kind delete cluster --name ${cluster}`,
  }),
  registry: {
    ko: '이 환경에서만: 이미지 레지스트리에 연결할 수 없어 노드가 대체 이미지 레지스트리를 사용하게 합니다(images/stand-ins)',
    en: 'only in this environment: the image registries cannot be reached, so the nodes use a registry with stand-in images (images/stand-ins)',
  },
  image: (image: string): Localized => ({
    ko: `이 환경에서만: kind create cluster에 --image ${image}을(를) 추가합니다`,
    en: `only in this environment: kind create cluster also gets --image ${image}`,
  }),
  controlGroups: {
    ko: '이 환경에서만: cgroup v1에 맞추어 kind의 설정에 패치를 추가합니다',
    en: 'only in this environment: the kind configuration gets a patch for cgroup v1',
  },
} as const;

/**
 * Get ready for a cluster that a page's commands make under this name. The page's commands and its configuration stay as they
 * are; what is added is reported.
 * @throws Fault where a tool is missing, or a cluster of this name is there, which may be the user's own.
 */
export async function readerCluster(
  cluster: string,
  kubeconfig: string,
  folder: string,
  options: StartOptions,
): Promise<ReaderCluster> {
  const { root, signal, leftovers, progress } = options;
  const { kind } = await requireTools(['docker', 'kind', 'kubectl'], signal);
  if ((await nodeContainers(cluster)).length > 0) throw misuse(SAID.taken(cluster));
  const image = options.nodeImage ?? (await defaultNodeImage(options));
  const createWords = image === PUBLISHED ? [] : ['--image', image];
  if (createWords.length > 0) progress(SAID.image(image));
  const needs = machineNeeds(await docker(['info', '--format', '{{.CgroupVersion}}']));
  if (needs.forControlGroups) progress(SAID.controlGroups);
  let registry: Registry | undefined;
  if (!(await registriesReachable(root))) {
    progress(SAID.registry);
    registry = await startRegistry(cluster, options);
    await pushStandIns(registry, options);
  }
  leftovers.add(`cluster ${cluster}`, `kind delete cluster --name ${cluster}; docker network rm ${cluster}`);
  const closers: (() => void)[] = [];
  return {
    // A network of its own: on a shared one, two clusters hand out the same load balancer addresses.
    env: { KUBECONFIG: kubeconfig, KIND_EXPERIMENTAL_DOCKER_NETWORK: cluster },
    createWords,
    configure: (text) => needs.add(load(text) as object, registry !== undefined) ?? text,
    async connect() {
      const nodes = await nodeContainers(cluster);
      if (registry) await joinNetwork(registry, nodes[0]!.name);
      await Promise.all(nodes.map(({ name }) => mirrorOnNode(name, registry, root)));
      const connection = await connect(kubeconfig, folder);
      closers.push(() => connection.close());
      const [server, nodeImage, balancers] = await Promise.all([
        describeServer(connection.api),
        describeNodeImage(nodes[0]!),
        loadBalancers(connection.api, { namespace: 'default' }, cluster, signal),
      ]);
      closers.push(balancers.stop);
      const tool = kind.split(' ').slice(0, 2).join(' ');
      return { engine: 'kind', tool, nodeImage, ...server, standIns: registry !== undefined || !nodeImage.published };
    },
    exists: async () => (await nodeContainers(cluster)).length > 0,
    async remove() {
      for (const close of closers) close();
      await Promise.all([deleteNodes(cluster, kubeconfig), removeRegistry(cluster, leftovers)]);
      await removeNetwork(cluster);
      leftovers.settle(`cluster ${cluster}`);
      leftovers.settle(registryLeftover(cluster));
    },
  };
}
