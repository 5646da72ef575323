import { setTimeout as pause } from 'node:timers/promises';
import { Fault } from '@studylog/check/text';
import type { StartOptions } from '../engine.ts';
import type { Api } from '../kubectl/api.ts';
import { inheritedEnv, run } from '../kubectl/process.ts';
import { isReady, type NodeList } from '../kubectl/server.ts';
import { kindConfig } from './config.ts';
import { docker } from './docker.ts';

const CREATE_MS = 300_000;
/**
 * Each cluster gets a docker network of its own name: on a shared one, two clusters hand out the same load balancer
 * addresses, and an answer may come from the wrong one.
 */
const NETWORK = 'KIND_EXPERIMENTAL_DOCKER_NETWORK';
const READY_MS = 120_000;

export interface NodeContainer {
  readonly name: string;
  readonly running: boolean;
  /** The image as it was named on creation. */
  readonly image: string;
}

/** The containers of a cluster's nodes, running or not; none when there is no such cluster. */
export async function nodeContainers(cluster: string): Promise<NodeContainer[]> {
  const filter = `label=io.x-k8s.kind.cluster=${cluster}`;
  const lines = await docker(['ps', '-a', '--filter', filter, '--format', '{{.Names}}\t{{.State}}\t{{.Image}}']);
  return lines.split('\n').flatMap((line) => {
    const [name, state, image] = line.split('\t');
    return name && image ? [{ name, running: state === 'running', image }] : [];
  });
}

/**
 * Create the cluster; its kubeconfig goes to a file of its own.
 * @throws Fault with what kind printed.
 */
export async function createNodes(
  cluster: string,
  kubeconfig: string,
  image: string,
  { signal }: Pick<StartOptions, 'signal'>,
): Promise<void> {
  const args = ['create', 'cluster', '--name', cluster, '--config', '-', '--image', image, '--kubeconfig', kubeconfig];
  const env = { ...inheritedEnv(), [NETWORK]: cluster };
  const stdin = kindConfig(await docker(['info', '--format', '{{.CgroupVersion}}']));
  const { exitCode, stderr } = await run('kind', args, { signal, timeoutMs: CREATE_MS, env, stdin });
  if (exitCode === 0) return;
  await deleteNodes(cluster, kubeconfig);
  await removeNetwork(cluster);
  signal.throwIfAborted();
  const reason = stderr.split('\n').filter((line) => /ERROR|error|failed/.test(line));
  const printed = reason.join('\n') || stderr.trim();
  throw new Fault({
    ko: `kind가 ${image} 이미지로 ${cluster} 클러스터를 만들지 못했습니다:\n${printed}`,
    en: `kind could not create the cluster ${cluster} with ${image}:\n${printed}`,
  });
}

/** Write the kubeconfig of an existing cluster; false when it has none yet, or no more. */
export async function writeKubeconfig(cluster: string, path: string, signal: AbortSignal): Promise<boolean> {
  const deadline = Date.now() + READY_MS;
  while (Date.now() < deadline) {
    const { exitCode } = await run('kind', ['export', 'kubeconfig', '--name', cluster, '--kubeconfig', path], {
      signal,
    });
    signal.throwIfAborted();
    if (exitCode === 0) return true;
    await pause(1000, undefined, { signal });
  }
  return false;
}

/** Delete the cluster's nodes, whatever state they are in; `kubeconfig` keeps kind from editing the user's own. */
export async function deleteNodes(cluster: string, kubeconfig: string): Promise<void> {
  await run('kind', ['delete', 'cluster', '--name', cluster, '--kubeconfig', kubeconfig], { timeoutMs: 120_000 });
}

/** Remove the cluster's docker network, and what cloud-provider-kind left on it for Services that nobody deleted. */
export async function removeNetwork(cluster: string): Promise<void> {
  const label = `label=io.x-k8s.cloud-provider-kind.cluster=${cluster}`;
  const { stdout } = await run('docker', ['ps', '-aq', '--filter', label]);
  const containers = stdout.split('\n').filter(Boolean);
  if (containers.length > 0) await run('docker', ['rm', '-f', '-v', ...containers]);
  await run('docker', ['network', 'rm', cluster]);
}

/** Wait until the API answers and every node is Ready; false when they don't get there in two minutes. */
export async function nodesReady(api: Api, signal: AbortSignal): Promise<boolean> {
  const deadline = Date.now() + READY_MS;
  while (Date.now() < deadline) {
    const ready = await api.request<NodeList>('GET', '/api/v1/nodes', { signal }).then(
      ({ items }) => items.length > 0 && items.every(isReady),
      () => false,
    );
    signal.throwIfAborted();
    if (ready) return true;
    await pause(200, undefined, { signal });
  }
  return false;
}
