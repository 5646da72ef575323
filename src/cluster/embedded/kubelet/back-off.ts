import { type Kubelet, managerOf } from './internals.ts';

/** Say how long a container is held back as Go writes durations: `back-off 1m20s`, where webernetes has milliseconds. */
export function writeBackOff(kubelet: Kubelet): void {
  const manager = managerOf(kubelet);
  const { syncPod } = manager;
  manager.syncPod = async (...args) => {
    const result = await syncPod.apply(manager, args);
    for (const one of result.syncResults) {
      one.message = one.message.replace(/^back-off (\d+)ms /, (_all, ms) => `back-off ${duration(Number(ms))} `);
    }
    return result;
  };
}

function duration(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  return `${minutes > 0 ? `${minutes}m` : ''}${(ms % 60_000) / 1000}s`;
}
