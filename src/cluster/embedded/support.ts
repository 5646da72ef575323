import { type KubeObject, Unsupported } from '../engine.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Fields of a Pod that webernetes ignores though they change what happens. */
const POD_FIELDS: Readonly<Record<string, string>> = {
  initContainers: 'init containers',
  volumes: 'volumes',
  nodeSelector: 'node selection',
  affinity: 'affinity',
  topologySpreadConstraints: 'topology spread',
  hostNetwork: 'the network of the node',
};
const CONTAINER_FIELDS: Readonly<Record<string, string>> = {
  envFrom: 'environment from ConfigMaps and Secrets',
  command: 'other commands than the image’s own',
  args: 'arguments',
};
const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'];

/**
 * Refuse objects that the simulation would run differently from a real cluster.
 * @throws Unsupported naming the object and what is not simulated.
 */
export function requireSupported(object: KubeObject): void {
  const pod = podSpec(object);
  if (!pod) return;
  const missing = [...new Set(missingIn(pod))];
  if (missing.length === 0) return;
  throw new Unsupported(`${object.kind}/${object.metadata.name}: not simulated: ${missing.join(', ')}`);
}

function podSpec(object: KubeObject): Fields | undefined {
  const spec = fields(object.spec);
  return object.kind === 'Pod' ? spec : fields(fields(spec?.template)?.spec);
}

function missingIn(pod: Fields): string[] {
  const containers = Array.isArray(pod.containers) ? pod.containers.map(fields) : [];
  return [
    ...named(pod, POD_FIELDS),
    ...containers.flatMap((container) => (container ? missingInContainer(container) : [])),
  ];
}

function missingInContainer(container: Fields): string[] {
  const sources = (Array.isArray(container.env) ? container.env : [])
    .map((variable) => fields(fields(variable)?.valueFrom))
    .filter((source) => source && !('fieldRef' in source));
  const grpc = PROBES.filter((probe) => 'grpc' in (fields(container[probe]) ?? {}));
  return [
    ...named(container, CONTAINER_FIELDS),
    ...(sources.length > 0 ? ['environment from ConfigMaps and Secrets'] : []),
    ...(grpc.length > 0 ? ['gRPC probes'] : []),
  ];
}

function named(object: Fields, names: Readonly<Record<string, string>>): string[] {
  return Object.entries(names).flatMap(([field, name]) => (isSet(object[field]) ? [name] : []));
}

function isSet(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && value !== false;
}

function fields(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}
