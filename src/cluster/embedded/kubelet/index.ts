import type { SimulatedCluster } from '../simulated-cluster.ts';
import { writeBackOff } from './back-off.ts';
import { startContainers } from './containers.ts';
import { readEnvironment } from './environment.ts';
import { runInitContainers } from './init-containers.ts';
import { requireInternals } from './internals.ts';
import { nameProbedAddresses, nameProbedCommands } from './probe-messages.ts';
import { breakProbes } from './probes.ts';
import { mountVolumes, Volumes } from './volumes.ts';

/** Teach each node's kubelet what webernetes leaves out: ConfigMaps and Secrets, volumes, init containers, commands. */
export function improveKubelets({ servers, configs, brokenProbes }: SimulatedCluster): void {
  for (const node of servers) {
    requireInternals(node);
    const volumes = new Volumes(configs);
    readEnvironment(node.kubelet, configs);
    runInitContainers(node.kubelet);
    writeBackOff(node.kubelet);
    nameProbedAddresses(node.kubelet);
    nameProbedCommands(node.kubelet);
    mountVolumes(node.kubelet, volumes);
    startContainers(node, volumes);
    breakProbes(node, (pod) => brokenProbes.has(pod));
  }
}
