import type { V1Container, V1Pod } from '@ngrok/webernetes';
import { type Kubelet, managerOf, type RuntimeStatus } from './internals.ts';

/**
 * Let the kubelet run init containers, one after the other and before the others. webernetes' starts `spec.containers` only, with
 * back-off, events and all, so until the init containers are done it is shown a Pod that has the next one of them there.
 */
export function runInitContainers(kubelet: Kubelet): void {
  const manager = managerOf(kubelet);
  const { syncPod, startContainer, killContainer, recordContainerEvent } = manager;
  /** The Pod behind each that is shown. */
  const behind = new WeakMap<V1Pod, V1Pod>();
  const real = (pod: V1Pod) => behind.get(pod) ?? pod;
  const shown = (pod: V1Pod, spec: Partial<NonNullable<V1Pod['spec']>>): V1Pod => {
    const view = { ...pod, spec: { ...pod.spec!, ...spec } };
    behind.set(view, real(pod));
    return view;
  };

  manager.syncPod = async (ctx, pod, status, ...rest) => {
    const next = nextInitContainer(pod, status);
    if (!next) return await syncPod.call(manager, ctx, pod, status, ...rest);
    // One that succeeded is done; one that failed starts again. A Pod whose policy is Never has failed by then.
    const view = shown(pod, { containers: [next], restartPolicy: 'OnFailure' });
    return await syncPod.call(manager, ctx, view, status, ...rest);
  };
  // Events name the container by its place in the real Pod.
  manager.startContainer = (ctx, sandbox, config, spec, pod, ...rest) =>
    startContainer.call(manager, ctx, sandbox, config, spec, real(pod), ...rest);
  manager.recordContainerEvent = (ctx, pod, container, ...rest) =>
    recordContainerEvent.call(manager, ctx, real(pod), container, ...rest);
  // It finds what to kill among `spec.containers` only.
  manager.killContainer = (ctx, pod, ...rest) =>
    killContainer.call(manager, ctx, pod && shown(pod, { containers: allContainers(real(pod)) }), ...rest);

  // What waits for init containers says so.
  const convert = kubelet.convertToAPIContainerStatuses.bind(kubelet);
  kubelet.convertToAPIContainerStatuses = (ctx, pod, status, previous, containers, volumes, _waits, ...rest) => {
    const waits = (pod.spec?.initContainers?.length ?? 0) > 0;
    return convert(ctx, pod, status, previous, containers, volumes, waits, ...rest);
  };

  const { probeManager } = kubelet;
  const updateStatus = probeManager.updatePodStatus.bind(probeManager);
  probeManager.updatePodStatus = (ctx, pod, status) => {
    updateStatus(ctx, pod, status);
    for (const one of status.initContainerStatuses ?? []) {
      one.started = one.state?.running !== undefined;
      if (one.state?.terminated?.exitCode === 0) one.ready = true;
    }
  };
}

function allContainers({ spec }: V1Pod): V1Container[] {
  return [...(spec?.initContainers ?? []), ...(spec?.containers ?? [])];
}

/** The first init container that has not succeeded; undefined once one of the others has started. */
function nextInitContainer({ spec }: V1Pod, { containerStatuses }: RuntimeStatus): V1Container | undefined {
  // The newest run of a container comes first.
  const statusOf = ({ name }: V1Container) => containerStatuses.find((status) => status.name === name);
  if (spec?.containers.some((container) => statusOf(container) !== undefined)) return undefined;
  return spec?.initContainers?.find((container) => {
    const status = statusOf(container);
    return status?.state !== 'Exited' || status.exitCode !== 0;
  });
}
