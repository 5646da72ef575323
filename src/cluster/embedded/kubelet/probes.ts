import { type Node, type Probed, proberOf } from './internals.ts';

/** What the kubelet writes of an HTTP probe that a broken program answers. */
const FAILURE: Probed = ['failure', 'HTTP probe failed with statuscode: 500', undefined];

/** Let the probes of the Pods fail that `isBroken` names, whatever their containers answer. */
export function breakProbes({ kubelet }: Node, isBroken: (pod: string) => boolean): void {
  const prober = proberOf(kubelet);
  const run = prober.runProbe.bind(prober);
  prober.runProbe = async (ctx, type, probe, pod, ...rest) =>
    isBroken(pod.metadata?.name ?? '') ? FAILURE : await run(ctx, type, probe, pod, ...rest);
}
