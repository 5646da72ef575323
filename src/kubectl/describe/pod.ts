import type { Objects } from '../objects.ts';
import { since } from '../print/duration.ts';
import { containerLines, resourceRows } from './containers.ts';
import { EVENTS } from './events.ts';
import { spread, tolerations, volumes } from './pod-rows.ts';
import { indented, linesOf, type Row } from './rows.ts';
import type { Container, Pod } from './types.ts';
import { annotations, controllerOf, date, labels } from './words.ts';

const POD: readonly Row<Pod>[] = [
  ['Name', ({ metadata }) => metadata.name],
  ['Namespace', ({ metadata }) => metadata.namespace],
  ['Priority', ({ spec }) => spec?.priority],
  ['Priority Class Name', ({ spec }) => spec?.priorityClassName || undefined],
  ['Runtime Class Name', ({ spec }) => spec?.runtimeClassName || undefined],
  ['Service Account', ({ spec }) => spec?.serviceAccountName || undefined],
  ['Node', ({ spec, status }) => (spec?.nodeName ? `${spec.nodeName}/${status?.hostIP ?? ''}` : '<none>')],
  ['Start Time', ({ status }) => status?.startTime && date(status.startTime)],
  ['Labels', ({ metadata }) => labels(metadata.labels)],
  ['Annotations', ({ metadata }) => annotations(metadata.annotations)],
  [
    'Status',
    (pod, { now }) =>
      isStopping(pod) ? `Terminating (lasts ${since(pod.metadata.deletionTimestamp, now)})` : (pod.status?.phase ?? ''),
  ],
  ['Termination Grace Period', (pod) => (isStopping(pod) ? `${pod.metadata.deletionGracePeriodSeconds}s` : undefined)],
  ['Reason', ({ status }) => status?.reason || undefined],
  ['Message', ({ status }) => status?.message || undefined],
  ['SeccompProfile', ({ spec }) => spec?.securityContext?.seccompProfile?.type],
  ['LocalhostProfile', ({ spec }) => spec?.securityContext?.seccompProfile?.localhostProfile],
  ['IP', ({ status }) => status?.podIP ?? ''],
  ['IPs', ({ status }) => ({ below: (status?.podIPs ?? []).map(({ ip }) => `  IP:\t${ip}`) })],
  ['Controlled By', controlledBy],
  ['NominatedNodeName', ({ status }) => status?.nominatedNodeName || undefined],
  [
    'Resources',
    ({ spec }, all) =>
      spec?.resources
        ? {
            beside: '',
            below: indented(
              linesOf(
                resourceRows<Pod>(() => spec.resources),
                {} as Pod,
                all,
              ),
            ),
          }
        : undefined,
  ],
  ['Init Containers', (pod) => containersOf(pod, pod.spec?.initContainers, pod.status?.initContainerStatuses)],
  ['Containers', (pod) => containersOf(pod, pod.spec?.containers, pod.status?.containerStatuses)],
  [
    'Ephemeral Containers',
    (pod) => containersOf(pod, pod.spec?.ephemeralContainers, pod.status?.ephemeralContainerStatuses),
  ],
  [
    'Readiness Gates',
    ({ spec, status }) => {
      const value = (gate: string) => status?.conditions?.find(({ type }) => type === gate)?.status ?? '<none>';
      return typesOf((spec?.readinessGates ?? []).map(({ conditionType }) => [conditionType, value(conditionType)]));
    },
  ],
  ['Conditions', ({ status }) => typesOf((status?.conditions ?? []).map((one) => [one.type, one.status]))],
  ['Volumes', ({ spec }) => ({ below: volumes(spec ?? {}) })],
  ['QoS Class', ({ status }) => status?.qosClass ?? 'BestEffort'],
  ['Node-Selectors', ({ spec }) => labels(spec?.nodeSelector)],
  ['Tolerations', ({ spec }) => tolerations(spec?.tolerations)],
  ['Topology Spread Constraints', ({ spec }) => spread(spec ?? {})],
  EVENTS as Row<Pod>,
];

export function podLines(pod: Pod, all: Objects): string[] {
  return linesOf(POD, pod, all);
}

/** Who made an object and looks after it: `ReplicaSet/echo-5c7d`. */
export function controlledBy(object: Pick<Pod, 'metadata'>): string | undefined {
  const owner = controllerOf(object);
  return owner && `${owner.kind}/${owner.name}`;
}

function isStopping({ metadata, status }: Pod): boolean {
  return metadata.deletionTimestamp !== undefined && status?.phase !== 'Failed' && status?.phase !== 'Succeeded';
}

type Statuses = NonNullable<Pod['status']>['containerStatuses'];

function containersOf(pod: Pod, containers: readonly unknown[] | undefined, statuses: Statuses) {
  if (!containers?.length) return undefined;
  return { below: containerLines(containers as readonly Container[], { statuses, pod }) };
}

function typesOf(rows: readonly (readonly [type: string, status: string])[]) {
  if (rows.length === 0) return undefined;
  return { below: ['  Type\tStatus', ...rows.map(([type, status]) => `  ${type} \t${status} `)] };
}
