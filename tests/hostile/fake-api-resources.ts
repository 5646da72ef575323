/** A kind as the discovery of an API server describes it. */
export interface ApiResource {
  readonly groupVersion: string;
  readonly kind: string;
  readonly plural: string;
  readonly singular: string;
  readonly shortNames: readonly string[];
  readonly namespaced: boolean;
  readonly categories?: readonly string[];
}

const LABELS = { app: 'echo' };
/** Some are called like letters of flags. */
const CONTAINERS = ['echo', 'db', 'p', 'c'].map((name) => ({ name, image: 'echo' }));
const TEMPLATE = { metadata: { labels: LABELS }, spec: { containers: CONTAINERS } };
const WORKLOAD = { replicas: 1, selector: { matchLabels: LABELS }, template: TEMPLATE };
const ready = (type: string) => ({ conditions: [{ type, status: 'True' }] });
const DONE = {
  ...ready('Available'),
  observedGeneration: 1,
  replicas: 1,
  updatedReplicas: 1,
  readyReplicas: 1,
  availableReplicas: 1,
};

/** One line a kind: group and version, names, and what its objects hold beside their metadata. */
const KINDS: readonly (readonly [string, string, string, readonly string[], object?])[] = [
  ['v1', 'Pod', 'pods', ['po'], { spec: { containers: CONTAINERS }, status: { phase: 'Running', ...ready('Ready') } }],
  ['v1', 'Service', 'services', ['svc'], { spec: { selector: LABELS, ports: [{ port: 80 }] } }],
  ['v1', 'Endpoints', 'endpoints', ['ep']],
  ['v1', 'ConfigMap', 'configmaps', ['cm']],
  ['v1', 'Secret', 'secrets', []],
  ['v1', 'PersistentVolumeClaim', 'persistentvolumeclaims', ['pvc']],
  ['v1', 'Event', 'events', ['ev']],
  ['v1', 'ServiceAccount', 'serviceaccounts', ['sa']],
  ['v1', 'ReplicationController', 'replicationcontrollers', ['rc'], { spec: { ...WORKLOAD, selector: LABELS } }],
  ['v1', 'ResourceQuota', 'resourcequotas', ['quota']],
  ['v1', 'LimitRange', 'limitranges', ['limits']],
  ['v1', 'PodTemplate', 'podtemplates', [], { template: TEMPLATE }],
  ['apps/v1', 'Deployment', 'deployments', ['deploy'], { spec: WORKLOAD, status: DONE }],
  ['apps/v1', 'ReplicaSet', 'replicasets', ['rs'], { spec: WORKLOAD, status: DONE }],
  [
    'apps/v1',
    'StatefulSet',
    'statefulsets',
    ['sts'],
    { spec: { ...WORKLOAD, updateStrategy: { type: 'RollingUpdate' } }, status: DONE },
  ],
  [
    'apps/v1',
    'DaemonSet',
    'daemonsets',
    ['ds'],
    {
      spec: { ...WORKLOAD, updateStrategy: { type: 'RollingUpdate' } },
      status: { observedGeneration: 1, desiredNumberScheduled: 1, updatedNumberScheduled: 1, numberAvailable: 1 },
    },
  ],
  ['apps/v1', 'ControllerRevision', 'controllerrevisions', [], { revision: 1 }],
  ['batch/v1', 'Job', 'jobs', [], { spec: WORKLOAD }],
  ['batch/v1', 'CronJob', 'cronjobs', ['cj'], { spec: { schedule: '* * * * *', jobTemplate: { spec: WORKLOAD } } }],
  [
    'autoscaling/v2',
    'HorizontalPodAutoscaler',
    'horizontalpodautoscalers',
    ['hpa'],
    { spec: { scaleTargetRef: { kind: 'Deployment', name: 'echo' }, maxReplicas: 1 } },
  ],
  ['coordination.k8s.io/v1', 'Lease', 'leases', []],
  ['discovery.k8s.io/v1', 'EndpointSlice', 'endpointslices', [], { addressType: 'IPv4', endpoints: [], ports: [] }],
  ['networking.k8s.io/v1', 'Ingress', 'ingresses', ['ing']],
  ['networking.k8s.io/v1', 'NetworkPolicy', 'networkpolicies', ['netpol']],
  [
    'policy/v1',
    'PodDisruptionBudget',
    'poddisruptionbudgets',
    ['pdb'],
    { spec: { selector: { matchLabels: LABELS } } },
  ],
  ['rbac.authorization.k8s.io/v1', 'Role', 'roles', [], { rules: [] }],
  [
    'rbac.authorization.k8s.io/v1',
    'RoleBinding',
    'rolebindings',
    [],
    { roleRef: { kind: 'Role', name: 'echo', apiGroup: 'rbac.authorization.k8s.io' } },
  ],
];

/** Kinds of the whole cluster, which an example may not read. */
const CLUSTER_KINDS: readonly (readonly [string, string, string, readonly string[]])[] = [
  ['v1', 'Node', 'nodes', ['no']],
  ['v1', 'Namespace', 'namespaces', ['ns']],
  ['v1', 'PersistentVolume', 'persistentvolumes', ['pv']],
  ['storage.k8s.io/v1', 'StorageClass', 'storageclasses', ['sc']],
  ['rbac.authorization.k8s.io/v1', 'ClusterRole', 'clusterroles', []],
];

/** The kinds that `kubectl get all` gets. */
const ALL = ['pods', 'services', 'replicationcontrollers', 'deployments', 'replicasets', 'statefulsets', 'daemonsets'];

export const API_RESOURCES: readonly ApiResource[] = [
  ...KINDS.map((kind) => resource(kind, true)),
  ...CLUSTER_KINDS.map((kind) => resource(kind, false)),
];

function resource([groupVersion, kind, plural, shortNames]: (typeof KINDS)[number], namespaced: boolean): ApiResource {
  const categories = ALL.includes(plural) ? ['all'] : [];
  return { groupVersion, kind, plural, singular: kind.toLowerCase(), shortNames, namespaced, categories };
}

/** An object of a kind, complete enough for kubectl to print, describe and wait for. */
export function objectOf({ groupVersion, kind }: ApiResource, namespace: string | undefined, name: string) {
  const [, , , , rest] = KINDS.find(([, known]) => known === kind) ?? [];
  const metadata = { name, ...(namespace ? { namespace } : {}), uid: `uid-${name}`, resourceVersion: '1' };
  return { apiVersion: groupVersion, kind, metadata: { ...metadata, generation: 1, labels: LABELS }, ...rest };
}
