import { setTimeout as pause } from 'node:timers/promises';
import { Fault, type Localized, misuse } from '@studylog/check/text';
import type { StartOptions } from '../engine.ts';
import { type Connection, connect } from '../kubectl/proxy.ts';
import { docker } from './docker.ts';
import { hasMark } from './marks.ts';
import { defaultNodeImage } from './node-image.ts';
import { createNodes, deleteNodes, type NodeContainer, nodeContainers, nodesReady, writeKubeconfig } from './nodes.ts';

const GOING_MS = 90_000;

export interface NodesUp {
  readonly connection: Connection;
  readonly containers: readonly NodeContainer[];
  readonly created: boolean;
}

const SAID = {
  creating: (cluster: string, image: string): Localized => ({
    ko: `${cluster} 클러스터를 만듭니다 (컨트롤 플레인과 워커, ${image})`,
    en: `creating the cluster ${cluster} (control plane and worker, ${image})`,
  }),
  starting: (nodes: readonly string[]): Localized => ({
    ko: `멈춰 있던 노드를 시작합니다: ${nodes.join(', ')}`,
    en: `starting stopped nodes: ${nodes.join(', ')}`,
  }),
  going: (cluster: string): Localized => ({
    ko: `다른 실행이 ${cluster} 클러스터를 지우기를 기다립니다`,
    en: `waiting for another run to delete the cluster ${cluster}`,
  }),
  creatingAgain: (cluster: string): Localized => ({
    ko: `${cluster} 클러스터가 시작되지 않아 새로 만듭니다`,
    en: `the cluster ${cluster} does not start; creating it again`,
  }),
  notReady: (cluster: string): Localized => ({
    ko: `${cluster} 클러스터의 노드가 준비되지 않습니다`,
    en: `the nodes of the cluster ${cluster} did not become Ready`,
  }),
  otherImage: (cluster: string, image: string | undefined, wanted: string): Localized => ({
    ko: `${cluster} 클러스터의 노드 이미지가 다릅니다(현재 ${image}, 요청 ${wanted}). 먼저 클러스터를 지우십시오: kind delete cluster --name ${cluster}`,
    en: `the cluster ${cluster} runs ${image}, not ${wanted}. Delete it first: kind delete cluster --name ${cluster}`,
  }),
};

/**
 * Bring the cluster's nodes up: use those that are there, started again where they were stopped, else create them.
 * A cluster that another run is deleting is waited for; one that does not come up is created anew.
 * @throws Fault with kind's message when it cannot be created.
 */
export async function nodesUp(
  cluster: string,
  kubeconfig: string,
  folder: string,
  options: StartOptions,
): Promise<NodesUp> {
  const { signal, progress, nodeImage, leftovers } = options;
  const existing = await nodeContainers(cluster);
  if (existing.length > 0) {
    refuseOtherImage(cluster, existing, nodeImage);
    const connection = await join(cluster, existing, kubeconfig, folder, signal, progress);
    if (connection) return { connection, containers: await nodeContainers(cluster), created: false };
    await deleteNodes(cluster, kubeconfig);
  }
  const image = nodeImage ?? (await defaultNodeImage(options));
  progress(SAID.creating(cluster, image));
  leftovers.add(`cluster ${cluster}`, `kind delete cluster --name ${cluster}; docker network rm ${cluster}`);
  await createNodes(cluster, kubeconfig, image, { signal }).catch((error: unknown) => {
    leftovers.settle(`cluster ${cluster}`);
    throw error;
  });
  const connection = await connect(kubeconfig, folder);
  if (await nodesReady(connection.api, signal)) {
    return { connection, containers: await nodeContainers(cluster), created: true };
  }
  connection.close();
  await deleteNodes(cluster, kubeconfig);
  leftovers.settle(`cluster ${cluster}`);
  throw new Fault(SAID.notReady(cluster));
}

/** Connect to the nodes that are there; undefined when they are going, or never come up. */
async function join(
  cluster: string,
  containers: readonly NodeContainer[],
  kubeconfig: string,
  folder: string,
  signal: AbortSignal,
  progress: StartOptions['progress'],
): Promise<Connection | undefined> {
  const stopped = containers.filter(({ running }) => !running).map(({ name }) => name);
  if (stopped.length > 0) {
    progress(SAID.starting(stopped));
    await docker(['start', ...stopped]);
  }
  if (!(await writeKubeconfig(cluster, kubeconfig, signal))) return undefined;
  const connection = await connect(kubeconfig, folder);
  if (await nodesReady(connection.api, signal)) {
    if (!(await hasMark(connection.api, 'going'))) return connection;
    progress(SAID.going(cluster));
    const deadline = Date.now() + GOING_MS;
    while (Date.now() < deadline && (await nodeContainers(cluster)).length > 0) {
      await pause(500, undefined, { signal });
    }
  } else progress(SAID.creatingAgain(cluster));
  connection.close();
  return undefined;
}

function refuseOtherImage(cluster: string, containers: readonly NodeContainer[], wanted: string | undefined): void {
  const image = containers[0]?.image;
  if (wanted === undefined || image === wanted) return;
  throw misuse(SAID.otherImage(cluster, image, wanted));
}
