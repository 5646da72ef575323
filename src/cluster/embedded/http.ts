import type { Cluster, V1Service, V1ServicePort } from '@ngrok/webernetes';
import { type Localized, verbatim } from '@studylog/check/text';
import type { HttpOutcome, HttpRequest, KubeObject } from '../engine.ts';
import { noService } from '../reasons.ts';

/** Send a request to a Service by the way in that its type offers. Times are the simulation's. */
export async function request(
  cluster: Cluster,
  service: KubeObject | undefined,
  asked: HttpRequest,
): Promise<HttpOutcome> {
  if (!service) return { kind: 'error', message: noService(asked.service), ms: 0, unsent: true };
  return await timed(cluster, asked.timeoutMs, () => send(cluster, service as unknown as V1Service, asked));
}

/** Send a request to an address within the cluster, `10.96.0.7:80/`. */
export async function requestAddress(cluster: Cluster, address: string, timeoutMs: number): Promise<HttpOutcome> {
  return await timed(cluster, timeoutMs, () => fetched(cluster, address));
}

async function timed(cluster: Cluster, timeoutMs: number, work: () => Promise<Untimed>): Promise<HttpOutcome> {
  const { clock } = cluster;
  const started = clock.nowMs();
  const late = Promise.withResolvers<Untimed>();
  const message = noAnswer(timeoutMs);
  const timer = clock.setTimeout(() => late.resolve({ kind: 'timeout', message }), timeoutMs);
  const outcome = await Promise.race([work(), late.promise]);
  clock.clearTimeout(timer);
  return { ...outcome, ms: Math.round(clock.nowMs() - started) };
}

function noAnswer(timeoutMs: number): Localized {
  return { ko: `${timeoutMs / 1000}초 안에 응답이 없습니다`, en: `no response within ${timeoutMs / 1000} s` };
}

type Untimed = HttpOutcome extends infer O ? (O extends HttpOutcome ? Omit<O, 'ms'> : never) : never;

async function send(cluster: Cluster, service: V1Service, asked: HttpRequest): Promise<Untimed> {
  const port = portOf(service, asked.port);
  if ('problem' in port) return { kind: 'error', message: port.problem, unsent: true };
  const authority = authorityOf(cluster, service, port, asked.via ?? wayIn(service));
  if (typeof authority !== 'string') return { kind: 'error', message: authority.problem, unsent: true };
  return await fetched(cluster, `${authority}${asked.path}`);
}

async function fetched(cluster: Cluster, address: string): Promise<Untimed> {
  try {
    const { status, body } = await cluster.fetch(`http://${address}`);
    return { kind: 'response', status, body };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : undefined;
    const refused = cause && 'code' in cause && cause.code === 'ECONNREFUSED';
    const message = cause?.message ?? (error instanceof Error ? error.message : String(error));
    return { kind: refused ? 'refused' : 'error', message: verbatim(message) };
  }
}

interface Problem {
  readonly problem: Localized;
}

/** Why a Service cannot be reached: what it lacks. */
function problem(metadata: V1Service['metadata'], { ko, en }: Localized): Problem {
  return { problem: { ko: `서비스 ${metadata?.name}: ${ko}`, en: `Service ${metadata?.name} has ${en}` } };
}

function wayIn({ spec }: V1Service): NonNullable<HttpRequest['via']> {
  if (spec?.type === 'LoadBalancer') return 'load-balancer';
  return spec?.type === 'NodePort' ? 'node' : 'cluster';
}

function portOf({ spec, metadata }: V1Service, asked: HttpRequest['port']): V1ServicePort | Problem {
  const ports = spec?.ports ?? [];
  const found = ports.filter(({ port, name }) => asked === undefined || port === asked || name === asked);
  if (found.length === 1) return found[0]!;
  const known = ports.map(({ port, name }) => (name ? `${name} (${port})` : port)).join(', ');
  const [ko, en] =
    found.length === 0
      ? ['그런 포트가 없습니다', 'no such port']
      : ['포트가 여럿 있습니다. 하나를 적으십시오', 'several ports; name one'];
  return problem(metadata, { ko: `${ko}: ${known}`, en: `${en}: ${known}` });
}

function authorityOf(
  cluster: Cluster,
  { spec, status, metadata }: V1Service,
  { port, nodePort }: V1ServicePort,
  via: NonNullable<HttpRequest['via']>,
): string | Problem {
  if (via === 'node') {
    return nodePort
      ? `${cluster.servers[0]!.name}:${nodePort}`
      : problem(metadata, { ko: '노드포트가 없습니다', en: 'no node port' });
  }
  if (via === 'load-balancer' && !status?.loadBalancer?.ingress?.length) {
    return problem(metadata, { ko: '로드 밸런서 주소가 없습니다', en: 'no load balancer address' });
  }
  // The balancer's address is the engine's own; what it forwards to is the cluster IP.
  const address = spec?.clusterIP;
  return address && address !== 'None'
    ? `${address}:${port}`
    : problem(metadata, { ko: '클러스터 IP가 없습니다', en: 'no cluster IP' });
}
