import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Cluster, type Engine, EngineError, type StartOptions } from '../engine.ts';
import { openCluster } from '../kubectl/cluster.ts';
import { runFolder } from '../kubectl/folder.ts';
import { Home } from '../kubectl/home.ts';
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

/** Any cluster that a kubeconfig names. Only namespaces that the run makes itself are touched. */
export const contextEngine: Engine = {
  name: 'context',
  async start(options: StartOptions): Promise<Cluster> {
    await requireTools(['kubectl'], options.signal);
    const context = options.context ?? (await currentContext());
    if (!options.yes && !looksLikeTestCluster(context)) {
      throw new EngineError(
        `the context ${context} does not look like a test cluster (kind-…, k3d-…, minikube, docker-desktop, …).\n` +
          'Examples run there in namespaces of their own, which are removed afterwards. If that is what you want, add --yes',
        2,
      );
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
  progress(`using the context ${context}, Kubernetes ${server.kubernetes}`);
  const home = await Home.open(connection.api, { leftovers, kubectl: `kubectl --context ${context}` });
  const cleared = await home.clearLeftovers();
  if (cleared.length > 0) progress(`clearing what a killed run left: ${cleared.join(', ')}`);
  return await openCluster({
    ...{ connection, kubeconfig, folder, home, signal },
    info: { engine: 'context', tool: `context ${context}`, ...server },
    standIns: new Set(),
    published: true,
    nodesReachable: process.platform === 'linux',
    remove: async () => false,
    leave: () => rm(folder, { recursive: true, force: true }),
  });
}

async function currentContext(): Promise<string> {
  const { exitCode, stdout, stderr } = await run('kubectl', ['config', 'current-context']);
  if (exitCode === 0) return stdout.trim();
  throw new EngineError(`there is no current context (${stderr.trim()}); name one with --context`, 2);
}

/** The kubeconfig of one context alone, certificates included, so that nothing depends on what the user does meanwhile. */
async function flatten(context: string): Promise<string> {
  const args = ['config', 'view', '--raw', '--minify', '--flatten', '-o', 'json', `--context=${context}`];
  const { exitCode, stdout, stderr } = await run('kubectl', args);
  if (exitCode === 0) return stdout;
  throw new EngineError(`kubectl knows no context ${context}: ${stderr.trim()}. See: kubectl config get-contexts`, 2);
}
