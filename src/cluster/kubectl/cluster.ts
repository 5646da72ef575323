import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import type { Cluster, EngineInfo, Workspace } from '../engine.ts';
import { confine, readClusterEntry } from './access.ts';
import { CurlPod } from './curl-pod.ts';
import { Discovery } from './discovery.ts';
import type { ClusterHandle } from './handle.ts';
import type { Home } from './home.ts';
import { InsideClient } from './inside.ts';
import type { ClusterEntry } from './kubeconfig.ts';
import { Kubectl } from './kubectl.ts';
import type { Connection } from './proxy.ts';
import { type NodeRole, nodeAddress } from './server.ts';
import { KubectlWorkspace } from './workspace.ts';

export interface ClusterParts {
  readonly connection: Connection;
  /** Kubeconfig file with the caller's own credentials. */
  readonly kubeconfig: string;
  /** A private folder for this run's files. */
  readonly folder: string;
  readonly info: EngineInfo;
  readonly home: Home;
  /** Aborted by Ctrl-C: commands that run end. */
  readonly signal: AbortSignal;
  readonly standIns: ReadonlySet<string>;
  readonly nodesReachable: boolean;
  readonly nodePortsAt: NodeRole;
  /** Whether images come from their published registries. */
  readonly published: boolean;
  /** Runs after the namespaces are gone; with `remove` the cluster goes, and they need no removal of their own. */
  readonly leave: () => Promise<void>;
  readonly remove: () => Promise<boolean>;
}

/** Put a cluster together that works through kubectl and the API: kind's and any other. */
export async function openCluster(parts: ClusterParts): Promise<Cluster> {
  const { connection, folder, home } = parts;
  const { api } = connection;
  const entry: ClusterEntry = await readClusterEntry(parts.kubeconfig);
  const inside = new InsideClient(api, parts.kubeconfig, home.namespace);
  const handle: ClusterHandle = {
    api,
    discovery: new Discovery(api),
    home,
    inside,
    curl: new CurlPod(api, parts.kubeconfig, home.namespace, parts.signal),
    standIns: parts.standIns,
    nodesReachable: parts.nodesReachable,
    nodeAddress: () => nodeAddress(api, parts.nodePortsAt),
  };
  return {
    info: parts.info,
    capabilities: new Set(['kubectl', 'browser', ...(parts.published ? (['published-images'] as const) : [])]),
    async open(exampleId: string): Promise<Workspace> {
      const namespace = namespaceFor(exampleId);
      await home.createNamespace(namespace, 'example');
      const access = await confine(api, home, entry, namespace, join(folder, 'access'));
      return new KubectlWorkspace(handle, namespace, new Kubectl(access, folder, parts.signal));
    },
    async close(): Promise<void> {
      await inside.close();
      if (await parts.remove()) home.abandon();
      else await home.close();
      connection.close();
      await parts.leave();
    },
  };
}

/** The letters of which Kubernetes makes generated names: none that could form a word. */
const ALPHABET = 'bcdfghjklmnpqrstvwxz2456789';

/** A name that tells what it is for, within the 63 characters that a namespace may have, ending as generated names do. */
function namespaceFor(exampleId: string): string {
  const random = Array.from({ length: 5 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return `${exampleId.replace('/', '-').slice(0, 50)}-${random}`;
}
