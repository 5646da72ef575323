import type { Cluster, ImageDefinition, ProcessContext, V1Container, V1Pod, V1Probe } from '@ngrok/webernetes';

/** What is changed of webernetes' nodes; much of it is private there, so that a new version is checked by `requireInternals`. */
export type Node = Cluster['servers'][number];
export type Kubelet = Node['kubelet'];
export type Context = Parameters<Kubelet['makeEnvironmentVariables']>[0];
export type RuntimeStatus = Parameters<Manager['syncPod']>[2];

type SyncPod = Kubelet['containerRuntime']['syncPod'];

/** The part of webernetes' kubelet that starts and stops the containers of a Pod. */
export interface Manager {
  syncPod: SyncPod;
  startContainer(
    ctx: Context,
    sandbox: string,
    config: unknown,
    spec: unknown,
    pod: V1Pod,
    ...rest: unknown[]
  ): Promise<[string, Error | undefined]>;
  killContainer(ctx: Context, pod: V1Pod | undefined, ...rest: unknown[]): Promise<Error | undefined>;
  recordContainerEvent(ctx: Context, pod: V1Pod, container: V1Container, ...rest: unknown[]): Promise<void>;
}

export function managerOf(kubelet: Kubelet): Manager {
  return kubelet.containerRuntime as unknown as Manager;
}

/** A container of webernetes' runtime as far as it is changed here. */
export interface RunningContainer {
  fs: ProcessContext['fs'];
  readonly image: ImageDefinition;
}

export function containerOf({ runtime }: Node, id: string): RunningContainer | undefined {
  return (runtime as unknown as { containers: Map<string, RunningContainer> }).containers.get(id);
}

/** Whether a process is its container's first one, whose output is the container's log. */
export function isFirstProcess({ container, pid }: ProcessContext): boolean {
  return (container as unknown as { mainProcess?: { pid: number } }).mainProcess?.pid === pid;
}

/** What a probe comes to: its result, what it printed, and an error. */
export type Probed = readonly ['success' | 'failure' | 'warning' | 'unknown', string, Error | undefined];

/** The part of webernetes' kubelet that asks containers how they are. */
interface Prober {
  runProbe(ctx: unknown, type: unknown, probe: V1Probe, pod: V1Pod, ...rest: unknown[]): Promise<Probed>;
  readonly http: {
    probe(
      origin: unknown,
      request: { readonly url: string },
      timeoutMs: number,
    ): Promise<readonly [result: unknown, said: string, error: unknown]>;
  };
}

export function proberOf({ probeManager }: Kubelet): Prober {
  return (probeManager as unknown as { prober: Prober }).prober;
}

const MANAGER = ['syncPod', 'startContainer', 'killContainer', 'recordContainerEvent'] as const;

/** @throws Error when this version of webernetes is built otherwise. */
export function requireInternals({ kubelet, runtime }: Node): void {
  const manager = managerOf(kubelet);
  const whole =
    MANAGER.every((method) => typeof manager[method] === 'function') &&
    typeof kubelet.makeEnvironmentVariables === 'function' &&
    typeof kubelet.convertToAPIContainerStatuses === 'function' &&
    typeof kubelet.probeManager?.updatePodStatus === 'function' &&
    typeof proberOf(kubelet)?.http?.probe === 'function' &&
    typeof proberOf(kubelet).runProbe === 'function' &&
    (runtime as unknown as { containers?: unknown }).containers instanceof Map;
  if (!whole) throw new Error('this version of webernetes has another kubelet; see src/cluster/embedded/kubelet');
}
