import type { KubeObject } from '../../cluster/engine.ts';
import type { Objects } from '../objects.ts';
import { containerLines } from './containers.ts';
import { EVENTS } from './events.ts';
import { controlledBy } from './pod.ts';
import { spread, tolerations, volumes } from './pod-rows.ts';
import { findReplicaSets } from './revisions.ts';
import { linesOf, type Row, table } from './rows.ts';
import type { Deployment, Pod, PodTemplate, ReplicaSet } from './types.ts';
import { annotations, date, isControlledBy, labels, selector } from './words.ts';

/** Before the titles of a template, and once more before the names in it. */
const SPACE = '  ';

const TEMPLATE: readonly Row<PodTemplate>[] = [
  ['Labels', ({ metadata }) => labels(metadata?.labels)],
  ['Annotations', ({ metadata }) => (metadata?.annotations ? annotations(metadata.annotations) : undefined)],
  ['Service Account', ({ spec }) => spec?.serviceAccountName || undefined],
  ['Init Containers', ({ spec }) => containersOf(spec?.initContainers)],
  ['Containers', ({ spec }) => containersOf(spec?.containers)],
  ['Volumes', ({ spec }) => ({ below: volumes(spec ?? {}, ' ') })],
  ['Topology Spread Constraints', ({ spec }) => spread(spec ?? {})],
  ['Priority Class Name', ({ spec }) => spec?.priorityClassName || undefined],
  ['Node-Selectors', ({ spec }) => labels(spec?.nodeSelector)],
  ['Tolerations', ({ spec }) => tolerations(spec?.tolerations)],
];

function containersOf(containers: NonNullable<PodTemplate['spec']>['containers'] | undefined) {
  return containers?.length ? { below: containerLines(containers, { space: ' ' }) } : undefined;
}

/** The lines of a Pod template below their title. A tab ends each cell. */
export function templateLines(template: PodTemplate): string[] {
  const rows = TEMPLATE.map(([title, say]): Row<PodTemplate> => [`${SPACE}${title}`, say]);
  return linesOf(rows, template, { of: () => [], now: 0 });
}

const template = ({ template: of }: { readonly template?: PodTemplate } = {}) => ({ below: templateLines(of ?? {}) });

interface Condition {
  readonly type: string;
  readonly status: string;
  readonly reason?: string;
}

function conditions(all: readonly Condition[] | undefined) {
  if (!all?.length) return undefined;
  return {
    below: table(
      ['Type', 'Status', 'Reason'],
      all.map(({ type, status, reason = '' }) => [`${type} `, status, reason]),
    ),
  };
}

const REPLICA_SET: readonly Row<ReplicaSet>[] = [
  ['Name', ({ metadata }) => metadata.name],
  ['Namespace', ({ metadata }) => metadata.namespace],
  ['Selector', ({ spec }) => selector(spec?.selector) || '<none>'],
  ['Labels', ({ metadata }) => labels(metadata.labels)],
  ['Annotations', ({ metadata }) => annotations(metadata.annotations)],
  ['Controlled By', controlledBy],
  ['Replicas', ({ spec, status }) => `${status?.replicas ?? 0} current / ${spec?.replicas ?? 0} desired`],
  ['Pods Status', podsStatus],
  ['Pod Template', ({ spec }) => template(spec)],
  ['Conditions', ({ status }) => conditions(status?.conditions)],
  EVENTS as Row<ReplicaSet>,
];

const PHASES = [
  ['Running', 'Running'],
  ['Pending', 'Waiting'],
  ['Succeeded', 'Succeeded'],
  ['Failed', 'Failed'],
] as const;

function podsStatus(owner: KubeObject, all: Objects): string {
  const owned = (all.of('Pod') as readonly Pod[]).filter((pod) => isControlledBy(pod, owner));
  const count = (phase: string) => owned.filter(({ status }) => status?.phase === phase).length;
  return PHASES.map(([phase, word]) => `${count(phase)} ${word}`).join(' / ');
}

const DEPLOYMENT: readonly Row<Deployment>[] = [
  ['Name', ({ metadata }) => metadata.name],
  ['Namespace', ({ metadata }) => metadata.namespace],
  ['CreationTimestamp', ({ metadata }) => date(metadata.creationTimestamp as string)],
  ['Labels', ({ metadata }) => labels(metadata.labels)],
  ['Annotations', ({ metadata }) => annotations(metadata.annotations)],
  ['Selector', ({ spec }) => selector(spec?.selector)],
  [
    'Replicas',
    ({ spec, status: { updatedReplicas = 0, replicas = 0, availableReplicas = 0, unavailableReplicas = 0 } = {} }) =>
      `${spec?.replicas ?? 0} desired | ${updatedReplicas} updated | ${replicas} total | ${availableReplicas} available | ${unavailableReplicas} unavailable`,
  ],
  ['StrategyType', ({ spec }) => spec?.strategy?.type ?? ''],
  ['MinReadySeconds', ({ spec }) => spec?.minReadySeconds ?? 0],
  [
    'RollingUpdateStrategy',
    ({ spec }) => {
      const { maxUnavailable, maxSurge } = spec?.strategy?.rollingUpdate ?? {};
      return spec?.strategy?.rollingUpdate && `${maxUnavailable} max unavailable, ${maxSurge} max surge`;
    },
  ],
  ['Pod Template', ({ spec }) => template(spec)],
  ['Conditions', ({ status }) => conditions(status?.conditions)],
  ['OldReplicaSets', (deployment, all) => replicaSets(deployment, all, 'old')],
  ['NewReplicaSet', (deployment, all) => replicaSets(deployment, all, 'new')],
  EVENTS as Row<Deployment>,
];

function replicaSets(deployment: Deployment, all: Objects, which: 'old' | 'new'): string | undefined {
  const found = findReplicaSets(deployment, all);
  if (found.old.length + found.new.length === 0) return undefined;
  const texts = found[which].map(
    ({ metadata, spec, status }) =>
      `${metadata.name} (${status?.replicas ?? 0}/${spec?.replicas ?? 0} replicas created)`,
  );
  return texts.join(', ') || '<none>';
}

export function replicaSetLines(set: ReplicaSet, all: Objects): string[] {
  return linesOf(REPLICA_SET, set, all);
}

export function deploymentLines(deployment: Deployment, all: Objects): string[] {
  return linesOf(DEPLOYMENT, deployment, all);
}
