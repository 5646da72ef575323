import { canonicalQuantity } from './quantity.ts';

export type Fields = Record<string, unknown>;

/** What a field is where nothing is written; a function reads it from the object that the field is in. */
type Defaults = Readonly<Record<string, unknown>>;

/** Where defaults go: field by field from the object, `[]` for each of a list. Nothing is made that is not there. */
type Table = readonly (readonly [path: string, defaults: Defaults])[];

const CONTAINER: Defaults = {
  imagePullPolicy: ({ image }: { image: string }) => (isLatest(image) ? 'Always' : 'IfNotPresent'),
  resources: {},
  terminationMessagePath: '/dev/termination-log',
  terminationMessagePolicy: 'File',
};
const HTTP_GET: Defaults = { path: '/', scheme: 'HTTP' };
const PROBE: Defaults = { timeoutSeconds: 1, periodSeconds: 10, successThreshold: 1, failureThreshold: 3 };
const FILES: Defaults = { defaultMode: 0o644 };

/** `latest`, or no tag and no digest: what a tag names may change. */
function isLatest(image: string): boolean {
  const [name = '', digest] = image.split('@');
  const tag = /:([^/]*)$/.exec(name)?.[1];
  return digest === undefined && (tag === undefined || tag === 'latest');
}

const CONTAINERS: Table = [
  ['', CONTAINER],
  ['ports[]', { protocol: 'TCP' }],
  ['env[].valueFrom.fieldRef', { apiVersion: 'v1' }],
  ['env[].valueFrom.resourceFieldRef', { divisor: '0' }],
  ...['livenessProbe', 'readinessProbe', 'startupProbe'].flatMap(
    (probe): Table => [
      [probe, PROBE],
      [`${probe}.httpGet`, HTTP_GET],
      [`${probe}.grpc`, { service: '' }],
    ],
  ),
  ['lifecycle.postStart.httpGet', HTTP_GET],
  ['lifecycle.preStop.httpGet', HTTP_GET],
];

/**
 * The defaults of a Pod's spec, also in a template.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/apis/core/v1/defaults.go
 */
const POD_SPEC: Table = [
  [
    '',
    {
      dnsPolicy: 'ClusterFirst',
      restartPolicy: 'Always',
      schedulerName: 'default-scheduler',
      securityContext: {},
      terminationGracePeriodSeconds: 30,
      serviceAccount: ({ serviceAccountName }: Fields) => serviceAccountName,
    },
  ],
  ...['containers', 'initContainers'].flatMap((list) =>
    CONTAINERS.map(([path, defaults]) => [`${list}[]${path && `.${path}`}`, defaults] as const),
  ),
  ...['configMap', 'secret', 'downwardAPI', 'projected'].map((kind) => [`volumes[].${kind}`, FILES] as const),
  ['volumes[].hostPath', { type: '' }],
  ['volumes[].downwardAPI.items[].fieldRef', { apiVersion: 'v1' }],
  ['volumes[].projected.sources[].serviceAccountToken', { expirationSeconds: 3600 }],
  ['volumes[].projected.sources[].downwardAPI.items[].fieldRef', { apiVersion: 'v1' }],
];

const below = (place: string, table: Table): Table =>
  table.map(([path, defaults]) => [path ? `${place}.${path}` : place, defaults]);

const hasClusterIp = ({ type = 'ClusterIP' }: Fields): boolean => type !== 'ExternalName';
const isOpen = ({ type }: Fields): boolean => type === 'NodePort' || type === 'LoadBalancer';

/** What the API server writes into an object of a kind where its author wrote nothing. */
const DEFAULTS: Readonly<Record<string, Table>> = {
  Pod: [...below('spec', POD_SPEC), ['spec', { enableServiceLinks: true }]],
  ReplicaSet: [['spec', { replicas: 1 }], ...below('spec.template.spec', POD_SPEC)],
  Deployment: [
    ['spec', { replicas: 1, progressDeadlineSeconds: 600, revisionHistoryLimit: 10 }],
    ...below('spec.template.spec', POD_SPEC),
  ],
  Service: [
    [
      'spec',
      {
        type: 'ClusterIP',
        sessionAffinity: 'None',
        internalTrafficPolicy: (spec: Fields) => (hasClusterIp(spec) ? 'Cluster' : undefined),
        externalTrafficPolicy: (spec: Fields) => (isOpen(spec) ? 'Cluster' : undefined),
        allocateLoadBalancerNodePorts: ({ type }: Fields) => (type === 'LoadBalancer' ? true : undefined),
        ipFamilies: (spec: Fields) => (hasClusterIp(spec) ? ['IPv4'] : undefined),
        ipFamilyPolicy: (spec: Fields) => (hasClusterIp(spec) ? 'SingleStack' : undefined),
        sessionAffinityConfig: ({ sessionAffinity }: Fields) =>
          sessionAffinity === 'ClientIP' ? { clientIP: { timeoutSeconds: 10_800 } } : undefined,
      },
    ],
    ['spec.ports[]', { protocol: 'TCP', targetPort: ({ port }: Fields) => port }],
    ['', { status: {} }],
    ['status', { loadBalancer: {} }],
  ],
};

/** Write the defaults of its kind into an object. What is there stays, but quantities get their canonical form. */
export function writeDefaults(kind: string, object: object): void {
  for (const [path, defaults] of DEFAULTS[kind] ?? []) {
    for (const target of placesAt(object as Fields, path)) {
      for (const [field, value] of Object.entries(defaults)) {
        if (target[field] === undefined || target[field] === null) {
          const written = typeof value === 'function' ? (value(target) as unknown) : structuredClone(value);
          if (written !== undefined) target[field] = written;
        }
      }
    }
  }
  for (const resources of QUANTITIES[kind]?.flatMap((path) => placesAt(object as Fields, path)) ?? []) {
    for (const amounts of [resources.limits, resources.requests]) {
      for (const [name, amount] of Object.entries((amounts ?? {}) as Fields)) {
        (amounts as Fields)[name] = canonicalQuantity(amount as string | number);
      }
    }
  }
}

const QUANTITIES: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  [
    ['Pod', 'spec'],
    ['ReplicaSet', 'spec.template.spec'],
    ['Deployment', 'spec.template.spec'],
  ].map(([kind, spec]) => [kind, ['containers', 'initContainers'].map((list) => `${spec}.${list}[].resources`)]),
);

/** The objects at a path that are there. */
export function placesAt(object: Fields, path: string): Fields[] {
  let places: Fields[] = [object];
  for (const step of path === '' ? [] : path.split('.')) {
    const isList = step.endsWith('[]');
    const field = isList ? step.slice(0, -2) : step;
    places = places.flatMap((place) => {
      const value = place[field];
      return ((isList ? value : [value]) ?? []) as Fields[];
    });
    places = places.filter((place) => typeof place === 'object' && place !== null);
  }
  return places;
}
