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
