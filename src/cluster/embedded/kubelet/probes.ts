import type { V1Pod } from '@ngrok/webernetes';
import type { Node } from './internals.ts';

/** What a probe comes to: its result, what it printed, and an error. */
type Probed = readonly ['success' | 'failure' | 'warning' | 'unknown', string, Error | undefined];
interface Prober {
  runProbe(ctx: unknown, type: unknown, probe: unknown, pod: V1Pod, ...rest: unknown[]): Promise<Probed>;
}

/** What the kubelet writes of an HTTP probe that a broken program answers. */
const FAILURE: Probed = ['failure', 'HTTP probe failed with statuscode: 500', undefined];

/** Let the probes of the Pods fail that `isBroken` names, whatever their containers answer. */
export function breakProbes({ kubelet }: Node, isBroken: (pod: string) => boolean): void {
  const { prober } = kubelet.probeManager as unknown as { prober?: Prober };
  if (typeof prober?.runProbe !== 'function') {
    throw new Error('this version of webernetes has another prober; see src/cluster/embedded/kubelet/probes.ts');
  }
  const run = prober.runProbe.bind(prober);
  prober.runProbe = async (ctx, type, probe, pod, ...rest) =>
    isBroken(pod.metadata?.name ?? '') ? FAILURE : await run(ctx, type, probe, pod, ...rest);
}
