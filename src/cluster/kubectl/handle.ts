import type { Api } from './api.ts';
import type { CurlPod } from './curl-pod.ts';
import type { Discovery } from './discovery.ts';
import type { Home } from './home.ts';
import type { InsideClient } from './inside.ts';

/** What the workspaces of one cluster share. */
export interface ClusterHandle {
  readonly api: Api;
  readonly discovery: Discovery;
  readonly home: Home;
  readonly inside: InsideClient;
  readonly curl: CurlPod;
  /** Digests of images that are stand-ins for published ones. */
  readonly standIns: ReadonlySet<string>;
  /** Whether this machine can reach node and load balancer addresses itself. */
  readonly nodesReachable: boolean;
  nodeAddress(): Promise<string | undefined>;
}
