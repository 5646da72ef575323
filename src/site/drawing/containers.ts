import { at, numberAt, objectsAt, portAt, textAt } from './json.ts';

export interface ContainerPort {
  readonly number: number;
  readonly name: string | undefined;
  readonly protocol: string;
}

/** A variable whose value names a host. */
export interface HostVariable {
  readonly name: string;
  readonly value: string;
  readonly host: string;
  readonly port: number | undefined;
}

export interface Probe {
  readonly kind: 'startup' | 'readiness' | 'liveness';
  readonly action: 'GET' | 'TCP' | 'gRPC' | 'exec';
  /** As it is written. */
  readonly port: number | string | undefined;
  /** What a name stands for, if the container has a port of that name. */
  readonly number: number | undefined;
  readonly path: string | undefined;
}

export interface Container {
  readonly name: string;
  readonly image: string | undefined;
  readonly isInit: boolean;
  /** Whether it runs beside the others: an init container only as a sidecar. */
  readonly isRunning: boolean;
  readonly ports: readonly ContainerPort[];
  readonly variables: readonly HostVariable[];
  readonly probes: readonly Probe[];
}

/** The containers of a Pod's spec, those that run first before the others. */
export function containersOf(spec: unknown): Container[] {
  return [
    ...objectsAt(spec, 'initContainers').map((container) => containerOf(container, true)),
    ...objectsAt(spec, 'containers').map((container) => containerOf(container, false)),
  ];
}

function containerOf(container: unknown, isInit: boolean): Container {
  const ports = objectsAt(container, 'ports').flatMap((port): ContainerPort[] => {
    const number = numberAt(port, 'containerPort');
    const [name, protocol] = [textAt(port, 'name'), textAt(port, 'protocol') ?? 'TCP'];
    return number === undefined ? [] : [{ number, name, protocol }];
  });
  return {
    name: textAt(container, 'name') ?? '?',
    image: textAt(container, 'image'),
    isInit,
    isRunning: !isInit || textAt(container, 'restartPolicy') === 'Always',
    ports,
    variables: objectsAt(container, 'env').flatMap(hostVariable),
    probes: (['startup', 'readiness', 'liveness'] as const).flatMap((kind) =>
      probeOf(kind, at(container, `${kind}Probe`), ports),
    ),
  };
}

/** Names of variables that hold an address and nothing else. */
const ADDRESS = /(^|[_-])(host|hostname|addr|address|server|endpoint|url|uri)$/i;
const URL_HOST = /^[a-z][a-z\d+.-]*:\/\/(?:[^@/\s]*@)?([a-z\d](?:[a-z\d.-]*[a-z\d])?)(?::(\d{1,5}))?(?:[/?#]|$)/i;
const HOST_AND_PORT = /^([a-z\d](?:[a-z\d.-]*[a-z\d])?):(\d{1,5})$/;
const HOST = /^[a-z\d](?:[a-z\d.-]*[a-z\d])?$/;
const IN_CLUSTER = /\.svc(\.cluster\.local)?$/;

/** A variable whose value certainly is, or holds, the name of a host: `REDIS_HOST: redis`, `http://redis`, `redis:6379`. */
function hostVariable(variable: unknown): HostVariable[] {
  const [name, value] = [textAt(variable, 'name'), textAt(variable, 'value')];
  if (name === undefined || value === undefined || value.length > 500) return [];
  const isAddress = ADDRESS.test(name);
  const [, host, port] =
    URL_HOST.exec(value) ??
    HOST_AND_PORT.exec(value) ??
    (isAddress || IN_CLUSTER.test(value) ? (HOST.exec(value) ? [value, value] : []) : []);
  return host === undefined ? [] : [{ name, value, host, port: port === undefined ? undefined : Number(port) }];
}

/** Whether a variable names the Pod itself. */
export const isOwnHost = ({ host }: HostVariable): boolean => host === 'localhost' || host === '127.0.0.1';

const ACTIONS = { httpGet: 'GET', tcpSocket: 'TCP', grpc: 'gRPC', exec: 'exec' } as const;

function probeOf(kind: Probe['kind'], probe: unknown, ports: readonly ContainerPort[]): Probe[] {
  for (const [field, action] of Object.entries(ACTIONS)) {
    const handler = at(probe, field);
    if (typeof handler !== 'object' || handler === null) continue;
    const port = portAt(handler, 'port');
    const number = typeof port === 'string' ? ports.find(({ name }) => name === port)?.number : port;
    const path = action === 'GET' ? (textAt(handler, 'path') ?? '/') : undefined;
    return [{ kind, action, port, number, path }];
  }
  return [];
}
