import type {
  ObjectName,
  ObjectState,
  PodState,
  Timeline,
  TimelineChange,
  TimelineEvent,
} from '../../../../src/example/timeline.ts';

/** Parts of records, for tests of what a replay makes of them. */

export const EMPTY: Timeline = { steps: [], requests: [], changes: [], events: [], leftOut: [] };

export const pod = (
  more: Partial<PodState> = {},
  container: Partial<PodState['containers'][number]> = {},
): PodState => ({
  kind: 'Pod',
  deleting: false,
  phase: 'Pending',
  labels: { app: 'echo' },
  containers: [{ name: 'app', image: 'echo:v1', ready: false, restarts: 0, state: 'waiting', ...container }],
  ...more,
});

export const READY = pod({ phase: 'Running', node: 'worker', ip: '10.0.0.1' }, { ready: true, state: 'running' });

export function change(
  at: number,
  key: string,
  state: ObjectState,
  more: { readonly type?: TimelineChange['type']; readonly owner?: string } = {},
): TimelineChange {
  const owner = more.owner === undefined ? {} : { owner: nameOf(more.owner) };
  return { at, type: more.type ?? 'modified', object: { ...nameOf(key), ...owner }, state };
}

export const event = (at: number, about: string, reason: string, more: Partial<TimelineEvent> = {}): TimelineEvent => ({
  at,
  about: nameOf(about),
  type: 'Normal',
  component: 'kubelet',
  reason,
  message: `${reason}!`,
  ...more,
});

function nameOf(key: string): ObjectName {
  const [kind, name] = key.split('/') as [string, string];
  return { kind, name };
}
