import type { Cluster } from '../engine.ts';
import { keepSessions } from './affinity.ts';
import { completeObjects } from './api/stores.ts';
import { SimulatedTime } from './clock.ts';
import { ROOT_CERTIFICATE } from './config-objects.ts';
import { registerImages } from './images.ts';
import { improveKubelets } from './kubelet/index.ts';
import { ContainerLogs } from './logs.ts';
import { improveNameServer } from './name-server.ts';
import { assignLoadBalancerAddresses, improveProxy } from './proxy.ts';
import { limitPods } from './quota.ts';
import type { Judge } from './refuse.ts';
import { keepRevisions } from './revisions.ts';
import { improveServer } from './server.ts';
import { SimulatedCluster } from './simulated-cluster.ts';
import type { SimulatedImage } from './simulated-image.ts';
import { EmbeddedWorkspace } from './workspace.ts';

/** The Kubernetes release that webernetes was translated from. */
const MODELS = 'v1.36';
const NODES = 2;
const CONNECT_MS = 10;

/** The API server's own Service, whose address every container has in its environment. */
const API_SERVER = {
  metadata: { name: 'kubernetes', namespace: 'default' },
  spec: { type: 'ClusterIP', clusterIP: '10.96.0.1', ports: [{ name: 'https', port: 443, targetPort: 6443 }] },
};

const rootCertificate = (namespace: string) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: ROOT_CERTIFICATE, namespace },
  data: { 'ca.crt': '' },
});

/** Options of the simulation: `images` can be run, `architecture` is reported, nothing depends on it. */
export interface EmbeddedOptions {
  /** Says what of a manifest is accepted. */
  readonly judge: Judge;
  readonly images: readonly SimulatedImage[];
  readonly architecture: string;
  readonly version: string;
}

/** A cluster whose workspaces a reader can watch. */
export interface EmbeddedCluster extends Cluster {
  open(exampleId: string): Promise<EmbeddedWorkspace>;
}

/**
 * The simulated cluster. Each example gets one of its own: its clock runs on its own,
 * and node ports cannot collide.
 */
export function embeddedCluster({ judge, images, architecture, version }: EmbeddedOptions): EmbeddedCluster {
  const open = new Set<EmbeddedWorkspace>();
  return {
    info: { engine: 'embedded', kubernetes: MODELS, architecture, tool: `webernetes ${version}` },
    capabilities: new Set(),
    open: async (exampleId) => {
      const workspace = await openWorkspace(exampleId.replace('/', '-'), judge, images);
      open.add(workspace);
      return workspace;
    },
    close: async () => {
      for (const workspace of open) await workspace.close();
      open.clear();
    },
  };
}

async function openWorkspace(
  namespace: string,
  judge: Judge,
  images: readonly SimulatedImage[],
): Promise<EmbeddedWorkspace> {
  const cluster = new SimulatedCluster(images, { nodes: NODES });
  const logs = new ContainerLogs();
  const time = new SimulatedTime(cluster.clock);
  registerImages(cluster.imageRegistry, images, logs);
  improveServer(cluster);
  improveNameServer(cluster);
  improveProxy(cluster);
  keepSessions(cluster);
  improveKubelets(cluster);
  completeObjects(cluster);
  const countPods = limitPods(cluster, namespace);
  // Every Pod has it among its files, so it is there before the cluster's own.
  for (const one of ['kube-system', namespace]) cluster.configs.apply(rootCertificate(one));
  await time.until(cluster.init());
  await time.until(cluster.api.corev1.createNamespace({ body: { metadata: { name: namespace } } }));
  await time.until(cluster.api.corev1.createNamespacedService({ namespace: 'default', body: API_SERVER }));
  assignLoadBalancerAddresses(cluster);
  keepRevisions(cluster);
  countPods();
  await nameServer(cluster, time);
  const workspace = new EmbeddedWorkspace({ cluster, time, logs, judge, namespace });
  // A watch connects at the clock's next step; until then webernetes may forget what it should have heard.
  await time.sleep(CONNECT_MS);
  return workspace;
}

/** Wait for the cluster's name server, which on a real cluster runs long before an example does. */
async function nameServer({ network, servers }: SimulatedCluster, time: SimulatedTime): Promise<void> {
  for (;;) {
    const answer = network.resolveDns(servers[0]!.node, 'kube-dns.kube-system.svc.cluster.local', 'A');
    if (await time.until(answer.catch(() => undefined))) return;
    await time.sleep(CONNECT_MS);
  }
}
