import type { KubeObject } from '../../cluster/engine.ts';
import { since } from './duration.ts';

interface ContainerStatus {
  readonly name: string;
  readonly ready: boolean;
  readonly started?: boolean;
  readonly restartCount: number;
  readonly state?: {
    readonly waiting?: { readonly reason?: string };
    readonly running?: object;
    readonly terminated?: Terminated;
  };
  readonly lastState?: { readonly terminated?: Terminated };
}

interface Terminated {
  readonly exitCode: number;
  readonly signal?: number;
  readonly reason?: string;
  readonly finishedAt?: string;
}

/** A Pod, as far as its row shows it. */
export interface PodObject extends KubeObject {
  readonly spec: {
    readonly nodeName?: string;
    readonly containers: readonly { readonly name: string }[];
    readonly initContainers?: readonly { readonly name: string; readonly restartPolicy?: string }[];
    readonly readinessGates?: readonly { readonly conditionType: string }[];
  };
  readonly status: {
    readonly phase?: string;
    readonly reason?: string;
    readonly podIPs?: readonly { readonly ip: string }[];
    readonly nominatedNodeName?: string;
    readonly conditions?: readonly { readonly type: string; readonly status: string; readonly reason?: string }[];
    readonly containerStatuses?: readonly ContainerStatus[];
    readonly initContainerStatuses?: readonly ContainerStatus[];
  };
}

/** What a Pod's row says of its containers. */
export interface PodSummary {
  readonly ready: string;
  readonly status: string;
  readonly restarts: string;
}

/** Restarts, and when the last container before one ended. */
interface Restarts {
  count: number;
  last?: string;
}

/**
 * The columns READY, STATUS and RESTARTS, which the API server works out from a Pod's status.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/printers/internalversion/printers.go printPod
 */
export function summaryOf({ spec, status, metadata }: PodObject, now: number): PodSummary {
  const { initContainers = [] } = spec;
  const sidecars = new Set(initContainers.filter(({ restartPolicy }) => restartPolicy === 'Always').map(nameOf));
  const isTrue = (type: string) => !!status.conditions?.some((one) => one.type === type && one.status === 'True');
  const init = ofInitContainers(status.initContainerStatuses ?? [], initContainers.length, sidecars);
  let reason = init.reason ?? reasonOf(status);
  let { ready, restarts } = init;
  if (init.reason === undefined || isTrue('Initialized')) {
    const main = ofContainers(status.containerStatuses ?? [], reason, isTrue('Ready'));
    restarts = main.restarts(init.sidecarRestarts);
    ready += main.ready;
    reason = main.reason;
  }
  if (metadata.deletionTimestamp && status.reason === 'NodeLost') reason = 'Unknown';
  else if (metadata.deletionTimestamp && !/^(Succeeded|Failed)$/.test(status.phase ?? '')) reason = 'Terminating';
  const ago = restarts.count > 0 && restarts.last ? ` (${since(restarts.last, now)} ago)` : '';
  return {
    ready: `${ready}/${spec.containers.length + sidecars.size}`,
    status: reason,
    restarts: `${restarts.count}${ago}`,
  };
}

const nameOf = ({ name }: { readonly name: string }): string => name;

function reasonOf({ phase = '', reason, conditions = [] }: PodObject['status']): string {
  const isGated = conditions.some((one) => one.type === 'PodScheduled' && one.reason === 'SchedulingGated');
  return isGated ? 'SchedulingGated' : (reason ?? phase);
}

function add(restarts: Restarts, { restartCount, lastState }: ContainerStatus): void {
  restarts.count += restartCount;
  const { finishedAt } = lastState?.terminated ?? {};
  if (finishedAt && (!restarts.last || restarts.last < finishedAt)) restarts.last = finishedAt;
}

/** `reason` says what the Pod waits for while its init containers run. */
function ofInitContainers(
  statuses: readonly ContainerStatus[],
  count: number,
  sidecars: ReadonlySet<string>,
): { reason: string | undefined; ready: number; restarts: Restarts; sidecarRestarts: Restarts } {
  const restarts: Restarts = { count: 0 };
  const sidecarRestarts: Restarts = { count: 0 };
  let ready = 0;
  for (const [index, status] of statuses.entries()) {
    const { terminated, waiting } = status.state ?? {};
    const isSidecar = sidecars.has(status.name);
    add(restarts, status);
    if (isSidecar) add(sidecarRestarts, status);
    if (terminated?.exitCode === 0) continue;
    if (isSidecar && status.started) {
      ready += Number(status.ready);
      continue;
    }
    const waits = waiting?.reason && waiting.reason !== 'PodInitializing' ? waiting.reason : `${index}/${count}`;
    return { reason: `Init:${terminated ? endOf(terminated) : waits}`, ready, restarts, sidecarRestarts };
  }
  return { reason: undefined, ready, restarts, sidecarRestarts };
}

function endOf({ reason, signal, exitCode }: Terminated): string {
  return reason || (signal ? `Signal:${signal}` : `ExitCode:${exitCode}`);
}

function ofContainers(
  statuses: readonly ContainerStatus[],
  before: string,
  isReady: boolean,
): { reason: string; ready: number; restarts: (sidecars: Restarts) => Restarts } {
  let reason = before;
  let failed = '';
  let ready = 0;
  for (const { state, ready: isUp } of [...statuses].reverse()) {
    if (state?.waiting?.reason) reason = state.waiting.reason;
    else if (state?.terminated) {
      reason = endOf(state.terminated);
      if (state.terminated.exitCode !== 0) failed = reason;
    } else if (isUp && state?.running) ready += 1;
  }
  if (reason === 'Completed') {
    if (ready > 0 && isReady) reason = 'Running';
    else reason = failed || (ready > 0 ? 'NotReady' : reason);
  }
  const restarts = (sidecars: Restarts) => {
    for (const status of statuses) add(sidecars, status);
    return sidecars;
  };
  return { reason, ready, restarts };
}
