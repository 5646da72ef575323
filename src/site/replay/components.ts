import type { Localized } from '@studylog/check/text';
import type { ObjectName, TimelineChange } from '../../example/timeline.ts';
import { keyOf } from './lanes.ts';

/** Who acts in a cluster, in the order in which a new Pod meets them. */
export const COMPONENTS = {
  command: { ko: '명령', en: 'command' },
  'api-server': { ko: 'API 서버', en: 'API server' },
  'deployment-controller': { ko: '디플로이먼트 컨트롤러', en: 'Deployment controller' },
  'replicaset-controller': { ko: '레플리카셋 컨트롤러', en: 'ReplicaSet controller' },
  'other-controller': { ko: '다른 컨트롤러', en: 'other controllers' },
  scheduler: { ko: '스케줄러', en: 'scheduler' },
  kubelet: { ko: 'kubelet', en: 'kubelet' },
  'endpointslice-controller': { ko: '엔드포인트슬라이스 컨트롤러', en: 'EndpointSlice controller' },
  request: { ko: '요청', en: 'request' },
} as const satisfies Record<string, Localized>;

export type Component = keyof typeof COMPONENTS;

/** The names under which components report events. */
const REPORTERS: Readonly<Record<string, Component>> = {
  kubelet: 'kubelet',
  'default-scheduler': 'scheduler',
  'deployment-controller': 'deployment-controller',
  'replicaset-controller': 'replicaset-controller',
  'endpoint-slice-controller': 'endpointslice-controller',
};

/** The component that reports events under a name. */
export const reporterOf = (name: string): Component =>
  Object.hasOwn(REPORTERS, name) ? REPORTERS[name]! : 'other-controller';

const CONTROLLERS: Readonly<Record<string, Component>> = {
  Deployment: 'deployment-controller',
  ReplicaSet: 'replicaset-controller',
};

/**
 * The component that writes what is new in a change. The watch does not say who it was; each of these fields has one component
 * that writes it: the scheduler a Pod's node, the kubelet the state of its containers, a controller what it owns. What a
 * command asks for, the API server stores.
 * @param before the change of the same object before this one
 * @param fields the fields that changed
 */
export function writerOf(
  { type, object, state }: TimelineChange,
  before: TimelineChange | undefined,
  fields: ReadonlySet<string>,
): Component {
  if (type === 'deleted' || fields.has('deleting')) return 'api-server';
  if (state.kind === 'EndpointSlice') return 'endpointslice-controller';
  if (type === 'added') return controllerOf(object.owner);
  const former = before?.object.owner;
  // An owner takes an object for its own, or lets it go.
  if ((former && keyOf(former)) !== (object.owner && keyOf(object.owner))) return controllerOf(object.owner ?? former);
  switch (state.kind) {
    case 'Pod':
      return writerOfPod(fields);
    case 'ReplicaSet':
      // The revision is the number of a template of the owner's.
      return fields.has('desired') || fields.has('revision') ? controllerOf(object.owner) : 'replicaset-controller';
    case 'Deployment':
      return fields.has('desired') || fields.has('images') ? 'api-server' : 'deployment-controller';
    default:
      return fields.has('address') ? 'other-controller' : 'api-server';
  }
}

/** What acts for an owner; for who has none, a command does. */
const controllerOf = (owner: ObjectName | undefined): Component =>
  owner ? (CONTROLLERS[owner.kind] ?? 'other-controller') : 'api-server';

function writerOfPod(fields: ReadonlySet<string>): Component {
  if (fields.has('node')) return 'scheduler';
  if (fields.has('labels') || [...fields].some((field) => field.endsWith(': image'))) return 'api-server';
  return 'kubelet';
}
