import type { Cluster, V1Service, V1ServicePort } from '@ngrok/webernetes';

/** How long after its last connection a client is remembered, where the Service does not say. */
const DEFAULT_SECONDS = 10_800;

/** The field of a Service's spec that webernetes' types lack. */
interface Affinity {
  readonly sessionAffinityConfig?: { readonly clientIP?: { readonly timeoutSeconds?: number } };
}
interface Endpoint {
  readonly ip: string;
  readonly port: number;
}
interface Hop {
  readonly type: string;
  readonly resource?: { readonly metadata?: { readonly uid?: string; readonly name?: string } };
}
/** The part of webernetes' network that chooses the Pod of a connection. It is private there. */
interface Network {
  readonly targetListsByServicePort: ReadonlyMap<string, { readonly targets: readonly string[] }>;
  routeFetchEndpoint(endpoint: Endpoint, chain: Hop[]): unknown;
  selectEndpoint(service: V1Service, port: V1ServicePort): Endpoint;
}

/** The Pod that a client was sent to, and when that was. */
interface Session {
  readonly endpoint: Endpoint;
  readonly at: number;
}

/** Send the connections of a client to the same Pod where a Service has `sessionAffinity: ClientIP`; webernetes' network sends them in turn. */
export function keepSessions(cluster: Cluster): void {
  const network = cluster.network as unknown as Network;
  if (!network.routeFetchEndpoint || !network.selectEndpoint) {
    throw new Error('this version of webernetes has another network; see src/cluster/embedded/affinity.ts');
  }
  const route = network.routeFetchEndpoint.bind(network);
  const select = network.selectEndpoint.bind(network);
  const sessions = new Map<string, Session>();
  let client = '';
  network.routeFetchEndpoint = (endpoint, chain) => {
    const { uid, name = '' } = chain[0]?.resource?.metadata ?? {};
    client = uid ?? name;
    return route(endpoint, chain);
  };
  network.selectEndpoint = (service, port) => {
    const { metadata, spec } = service;
    if (spec?.sessionAffinity !== 'ClientIP') return select(service, port);
    const { timeoutSeconds = DEFAULT_SECONDS } = (spec as Affinity).sessionAffinityConfig?.clientIP ?? {};
    const at = `${metadata?.namespace}/${metadata?.name}:${port.port}`;
    const key = `${client} ${metadata?.uid} ${port.port}`;
    const now = cluster.clock.nowMs();
    const known = sessions.get(key);
    const isKept =
      known !== undefined &&
      now - known.at < timeoutSeconds * 1000 &&
      network.targetListsByServicePort.get(at)?.targets.includes(`${known.endpoint.ip}:${known.endpoint.port}`);
    const endpoint = isKept ? known.endpoint : select(service, port);
    sessions.set(key, { endpoint, at: now });
    return endpoint;
  };
}
