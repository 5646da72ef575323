import { type Kubelet, proberOf } from './internals.ts';

/** Go's words for what webernetes says shorter. */
const WORDS: Readonly<Record<string, string>> = {
  'request timed out': 'context deadline exceeded (Client.Timeout exceeded while awaiting headers)',
};
const NO_ANSWER = /^(?:dial tcp |request timed out$)/;

/** Say of an HTTP probe without an answer which request it was, as Go's client does. */
export function nameProbedAddresses(kubelet: Kubelet): void {
  const { http } = proberOf(kubelet);
  const probe = http.probe.bind(http);
  http.probe = async (origin, request, timeoutMs) => {
    const [result, said, error] = await probe(origin, request, timeoutMs);
    if (!NO_ANSWER.test(said)) return [result, said, error];
    return [result, `Get "${request.url}": ${WORDS[said] ?? said}`, error];
  };
}

const TIMED_OUT = /^command timed out: command (.*) timed out$/s;
const NOT_STARTED = / failed to start exec in container (?:\w+:\/\/)?(\S+):/;

/** Say of an exec probe without a result which command it was and how long it had, or which exec failed, as containerd does. */
export function nameProbedCommands(kubelet: Kubelet): void {
  const prober = proberOf(kubelet);
  const run = prober.runProbe.bind(prober);
  prober.runProbe = async (ctx, type, probe, ...rest) => {
    const [result, said, error] = await run(ctx, type, probe, ...rest);
    const limit = `timed out after ${probe.timeoutSeconds ?? 1}s`;
    const words = said.replace(TIMED_OUT, (_all, command: string) => `command timed out: "${command}" ${limit}`);
    return [result, words, error && new Error(error.message.replace(NOT_STARTED, ' failed to start exec "$1":'))];
  };
}
