import { plural } from '@studylog/check/text';
import type { KubeObject, Workspace } from '../cluster/engine.ts';
import { kindOf } from '../cluster/kinds.ts';
import type { EventObject } from './steps/events.ts';
import { POD, type PodObject } from './steps/pods.ts';
import { type Fields, fields, list } from './untyped.ts';

const KINDS = ['Deployment', 'ReplicaSet', 'Pod', 'Service', 'EndpointSlice'] as const;
const LOG_LINES = 20;
const EVENTS = 15;

/** What a person would look at first when a step failed: the objects' state, the latest events, the ends of the logs. */
export async function diagnose(workspace: Workspace): Promise<string> {
  const sections = [objects(workspace), events(workspace), logs(workspace)];
  const texts = await Promise.all(sections.map((section) => section.catch((error: Error) => [`(${error.message})`])));
  return texts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

async function objects(workspace: Workspace): Promise<string[]> {
  const lists = await Promise.all(KINDS.map((kind) => workspace.list(kindOf({ kind })).catch(() => [])));
  const lines = lists.flatMap((list, index) =>
    list.map((object) => `  ${KINDS[index]}/${object.metadata.name}: ${stateOf(object, KINDS[index]!)}`),
  );
  return lines.length > 0 ? ['objects:', ...lines] : ['objects: none'];
}

async function events(workspace: Workspace): Promise<string[]> {
  const list = (await workspace.list(kindOf({ kind: 'Event' }))) as EventObject[];
  const lines = list
    .toSorted((a, b) => timeOf(a).localeCompare(timeOf(b)))
    .slice(-EVENTS)
    .map(
      ({ type, reason, involvedObject: object, message }) =>
        `  ${type} ${reason} ${object.kind}/${object.name}: ${message}`,
    );
  return lines.length > 0 ? ['events:', ...lines] : [];
}

function timeOf({ lastTimestamp, eventTime, metadata }: EventObject): string {
  return String(lastTimestamp ?? eventTime ?? metadata.creationTimestamp ?? '');
}

async function logs(workspace: Workspace): Promise<string[]> {
  const pods = (await workspace.list(POD)) as PodObject[];
  const containers = pods.flatMap(({ metadata, spec }) =>
    spec.containers.map(({ name }) => ({ pod: metadata.name, container: name })),
  );
  const texts = await Promise.all(
    containers.map(async ({ pod, container }) => {
      const log = await workspace.logs(pod, { container }).catch((error: Error) => `(${error.message})`);
      const lines = log
        .trimEnd()
        .split('\n')
        .slice(-LOG_LINES)
        .map((line) => `  ${line}`);
      return log.trim() === '' ? [] : [`log of ${pod}, ${container}:`, ...lines];
    }),
  );
  return texts.flat();
}

const STATES: Readonly<Record<string, (spec: Fields, status: Fields, object: KubeObject) => string>> = {
  Pod: (_spec, status) => {
    const containers = list(status.containerStatuses).map(({ name, ready, restartCount, state }) => {
      const [phase = 'unknown', detail] = Object.entries(fields(state))[0] ?? [];
      const { reason, message, exitCode } = fields(detail);
      const why = [reason, exitCode === undefined ? undefined : `exit code ${exitCode}`, message]
        .filter(Boolean)
        .join(', ');
      return `${name} ${ready ? 'ready' : 'not ready'}, ${phase}${why ? ` (${why})` : ''}, ${plural(Number(restartCount), 'restart')}`;
    });
    return [String(status.phase), ...containers].join('; ');
  },
  Service: (spec, status) => {
    const ports = list(spec.ports).map(
      ({ port, targetPort, nodePort }) => `${port}→${targetPort ?? port}${nodePort ? ` (node ${nodePort})` : ''}`,
    );
    const address = list(fields(status.loadBalancer).ingress)[0]?.ip;
    return `${spec.type ?? 'ClusterIP'} ${ports.join(', ')}${address ? `, address ${address}` : ''}; selects ${JSON.stringify(spec.selector ?? {})}`;
  },
  EndpointSlice: (_spec, _status, { endpoints }) => {
    const addresses = list(endpoints).map(
      ({ addresses, conditions }) =>
        `${(addresses as string[]).join(',')}${fields(conditions).ready === false ? ' (not ready)' : ''}`,
    );
    return addresses.length > 0 ? addresses.join(', ') : 'no endpoints';
  },
  ReplicaSet: (spec, status) => `${status.readyReplicas ?? 0} of ${spec.replicas ?? 1} ready`,
  Deployment: (spec, status) =>
    `${status.readyReplicas ?? 0} of ${spec.replicas ?? 1} ready, ${status.updatedReplicas ?? 0} updated`,
};

/**
 * An object's state in a few words.
 * @example «Running; app ready, running, 0 restarts»
 */
function stateOf(object: KubeObject, kind: string): string {
  const state = STATES[kind]?.(fields(object.spec), fields(object.status), object) ?? '';
  return object.metadata.deletionTimestamp === undefined ? state : `being deleted; ${state}`;
}
