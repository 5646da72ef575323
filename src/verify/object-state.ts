import type { KubeObject } from '../cluster/engine.ts';
import type { ContainerState, Endpoint, ObjectState, TimelineObject } from '../example/timeline.ts';
import { type Fields, fields, list } from './untyped.ts';

const number = (value: unknown): number => (typeof value === 'number' ? value : 0);
const given = <K extends string>(key: K, value: unknown): Partial<Record<K, string>> =>
  value === undefined || value === '' ? {} : ({ [key]: String(value) } as Record<K, string>);
const strings = (value: unknown): Record<string, string> => ({ ...(fields(value) as Record<string, string>) });

type StateOf<K extends ObjectState['kind']> = Omit<Extract<ObjectState, { kind: K }>, 'kind' | 'deleting'>;
type Read = (spec: Fields, status: Fields, object: KubeObject) => object;

const READ = {
  Pod: (spec, status, { metadata }): StateOf<'Pod'> => ({
    phase: String(status.phase ?? 'Pending'),
    ...given('ip', status.podIP),
    ...given('node', spec.nodeName),
    labels: strings(metadata.labels),
    containers: list(spec.containers).map((container) =>
      containerOf(
        container,
        list(status.containerStatuses).find(({ name }) => name === container.name),
      ),
    ),
  }),
  ReplicaSet: (spec, status, { metadata }): StateOf<'ReplicaSet'> => ({
    desired: number(spec.replicas ?? 1),
    current: number(status.replicas),
    ready: number(status.readyReplicas),
    ...revisionOf(metadata),
    labels: strings(metadata.labels),
    images: imagesOf(spec),
  }),
  Deployment: (spec, status, { metadata }): StateOf<'Deployment'> => ({
    desired: number(spec.replicas ?? 1),
    current: number(status.replicas),
    ready: number(status.readyReplicas),
    updated: number(status.updatedReplicas),
    available: number(status.availableReplicas),
    ...revisionOf(metadata),
    images: imagesOf(spec),
  }),
  Service: (spec, status): StateOf<'Service'> => {
    const [ingress = {}] = list(fields(status.loadBalancer).ingress);
    return {
      type: String(spec.type ?? 'ClusterIP'),
      ports: list(spec.ports).map(({ port, targetPort, nodePort, name }) => ({
        port: number(port),
        targetPort: (targetPort ?? port) as number | string,
        ...(nodePort ? { nodePort: number(nodePort) } : {}),
        ...given('name', name),
      })),
      selector: strings(spec.selector),
      ...given('clusterIp', spec.clusterIP),
      ...given('address', ingress.ip ?? ingress.hostname),
    };
  },
  EndpointSlice: (_spec, _status, { endpoints }): StateOf<'EndpointSlice'> => ({
    endpoints: list(endpoints).flatMap(({ addresses, conditions, targetRef }) =>
      (addresses as readonly string[]).map((address) => endpointOf(address, fields(conditions), fields(targetRef))),
    ),
  }),
} as const satisfies Record<Exclude<ObjectState['kind'], 'other'>, Read>;

/** What a timeline records of an object: its state as far as a reader follows it, without what the API alone needs. */
export function objectState(object: KubeObject): ObjectState {
  const { kind, metadata, spec, status } = object;
  const deleting = metadata.deletionTimestamp !== undefined;
  const read: Read | undefined = Object.hasOwn(READ, kind) ? READ[kind as keyof typeof READ] : undefined;
  if (!read) return { kind: 'other', deleting };
  return { kind, deleting, ...read(fields(spec), fields(status), object) } as ObjectState;
}

/** An object by kind and name, with the controller among its owners. */
export function timelineObject({ kind, metadata }: KubeObject): TimelineObject {
  const owner = list(metadata.ownerReferences).find(({ controller }) => controller === true);
  return {
    kind,
    name: metadata.name,
    ...(owner ? { owner: { kind: String(owner.kind), name: String(owner.name) } } : {}),
  };
}

function containerOf({ name, image }: Fields, status: Fields = {}): ContainerState {
  const [state = 'waiting', detail] = Object.entries(fields(status.state))[0] ?? [];
  const { reason, exitCode } = fields(detail);
  return {
    name: String(name),
    image: String(image),
    ready: status.ready === true,
    restarts: number(status.restartCount),
    state: state as ContainerState['state'],
    ...given('reason', reason),
    ...(exitCode === undefined ? {} : { exitCode: number(exitCode) }),
  };
}

/** What is not said of an endpoint is so: the API means ready by no condition, and serving by ready. */
function endpointOf(address: string, { ready, serving, terminating }: Fields, target: Fields): Endpoint {
  const isReady = ready !== false;
  return {
    address,
    ...(target.kind === 'Pod' ? given('pod', target.name) : {}),
    ready: isReady,
    serving: typeof serving === 'boolean' ? serving : isReady,
    terminating: terminating === true,
  };
}

/** The Deployment's own count of its templates. */
function revisionOf({ annotations }: KubeObject['metadata']): { revision?: number } {
  const revision = Number(annotations?.['deployment.kubernetes.io/revision']);
  return Number.isInteger(revision) ? { revision } : {};
}

function imagesOf({ template }: Fields): string[] {
  return list(fields(fields(template).spec).containers).map(({ image }) => String(image));
}
