import type { ContainerState, Endpoint, ObjectState, PodState, ServiceState } from '../../example/timeline.ts';

/** What is seen of an object: its own state, and in the lane of a Service also the endpoints of its EndpointSlices. */
export type SeenState = Exclude<ObjectState, ServiceState> | ServedState;

export interface ServedState extends ServiceState {
  readonly endpoints?: readonly Endpoint[];
}

/** How a bar is drawn. Each form has a shape of its own; colour only helps. */
export type Form = 'pending' | 'running' | 'ready' | 'failing' | 'ending' | 'done' | 'counted' | 'present';

/** A part of a whole: 3 of 4 Pods that are ready. */
export interface Level {
  readonly ready: number;
  readonly of: number;
}

/** Why a container waits where nothing is wrong, in the API's words. */
const USUAL_WAITS: ReadonlySet<string | undefined> = new Set(['ContainerCreating', 'PodInitializing', undefined]);

/** The form of an object in a state. */
export function formOf(state: SeenState): Form {
  if (state.deleting) return 'ending';
  switch (state.kind) {
    case 'Pod':
      return formOfPod(state);
    case 'other':
      return 'present';
    default:
      return 'counted';
  }
}

function formOfPod({ phase, containers }: PodState): Form {
  if (phase === 'Succeeded') return 'done';
  if (phase === 'Failed' || containers.some(isFailing)) return 'failing';
  if (phase !== 'Running') return 'pending';
  return containers.every(({ ready }) => ready) ? 'ready' : 'running';
}

function isFailing({ state, reason, exitCode }: ContainerState): boolean {
  if (state === 'waiting') return !USUAL_WAITS.has(reason);
  return state === 'terminated' && exitCode !== 0;
}

/** How full the bar of a form `counted` is; undefined for the others. */
export function levelOf(state: SeenState): Level | undefined {
  switch (state.kind) {
    case 'Deployment':
    case 'ReplicaSet':
      return { ready: state.ready, of: state.desired };
    case 'Service':
    case 'EndpointSlice': {
      const { endpoints } = state;
      return endpoints && { ready: endpoints.filter(({ ready }) => ready).length, of: endpoints.length };
    }
    default:
      return undefined;
  }
}
