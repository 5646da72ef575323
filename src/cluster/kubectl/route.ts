import { Fault } from '@studylog/check/text';
import type { HttpRequest, KubeObject } from '../engine.ts';

/** Where a Service is reached, and from where: this machine, or only inside the cluster. */
export interface Route {
  readonly host: string;
  readonly port: number;
  readonly from: 'host' | 'inside';
}

export interface ServiceObject extends KubeObject {
  readonly spec: {
    readonly type: string;
    readonly clusterIP: string;
    readonly ports: readonly { readonly name?: string; readonly port: number; readonly nodePort?: number }[];
  };
  readonly status: { readonly loadBalancer?: { readonly ingress?: readonly { ip?: string; hostname?: string }[] } };
}

type Via = NonNullable<HttpRequest['via']>;

const DEFAULT_VIA: Readonly<Record<string, Via>> = {
  LoadBalancer: 'load-balancer',
  NodePort: 'node',
  ClusterIP: 'cluster',
};

/** The way in that a request takes, by the Service's type or as `via` asks. */
export function viaOf(service: ServiceObject, { via }: Pick<HttpRequest, 'via'>): Via | undefined {
  return via ?? DEFAULT_VIA[service.spec.type];
}

/**
 * The way to a Service's port, by its type or as `via` asks.
 * @throws Fault when the Service has no such port or way.
 */
export function routeTo(
  service: ServiceObject,
  request: Pick<HttpRequest, 'port' | 'via'>,
  nodeAddress: string | undefined,
): Route {
  const name = service.metadata.name;
  const port = findPort(service, request.port);
  const via = viaOf(service, request);
  if (via === 'load-balancer') {
    const [address] = service.status.loadBalancer?.ingress ?? [];
    const host = address?.ip ?? address?.hostname;
    if (!host) throw lacking(name, '로드 밸런서 주소가 (아직) 없습니다', 'no load balancer address (yet)');
    return { host, port: port.port, from: 'host' };
  }
  if (via === 'node') {
    const { type } = service.spec;
    if (!port.nodePort)
      throw lacking(name, `노드포트가 없습니다. 타입은 ${type}입니다`, `no node port; its type is ${type}`);
    if (!nodeAddress) throw new Fault({ ko: '주소가 있는 노드가 없습니다', en: 'no node has an address' });
    return { host: nodeAddress, port: port.nodePort, from: 'host' };
  }
  const { clusterIP } = service.spec;
  if (via !== 'cluster' || !clusterIP || clusterIP === 'None')
    throw lacking(name, '클러스터 IP가 없습니다', 'no cluster IP');
  return { host: clusterIP, port: port.port, from: 'inside' };
}

/** The fault of a Service by what it has, or has not. */
function lacking(name: string, ko: string, en: string): Fault {
  return new Fault({ ko: `서비스 ${name}: ${ko}`, en: `the Service ${name} has ${en}` });
}

function findPort(service: ServiceObject, wanted: number | string | undefined): ServiceObject['spec']['ports'][number] {
  const { name } = service.metadata;
  const ports = service.spec.ports ?? [];
  const names = ports.map((port) => port.name ?? port.port).join(', ');
  if (wanted === undefined) {
    if (ports.length === 1) return ports[0]!;
    throw lacking(
      name,
      `\`port\`로 포트를 하나 적으십시오. 있는 포트: ${names || '없음'}`,
      `the ports ${names || 'none'}; name one with \`port\``,
    );
  }
  const found = ports.find((port) => port.port === wanted || port.name === wanted);
  if (!found) {
    throw lacking(
      name,
      `${wanted} 포트가 없습니다. 있는 포트: ${names || '없음'}`,
      `no port ${wanted}; it has ${names || 'none'}`,
    );
  }
  return found;
}

/** Write a base URL; IPv6 addresses take brackets. */
export function urlOf({ host, port }: Route): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
