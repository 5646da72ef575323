import type { Objects } from '../objects.ts';
import { EVENTS } from './events.ts';
import { linesOf, type Row } from './rows.ts';
import type { EndpointSlice, Service } from './types.ts';
import { annotations, labels } from './words.ts';

const NONE = '<none>';
const joined = (texts: readonly string[] | undefined): string | undefined =>
  texts?.length ? texts.join(',') : undefined;

const HEAD: readonly Row<Service>[] = [
  ['Name', ({ metadata }) => metadata.name],
  ['Namespace', ({ metadata }) => metadata.namespace],
  ['Labels', ({ metadata }) => labels(metadata.labels)],
  ['Annotations', ({ metadata }) => annotations(metadata.annotations)],
  ['Selector', ({ spec }) => labels(spec?.selector).join(',') || NONE],
  ['Type', ({ spec }) => spec?.type ?? ''],
  ['IP Family Policy', ({ spec }) => spec?.ipFamilyPolicy],
  ['IP Families', ({ spec }) => joined(spec?.ipFamilies) ?? NONE],
  ['IP', ({ spec }) => spec?.clusterIP ?? ''],
  ['IPs', ({ spec }) => joined(spec?.clusterIPs) ?? NONE],
  ['External IPs', ({ spec }) => joined(spec?.externalIPs)],
  ['Desired LoadBalancer IP', ({ spec }) => spec?.loadBalancerIP || undefined],
  ['External Name', ({ spec }) => spec?.externalName || undefined],
  ['LoadBalancer Ingress', ({ status }) => ingress(status) || undefined],
];

function ingress(status: Service['status']): string {
  const all = status?.loadBalancer?.ingress ?? [];
  return all
    .map(({ ip, ipMode, hostname = '' }) => (ip ? `${ip}${ipMode ? ` (${ipMode})` : ''}` : hostname))
    .join(', ');
}

type Port = NonNullable<NonNullable<Service['spec']>['ports']>[number];
interface PortOf {
  readonly port: Port;
  readonly slices: readonly EndpointSlice[];
}

const named = ({ name, protocol }: Port, number: number): string => `${name || '<unset>'}\t${number}/${protocol}`;

const PORT: readonly Row<PortOf>[] = [
  ['Port', ({ port }) => named(port, port.port)],
  ['TargetPort', ({ port }) => `${port.targetPort}/${port.protocol}`],
  ['AppProtocol', ({ port }) => port.appProtocol],
  ['NodePort', ({ port }) => (port.nodePort ? named(port, port.nodePort) : undefined)],
  ['Endpoints', ({ port, slices }) => endpoints(slices, port.name ?? '')],
];

/** Endpoints that are written out; of others, how many there are. */
const MOST = 3;

function endpoints(slices: readonly EndpointSlice[], name: string): string {
  if (slices.length === 0) return NONE;
  const addresses = slices.flatMap(({ ports = [], endpoints: all = [] }) => {
    const ready = all.filter(({ conditions }) => conditions?.ready !== false).map((one) => one.addresses[0]!);
    if (ports.length === 0) return ready;
    const wanted = ports.filter((port) => (port.name ?? '') === name);
    return wanted.flatMap(({ port }) => ready.map((address) => `${address}:${port}`));
  });
  const more = addresses.length > MOST ? ` + ${addresses.length - MOST} more...` : '';
  return addresses.slice(0, MOST).join(',') + more;
}

const TAIL: readonly Row<Service>[] = [
  ['Session Affinity', ({ spec }) => spec?.sessionAffinity ?? ''],
  ['External Traffic Policy', ({ spec }) => spec?.externalTrafficPolicy || undefined],
  ['Internal Traffic Policy', ({ spec }) => spec?.internalTrafficPolicy],
  ['HealthCheck NodePort', ({ spec }) => spec?.healthCheckNodePort || undefined],
  ['LoadBalancer Source Ranges', ({ spec }) => joined(spec?.loadBalancerSourceRanges)],
  ['Traffic Distribution', ({ spec }) => spec?.trafficDistribution],
  EVENTS as Row<Service>,
];

export function serviceLines(service: Service, all: Objects): string[] {
  const slices = (all.of('EndpointSlice') as readonly EndpointSlice[]).filter(
    ({ metadata }) => metadata.labels?.['kubernetes.io/service-name'] === service.metadata.name,
  );
  return [
    ...linesOf(HEAD, service, all),
    ...(service.spec?.ports ?? []).flatMap((port) => linesOf(PORT, { port, slices }, all)),
    ...linesOf(TAIL, service, all),
  ];
}
