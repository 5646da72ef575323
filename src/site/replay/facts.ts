import type { ContainerState, Endpoint, ObjectState, ServicePort, TimelineObject } from '../../example/timeline.ts';

/** A field of an object and what it says, in the API's words. */
export type Fact = readonly [field: string, value: string];

const labelsOf = (labels: Readonly<Record<string, string>>): string =>
  Object.entries(labels)
    .map(([name, value]) => `${name}=${value}`)
    .join(',');

const portOf = ({ name, port, targetPort, nodePort }: ServicePort): string =>
  `${name ? `${name} ` : ''}${port}→${targetPort}${nodePort ? ` (nodePort ${nodePort})` : ''}`;

const containerFacts = ({ name, image, ready, restarts, state, reason, exitCode }: ContainerState): Fact[] => [
  [`${name}: image`, image],
  [`${name}: state`, [state, reason, exitCode === undefined ? '' : `exit code ${exitCode}`].filter(Boolean).join(', ')],
  [`${name}: ready`, String(ready)],
  [`${name}: restarts`, String(restarts)],
];

const endpointFact = ({ address, pod, ready, serving, terminating }: Endpoint): Fact => [
  pod ?? address,
  [
    ...(pod ? [address] : []),
    ready ? 'ready' : 'not ready',
    serving && !ready && 'serving',
    terminating && 'terminating',
  ]
    .filter(Boolean)
    .join(', '),
];

/** Everything that is recorded of an object in a state. What says nothing is left out. */
export function factsOf({ owner }: TimelineObject, state: ObjectState): Fact[] {
  const facts: Fact[] = [
    ['owner', owner ? `${owner.kind}/${owner.name}` : ''],
    ['deleting', state.deleting ? 'true' : ''],
    ...factsOfKind(state),
  ];
  return facts.filter(([, value]) => value !== '');
}

function factsOfKind(state: ObjectState): Fact[] {
  switch (state.kind) {
    case 'Pod':
      return [
        ['phase', state.phase],
        ['node', state.node ?? ''],
        ['ip', state.ip ?? ''],
        ['labels', labelsOf(state.labels)],
        ...state.containers.flatMap(containerFacts),
      ];
    case 'ReplicaSet':
      return [
        ['desired', String(state.desired)],
        ['current', String(state.current)],
        ['ready', String(state.ready)],
        ['revision', String(state.revision ?? '')],
        ['labels', labelsOf(state.labels)],
        ['images', state.images.join(', ')],
      ];
    case 'Deployment':
      return [
        ['desired', String(state.desired)],
        ['current', String(state.current)],
        ['ready', String(state.ready)],
        ['updated', String(state.updated)],
        ['available', String(state.available)],
        ['revision', String(state.revision ?? '')],
        ['images', state.images.join(', ')],
      ];
    case 'Service':
      return [
        ['type', state.type],
        ['ports', state.ports.map(portOf).join(', ')],
        ['selector', labelsOf(state.selector)],
        ['clusterIP', state.clusterIp ?? ''],
        ['address', state.address ?? ''],
      ];
    case 'EndpointSlice':
      return state.endpoints.map(endpointFact);
    default:
      return [];
  }
}

/** The facts that are other than before; one that is no more has no value. */
export function changedFacts(before: readonly Fact[], after: readonly Fact[]): Fact[] {
  const old = new Map(before);
  const left = new Set(after.map(([field]) => field));
  return [
    ...after.filter(([field, value]) => old.get(field) !== value),
    ...before.filter(([field]) => !left.has(field)).map(([field]): Fact => [field, '']),
  ];
}
