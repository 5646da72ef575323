import type { KubeObject } from '../../cluster/engine.ts';
import type { LabelSelector, Labels } from '../describe/types.ts';
import { labels, selector } from '../describe/words.ts';
import type { EndpointSlice } from '../endpoints.ts';
import { RELEASE } from '../release.ts';
import { since } from './duration.ts';
import { countOf, type EventObject, firstSeen, lastSeen, seenText, sourceOf, targetOf } from './event.ts';
import { kernel, type NodeObject, nodeAddress, nodeFact, nodeRoles, nodeState } from './node.ts';
import { type PodObject, summaryOf } from './pod.ts';
import type { Column } from './table.ts';

type Fields = Readonly<Record<string, unknown>>;
const fields = (value: unknown): Fields => (value ?? {}) as Fields;
const list = <T>(value: unknown): readonly T[] => (value ?? []) as readonly T[];
const spec = (object: KubeObject): Fields => fields(object.spec);
const status = (object: KubeObject): Fields => fields(object.status);
const count = (value: unknown): number => Number(value ?? 0);

/** A column whose reader knows the shape of its kind's objects. */
function column<T extends KubeObject>(heading: string, cell: (object: T, now: number) => string | number): Column {
  return { heading, cell: cell as unknown as Column['cell'] };
}
const wide = <T extends KubeObject>(heading: string, cell: (object: T, now: number) => string | number): Column => ({
  ...column(heading, cell),
  wide: true,
});

const NAME = column('NAME', ({ metadata }) => metadata.name);
const AGE = column('AGE', ({ metadata }, now) => since(metadata.creationTimestamp, now));
const NONE = '<none>';

/** At most three, and how many more there are. */
function upToThree(values: readonly (string | number)[]): string {
  const more = values.length > 3 ? ` + ${values.length - 3} more...` : '';
  return values.slice(0, 3).join(',') + more;
}

const labelText = (map: unknown): string => labels(map as Labels | undefined).join(',') || NONE;

const templateContainers = (object: KubeObject): readonly { name: string; image: string }[] =>
  list(fields(fields(spec(object).template).spec).containers);
const TEMPLATE: readonly Column[] = [
  wide('CONTAINERS', (object) =>
    templateContainers(object)
      .map(({ name }) => name)
      .join(','),
  ),
  wide('IMAGES', (object) =>
    templateContainers(object)
      .map(({ image }) => image)
      .join(','),
  ),
  wide('SELECTOR', (object) => selector(spec(object).selector as LabelSelector | undefined) || NONE),
];

function externalAddress(service: KubeObject): string {
  const { type, externalIPs, externalName } = spec(service);
  if (type === 'ExternalName') return String(externalName);
  const ingress = list<{ ip?: string; hostname?: string }>(fields(status(service).loadBalancer).ingress);
  const balancers = type === 'LoadBalancer' ? ingress.map(({ ip, hostname }) => ip ?? hostname ?? '').sort() : [];
  const addresses = [...balancers, ...list<string>(externalIPs)];
  return addresses.join(',') || (type === 'LoadBalancer' ? '<pending>' : NONE);
}

const servicePorts = (service: KubeObject): string =>
  list<{ port: number; nodePort?: number; protocol?: string }>(spec(service).ports)
    .map(({ port, nodePort, protocol = 'TCP' }) => `${port}${nodePort ? `:${nodePort}` : ''}/${protocol}`)
    .join(',') || NONE;

const slicePorts = ({ ports }: EndpointSlice): string =>
  upToThree((ports ?? []).map(({ port, name }) => port ?? name ?? '*')) || '<unset>';
const sliceAddresses = ({ endpoints }: EndpointSlice): string =>
  upToThree((endpoints ?? []).flatMap(({ addresses }) => addresses)) || '<unset>';

interface Subset {
  readonly addresses?: readonly { readonly ip: string }[];
  readonly ports?: readonly { readonly port: number }[];
}
const endpointAddresses = ({ subsets }: KubeObject): string =>
  upToThree(
    list<Subset>(subsets).flatMap(({ addresses = [], ports = [] }) =>
      ports.length === 0
        ? addresses.map(({ ip }) => ip)
        : ports.flatMap(({ port }) => addresses.map(({ ip }) => `${ip}:${port}`)),
    ),
  ) || NONE;

/** The tables of `kubectl get`, as the API server lays them out. */
const TABLES: Readonly<Record<string, readonly Column[]>> = {
  Pod: [
    NAME,
    column('READY', (pod: PodObject, now) => summaryOf(pod, now).ready),
    column('STATUS', (pod: PodObject, now) => summaryOf(pod, now).status),
    column('RESTARTS', (pod: PodObject, now) => summaryOf(pod, now).restarts),
    AGE,
    wide('IP', (pod: PodObject) => pod.status.podIPs?.[0]?.ip ?? NONE),
    wide('NODE', (pod: PodObject) => pod.spec.nodeName ?? NONE),
    wide('NOMINATED NODE', (pod: PodObject) => pod.status.nominatedNodeName || NONE),
    wide('READINESS GATES', ({ spec: { readinessGates = [] }, status: { conditions = [] } }: PodObject) => {
      const met = readinessGates.filter(({ conditionType }) =>
        conditions.some(({ type, status: is }) => type === conditionType && is === 'True'),
      );
      return readinessGates.length === 0 ? NONE : `${met.length}/${readinessGates.length}`;
    }),
  ],
  Service: [
    NAME,
    column('TYPE', (service) => String(spec(service).type)),
    column('CLUSTER-IP', (service) => String(list(spec(service).clusterIPs)[0] ?? spec(service).clusterIP ?? NONE)),
    column('EXTERNAL-IP', externalAddress),
    column('PORT(S)', servicePorts),
    AGE,
    wide('SELECTOR', (service) => labelText(spec(service).selector)),
  ],
  ReplicaSet: [
    NAME,
    column('DESIRED', (set) => count(spec(set).replicas)),
    column('CURRENT', (set) => count(status(set).replicas)),
    column('READY', (set) => count(status(set).readyReplicas)),
    AGE,
    ...TEMPLATE,
  ],
  Deployment: [
    NAME,
    column('READY', (one) => `${count(status(one).readyReplicas)}/${count(spec(one).replicas)}`),
    column('UP-TO-DATE', (one) => count(status(one).updatedReplicas)),
    column('AVAILABLE', (one) => count(status(one).availableReplicas)),
    AGE,
    ...TEMPLATE,
  ],
  EndpointSlice: [
    NAME,
    column('ADDRESSTYPE', (slice: EndpointSlice) => slice.addressType),
    column('PORTS', slicePorts),
    column('ENDPOINTS', sliceAddresses),
    AGE,
  ],
  Endpoints: [NAME, column('ENDPOINTS', endpointAddresses), AGE],
  Event: [
    column('LAST SEEN', (event: EventObject, now) => since(lastSeen(event), now)),
    column('TYPE', (event: EventObject) => event.type),
    column('REASON', (event: EventObject) => event.reason),
    column('OBJECT', targetOf),
    wide('SUBOBJECT', (event: EventObject) => event.involvedObject.fieldPath ?? ''),
    wide('SOURCE', sourceOf),
    column('MESSAGE', (event: EventObject) => event.message.trim()),
    wide('FIRST SEEN', (event: EventObject, now) => since(firstSeen(event), now)),
    wide('COUNT', countOf),
    wide('NAME', (event) => event.metadata.name),
  ],
  ConfigMap: [
    NAME,
    column('DATA', ({ data, binaryData }) => Object.keys(fields(data)).length + Object.keys(fields(binaryData)).length),
    AGE,
  ],
  Secret: [
    NAME,
    column('TYPE', ({ type }) => String(type)),
    column('DATA', ({ data }) => Object.keys(fields(data)).length),
    AGE,
  ],
  Node: [
    NAME,
    column('STATUS', nodeState),
    column('ROLES', nodeRoles),
    AGE,
    column('VERSION', ({ status: { nodeInfo } }: NodeObject) => nodeInfo?.kubeletVersion || RELEASE),
    wide('INTERNAL-IP', nodeAddress('InternalIP')),
    wide('EXTERNAL-IP', nodeAddress('ExternalIP')),
    wide('OS-IMAGE', nodeFact('osImage')),
    wide('KERNEL-VERSION', kernel),
    wide('CONTAINER-RUNTIME', nodeFact('containerRuntimeVersion')),
  ],
  Namespace: [NAME, column('STATUS', (one) => String(status(one).phase ?? 'Active')), AGE],
};

/** The columns that a table of a kind has, those of `-o wide` only where asked. */
export function columnsOf(kind: string, isWide: boolean): readonly Column[] {
  return (TABLES[kind] ?? [NAME, AGE]).filter((one) => isWide || !one.wide);
}

/** The table of `kubectl events`. */
export const EVENT_COLUMNS: readonly Column[] = [
  column('LAST SEEN', seenText),
  column('TYPE', (event: EventObject) => event.type),
  column('REASON', (event: EventObject) => event.reason),
  column('OBJECT', ({ involvedObject: { kind, name } }: EventObject) => `${kind}/${name}`),
  column('MESSAGE', (event: EventObject) => event.message.trim()),
];

/** The columns of labels: one for each key of `-L`, and all of them with `--show-labels`. */
export function labelColumns(keys: readonly string[], showsAll: boolean): Column[] {
  return [
    ...keys.map((key) =>
      column(key.split('/').at(-1)!.toUpperCase(), ({ metadata }) => metadata.labels?.[key] || NONE),
    ),
    ...(showsAll ? [column('LABELS', ({ metadata }) => labelText(metadata.labels))] : []),
  ];
}
