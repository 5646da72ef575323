/**
 * What differs between two runs of the same thing, in the order in which it is replaced. A container prints what it likes: what
 * repeats without end begins at one place only, or each place of a long run would search the rest of it.
 */
const VARYING: readonly (readonly [pattern: RegExp, stands: string])[] = [
  // How an image came to the node depends on what ran there before.
  [/^.*\bNormal +Pull(ing|ed) .*\n?/gm, ''],
  // The API server may see a Service before it sees that the Service's address is taken.
  [/^(Events:) *(<none>|\n.*\n.*\n +Warning +ClusterIPNotAllocated .*)$/gm, '$1 <none>'],
  // A namespace of the run's own, where the reader has another: in a sentence, in YAML and JSON, in a
  // description and in its messages.
  [/\b(in|from) [a-z0-9-]+ namespace\b/g, '$1 <namespace> namespace'],
  [/^(Namespace: +)[a-z0-9-]+$/gm, '$1<namespace>'],
  [/\b(namespace"?: ?)"?[a-z0-9-]+"?/g, '$1<namespace>'],
  [/\b(assigned|in ConfigMap|in Secret) [a-z0-9-]+\//g, '$1 <namespace>/'],
  [/\b(in pod [a-z0-9.-]+)_[a-z0-9-]+\(/g, '$1_<namespace>('],
  [/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)/g, '<date>'],
  [/\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d \w{3} \d{4} \d\d:\d\d:\d\d [+-]\d{4}/g, '<date>'],
  [/\b\d{1,2} \w{3} \d{4} \d\d:\d\d:\d\d(\.\d+)?/g, '<date>'],
  [/\b(sha256:|containerd:\/\/|docker:\/\/)[0-9a-f]{12,}/g, '$1<digest>'],
  // What containerd names a container or a command in one.
  [/\b[0-9a-f]{64}\b/g, '<id>'],
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g, '<uid>'],
  [/\b\d{1,3}(\.\d{1,3}){3}\b/g, '<ip>'],
  // A run has a namespace for each example, a reader has one.
  [/\bNo resources found in [a-z0-9-]+ namespace/g, 'No resources found in <namespace> namespace'],
  // The same in a full name of DNS.
  [/(?<![a-z0-9-])[a-z0-9-]+\.svc\.cluster\.local\b/g, '<namespace>.svc.cluster.local'],
  // kind names nodes after the cluster, and which of them runs a Pod is the scheduler's choice.
  [/\b[a-z0-9][a-z0-9-]{0,60}-(worker|control-plane)\d*\b|\bnode-\d\b/g, '<node>'],
  // The time and the process in a line of a JSON log.
  [/"(time|pid)":\d+/g, '"$1":<number>'],
  [/\b(resourceVersion"?: ?)"?\d+"?/g, '$1<version>'],
  // What the API server appends to generated names: a template's hash, and five characters of an alphabet without vowels.
  [/-[bcdf0-9ghjklmnpqrstvwxz]{7,10}-[a-z0-9]{5}\b/g, '-<hash>-<random>'],
  [/-(?=[a-z0-9]*\d)[a-z0-9]{5}\b|-[bcdf0-9ghjklmnpqrstvwxz]{5}\b/g, '-<random>'],
  // A ReplicaSet's own name, which ends with its template's hash.
  [/-(?=[a-z0-9]*\d)[bcdfghjklmnpqrstvwxz2456789]{8,10}\b/g, '-<hash>'],
  [/\b(pod-template-hash[=:] ?)[a-z0-9]+/g, '$1<hash>'],
  // 30000 to 32767, where the node port follows the port: «30000:31234/TCP».
  [/(\d{1,5}):3[0-2]\d{3}\/(TCP|UDP)/g, '$1:<node port>/$2'],
  // The same in a description and in YAML.
  [/\b(NodePort: +\S+ +|nodePort: )3[0-2]\d{3}\b/g, '$1<node port>'],
  [/\b(\d+(\.\d+)?(ms|[smhd]))+\b|<(unknown|invalid)>/g, '<time>'],
  // Between two starts a container that keeps ending is said to have ended, or to wait.
  [
    /^( +State: +)(Waiting\n +Reason: +CrashLoopBackOff|Terminated\n +Reason: +Error\n.*\n.*\n.*)(?=\n +Last State: +Terminated)/gm,
    '$1<ended>',
  ],
  // How often it has restarted, once it has.
  [/\b(Restart Count: +)[1-9]\d*/g, '$1<count>'],
  // A Pod with its namespace and its UID, in a message.
  [/\b(in pod [a-z0-9.-]+_)[a-z0-9<>-]+\(<uid>\)/g, '$1<namespace>(<uid>)'],
  // A container that keeps ending: its count grows with the time that one takes, and its status goes to and fro.
  [/\b\d+ \(<time> ago\)/g, '<count> (<time> ago)'],
  [/\b(Error|CrashLoopBackOff)(?= +<count> \()/g, '<ended>'],
  // The clipboard's text, or the address that the page names.
  [/"(STDIN|https?:\/\/[^"]+\.yaml)"/g, '<file>'],
  [/<time> \(x\d+ over <time>\)/g, '<time>'],
  [/(?<! ) +$/gm, ''],
  [/ {2,}|\t/g, '  '],
  // nslookup asks for addresses of IPv4 and of IPv6 at once, and ends each response, an empty one too, with a blank line.
  [/\n{3,}/g, '\n\n'],
];

/** Text that a run printed, with ages, addresses, generated names and the like replaced: equal when only those differ. */
export function normaliseOutput(text: string): string {
  const normal = VARYING.reduce((result, [pattern, stands]) => result.replace(pattern, stands), text).trim();
  return inAnyOrder(normal.split('\n')).join('\n');
}

/** Sort lines that stand together and hold generated names: kubectl lists by name, so that chance orders them. */
function inAnyOrder(lines: readonly string[]): string[] {
  const generated = (line: string | undefined) => line !== undefined && /-<(random|hash)>/.test(line);
  const sorted: string[] = [];
  for (let start = 0; start < lines.length; ) {
    let end = start + 1;
    if (generated(lines[start])) while (end < lines.length && generated(lines[end])) end += 1;
    sorted.push(...lines.slice(start, end).sort());
    start = end;
  }
  return sorted;
}

/** A value that a step saw: a Pod that answers with its own name does so with a generated one (the simulation takes any letters for it). */
export function normaliseSeen(value: string | number): string {
  const text = String(value).trim();
  return normaliseOutput(text.replace(/^([a-z0-9-]+)-[a-z0-9]{5}$/, '$1-<random>'));
}
