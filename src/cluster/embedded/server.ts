import type { Cluster, V1Pod, V1PodSpec, V1Service } from '@ngrok/webernetes';

/** The parts of webernetes' API server that are changed here. They are private there. */
interface ServiceStore {
  allocateClusterIP(service: V1Service, existing?: V1Service): Promise<Allocations>;
  allocateNodePorts(service: V1Service, existing?: V1Service): Promise<Allocations>;
}
interface PodStore {
  validateUpdate(pod: V1Pod, existing: V1Pod): Promise<void>;
}
interface Allocations {
  readonly clusterIPs: readonly string[];
  readonly nodePorts: readonly number[];
}

/** Make the API server do what webernetes' leaves out: headless Services, and refusals in the words of a real server. */
export function improveServer(cluster: Cluster): void {
  const { services, pods } = cluster.api.corev1 as unknown as { services?: ServiceStore; pods?: PodStore };
  if (!services?.allocateClusterIP || !services.allocateNodePorts || !pods?.validateUpdate) {
    throw new Error('this version of webernetes has another API server; see src/cluster/embedded/server.ts');
  }
  allowHeadless(services);
  refuseTakenNodePorts(services);
  refusePodChanges(pods);
}

/** A Service without an address of its own has `None` for it. */
function allowHeadless(services: ServiceStore): void {
  const allocate = services.allocateClusterIP.bind(services);
  services.allocateClusterIP = async (service, existing) => {
    if (service.spec?.clusterIP !== 'None') return await allocate(service, existing);
    service.spec.clusterIPs = ['None'];
    return { clusterIPs: [], nodePorts: [] };
  };
}

function refuseTakenNodePorts(services: ServiceStore): void {
  const allocate = services.allocateNodePorts.bind(services);
  services.allocateNodePorts = async (service, existing) => {
    try {
      return await allocate(service, existing);
    } catch (error) {
      const [, port] = /^nodePort (\d+) is already allocated$/.exec((error as Error).message) ?? [];
      if (port === undefined) throw error;
      const index = service.spec?.ports?.findIndex(({ nodePort }) => nodePort === Number(port));
      const at = `spec.ports[${index}].nodePort`;
      throw new Error(
        `Service "${service.metadata?.name}" is invalid: ${at}: Invalid value: ${port}: provided port is already allocated`,
      );
    }
  };
}

/** What the server says beside the fields that a Pod's update may change. After it a real server prints how the two differ. */
const MAY_CHANGE =
  '`spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)';

function refusePodChanges(pods: PodStore): void {
  const validate = pods.validateUpdate.bind(pods);
  pods.validateUpdate = async (pod, existing) => {
    await validate(pod, existing);
    if (fixedPart(pod.spec) === fixedPart(existing.spec)) return;
    throw new Error(
      `Pod "${existing.metadata?.name}" is invalid: spec: Forbidden: pod updates may not change fields other than ${MAY_CHANGE}`,
    );
  };
}

/** What the server and its admission fill in: a manifest that leaves it out means the same. */
const FILLED_IN: Readonly<Record<string, unknown>> = {
  dnsPolicy: 'ClusterFirst',
  enableServiceLinks: true,
  preemptionPolicy: 'PreemptLowerPriority',
  priority: 0,
  protocol: 'TCP',
  restartPolicy: 'Always',
  schedulerName: 'default-scheduler',
  serviceAccount: 'default',
  serviceAccountName: 'default',
  terminationMessagePath: '/dev/termination-log',
  terminationMessagePolicy: 'File',
};
const EITHER_WAY = [
  'activeDeadlineSeconds',
  'image',
  'imagePullPolicy',
  'nodeName',
  'terminationGracePeriodSeconds',
  'tolerations',
];
const TOKEN_VOLUME = /^kube-api-access-/;

/** The part of a Pod's specification that no update may change, as text that is equal where the meaning is. */
function fixedPart(spec: V1PodSpec | undefined): string {
  return JSON.stringify(spec, (key, value: unknown) => {
    if (EITHER_WAY.includes(key) || value === FILLED_IN[key]) return undefined;
    if (Array.isArray(value)) {
      const own = value.filter((one: { name?: unknown }) => !TOKEN_VOLUME.test(String(one?.name)));
      return own.length > 0 ? own : undefined;
    }
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return entries.length > 0 || key === 'emptyDir' ? Object.fromEntries(entries) : undefined;
  });
}
