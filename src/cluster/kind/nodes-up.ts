import { setTimeout as pause } from 'node:timers/promises';
import { EngineError, type StartOptions } from '../engine.ts';
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

/**
 * Bring the cluster's nodes up: use those that are there, started again where they were stopped, else create them.
 * A cluster that another run is deleting is waited for; one that does not come up is created anew.
 * @throws EngineError with kind's message when it cannot be created.
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
  progress(`creating the cluster ${cluster} (control plane and worker, ${image})`);
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
  throw new EngineError(`the nodes of the cluster ${cluster} did not become Ready`);
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
    progress(`starting ${stopped.join(' and ')}, which was stopped`);
    await docker(['start', ...stopped]);
  }
  if (!(await writeKubeconfig(cluster, kubeconfig, signal))) return undefined;
  const connection = await connect(kubeconfig, folder);
  if (await nodesReady(connection.api, signal)) {
    if (!(await hasMark(connection.api, 'going'))) return connection;
    progress(`waiting for another run to delete the cluster ${cluster}`);
    const deadline = Date.now() + GOING_MS;
    while (Date.now() < deadline && (await nodeContainers(cluster)).length > 0) {
      await pause(500, undefined, { signal });
    }
  } else progress(`the cluster ${cluster} does not come up; creating it anew`);
  connection.close();
  return undefined;
}

function refuseOtherImage(cluster: string, containers: readonly NodeContainer[], wanted: string | undefined): void {
  const image = containers[0]?.image;
  if (wanted === undefined || image === wanted) return;
  throw new EngineError(
    `the cluster ${cluster} runs ${image}, not ${wanted}. Delete it first: kind delete cluster --name ${cluster}`,
    2,
  );
}
