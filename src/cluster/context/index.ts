import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Localized, misuse } from '@studylog/check/text';
import type { Cluster, Engine, StartOptions } from '../engine.ts';
import { openCluster } from '../kubectl/cluster.ts';
import { runFolder } from '../kubectl/folder.ts';
import { clearing, Home } from '../kubectl/home.ts';
import { run } from '../kubectl/process.ts';
import { type Connection, connect } from '../kubectl/proxy.ts';
import { describeServer } from '../kubectl/server.ts';
import { requireTools } from '../kubectl/tools.ts';

/** Names that tools for local clusters give their contexts. */
const TEST_CLUSTERS = [
  /^kind-/,
  /^k3d-/,
  /^minikube$/,
  /^docker-desktop$/,
  /^rancher-desktop$/,
  /^orbstack$/,
  /^colima/,
  /^microk8s$/,
];

/** Whether a context's name is one that a tool for local clusters gives. */
export function looksLikeTestCluster(context: string): boolean {
  return TEST_CLUSTERS.some((pattern) => pattern.test(context));
}

const SAID = {
  notForTests: (context: string): Localized => ({
    ko:
      `${context} 컨텍스트는 테스트용 클러스터로 보이지 않습니다(kind-…, k3d-…, minikube, docker-desktop, …).\n` +
      '예제는 새로 만든 네임스페이스에서만 실행하고, 끝나면 네임스페이스를 지웁니다. 계속하려면 --yes를 추가하십시오',
    en:
      `the context ${context} does not look like a test cluster (kind-…, k3d-…, minikube, docker-desktop, …).\n` +
      'Examples run there in their own namespaces, which are deleted afterwards. To continue, add --yes',
  }),
  using: (context: string, kubernetes: string): Localized => ({
    ko: `${context} 컨텍스트를 씁니다. 쿠버네티스 ${kubernetes}`,
    en: `using the context ${context}, Kubernetes ${kubernetes}`,
  }),
  noCurrent: (printed: string): Localized => ({
    ko: `현재 컨텍스트가 없습니다(${printed}). --context로 이름을 적으십시오`,
    en: `there is no current context (${printed}); name one with --context`,
  }),
  unknown: (context: string, printed: string): Localized => ({
    ko: `${context} 컨텍스트가 없습니다: ${printed}. kubectl config get-contexts로 확인하십시오`,
    en: `there is no context ${context}: ${printed}. List them with kubectl config get-contexts`,
  }),
};

/** Any cluster that a kubeconfig names. Only namespaces that the run makes itself are touched. */
export const contextEngine: Engine = {
  name: 'context',
  async start(options: StartOptions): Promise<Cluster> {
    await requireTools(['kubectl'], options.signal);
    const context = options.context ?? (await currentContext());
    if (!options.yes && !looksLikeTestCluster(context)) {
      throw misuse(SAID.notForTests(context));
    }
    const folder = await runFolder();
    let connection: Connection | undefined;
    try {
      const kubeconfig = join(folder, 'kubeconfig');
      await writeFile(kubeconfig, await flatten(context), { mode: 0o600 });
      connection = await connect(kubeconfig, folder);
      return await assemble(options, context, connection, kubeconfig, folder);
    } catch (error) {
      connection?.close();
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
  },
};

async function assemble(
  { progress, leftovers, signal }: StartOptions,
  context: string,
  connection: Connection,
  kubeconfig: string,
  folder: string,
): Promise<Cluster> {
  const server = await describeServer(connection.api);
  progress(SAID.using(context, server.kubernetes));
  const home = await Home.open(connection.api, { leftovers, kubectl: `kubectl --context ${context}` });
  const cleared = await home.clearLeftovers();
  if (cleared.length > 0) progress(clearing(cleared));
  return await openCluster({
    ...{ connection, kubeconfig, folder, home, signal },
    info: { engine: 'context', tool: `context ${context}`, ...server },
    standIns: new Set(),
    published: true,
    nodesReachable: process.platform === 'linux',
    nodePortsAt: 'worker',
    remove: async () => false,
    leave: () => rm(folder, { recursive: true, force: true }),
  });
}

async function currentContext(): Promise<string> {
  const { exitCode, stdout, stderr } = await run('kubectl', ['config', 'current-context']);
  if (exitCode === 0) return stdout.trim();
  throw misuse(SAID.noCurrent(stderr.trim()));
}

/** The kubeconfig of one context alone, certificates included, so that nothing depends on what the user does meanwhile. */
async function flatten(context: string): Promise<string> {
  const args = ['config', 'view', '--raw', '--minify', '--flatten', '-o', 'json', `--context=${context}`];
  const { exitCode, stdout, stderr } = await run('kubectl', args);
  if (exitCode === 0) return stdout;
  throw misuse(SAID.unknown(context, stderr.trim()));
}
