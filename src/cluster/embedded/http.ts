import type { Cluster, V1Service, V1ServicePort } from '@ngrok/webernetes';
import type { HttpOutcome, HttpRequest, KubeObject } from '../engine.ts';

/** Send a request to a Service by the way in that its type offers. Times are the simulation's. */
export async function request(
  cluster: Cluster,
  service: KubeObject | undefined,
  asked: HttpRequest,
): Promise<HttpOutcome> {
  if (!service) return { kind: 'error', message: `there is no Service ${asked.service}`, ms: 0 };
  const { clock } = cluster;
  const started = clock.nowMs();
  const late = Promise.withResolvers<Untimed>();
  const message = `no answer within ${asked.timeoutMs / 1000} s`;
  const timer = clock.setTimeout(() => late.resolve({ kind: 'timeout', message }), asked.timeoutMs);
  const outcome = await Promise.race([send(cluster, service as unknown as V1Service, asked), late.promise]);
  clock.clearTimeout(timer);
  return { ...outcome, ms: Math.round(clock.nowMs() - started) };
}

type Untimed = HttpOutcome extends infer O ? (O extends HttpOutcome ? Omit<O, 'ms'> : never) : never;

async function send(cluster: Cluster, service: V1Service, asked: HttpRequest): Promise<Untimed> {
  const port = portOf(service, asked.port);
  if (typeof port === 'string') return { kind: 'error', message: port };
  const authority = authorityOf(cluster, service, port, asked.via ?? wayIn(service));
  if (typeof authority !== 'string') return { kind: 'error', message: authority.problem };
  try {
    const { status, body } = await cluster.fetch(`http://${authority}${asked.path}`);
    return { kind: 'response', status, body };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : undefined;
    const refused = cause && 'code' in cause && cause.code === 'ECONNREFUSED';
    const message = cause?.message ?? (error instanceof Error ? error.message : String(error));
    return { kind: refused ? 'refused' : 'error', message };
  }
}

function wayIn({ spec }: V1Service): NonNullable<HttpRequest['via']> {
  if (spec?.type === 'LoadBalancer') return 'load-balancer';
  return spec?.type === 'NodePort' ? 'node' : 'cluster';
}

function portOf({ spec, metadata }: V1Service, asked: HttpRequest['port']): V1ServicePort | string {
  const ports = spec?.ports ?? [];
  const found = ports.filter(({ port, name }) => asked === undefined || port === asked || name === asked);
  if (found.length === 1) return found[0]!;
  const known = ports.map(({ port, name }) => (name ? `${name} (${port})` : port)).join(', ');
  return `Service ${metadata?.name} has ${found.length === 0 ? 'no such port' : 'several ports; name one'}: ${known}`;
}

function authorityOf(
  cluster: Cluster,
  { spec, status, metadata }: V1Service,
  { port, nodePort }: V1ServicePort,
  via: NonNullable<HttpRequest['via']>,
): string | { problem: string } {
  if (via === 'node') {
    return nodePort
      ? `${cluster.servers[0]!.name}:${nodePort}`
      : { problem: `Service ${metadata?.name} has no node port` };
  }
  if (via === 'load-balancer' && !status?.loadBalancer?.ingress?.length) {
    return { problem: `Service ${metadata?.name} has no load balancer address` };
  }
  // The balancer's address is the engine's own; what it forwards to is the cluster IP.
  const address = spec?.clusterIP;
  return address && address !== 'None'
    ? `${address}:${port}`
    : { problem: `Service ${metadata?.name} has no cluster IP` };
}
