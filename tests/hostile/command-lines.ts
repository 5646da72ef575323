import fc from 'fast-check';
import { COMMANDS } from '../../src/example/kubectl/commands.ts';
import type { Flag } from '../../src/example/kubectl/flags.ts';

/** Stand for the decoy's address and the folder outside in the lines below. */
export const DECOY = 'DECOY';
export const OUTSIDE = 'OUTSIDE';

/** Command lines that would leave the namespace, reach another server, read or write files, change something, or never end. */
export const HOSTILE: readonly string[] = [
  // Another server
  'get pod -s DECOY',
  'get pod -sDECOY',
  'get pod -s=DECOY',
  'get pod --server DECOY',
  'get pod --server=DECOY',
  'logs echo -psDECOY',
  'logs echo -ps=DECOY',
  'logs echo -p -c echo -sDECOY',
  'logs -pcecho -sDECOY echo',
  'logs -psDECOY -pcecho echo',
  'rollout status deploy/echo -wsDECOY',
  'explain pod -RsDECOY',
  'get pod --cluster other --kubeconfig=OUTSIDE/.kube/config',
  'get pod --kubeconfig OUTSIDE/.kube/config',
  'get pod --context other',
  'get pod --user other',
  'get pod --proxy-url=DECOY',
  'get --raw DECOY',
  'get --raw=/api/v1/nodes',
  'get -f DECOY/pod.json',
  'get -fDECOY/pod.json',
  'describe -f DECOY/pod.json',
  'wait -f DECOY/pod.json --for=delete',
  'rollout status -f DECOY/pod.json',
  'rollout history -fDECOY/pod.json',
  'get -k DECOY',
  'get -RfDECOY/pod.json',
  'get pod --kuberc OUTSIDE/.kube/kuberc',
  'explain DECOY/pod',
  'get DECOY',
  // Another namespace, or the whole cluster
  'get pod -n kube-system',
  'get pod -nkube-system',
  'get pod -n=kube-system',
  'get pod --namespace=kube-system',
  'get pod --namespace kube-system',
  'logs echo -pnkube-system',
  'logs -pn kube-system echo',
  'logs -pnp echo',
  'rollout status deploy/echo -wnkube-system',
  'rollout status deploy/echo -w=true -nkube-system',
  'get pod -A',
  'get pod -A=true',
  'get pod --all-namespaces',
  'get pod --all_namespaces',
  'get pod --all-namespaces=true',
  'get pod -AL app',
  'get pod -AlApp',
  'describe pod -A',
  'events -A',
  'events --all_namespaces=1',
  'wait pod --all -A --for=delete --timeout=1s',
  'get nodes',
  'get no',
  'get node/echo',
  'get Nodes',
  'get node.v1',
  'get nodes.v1.',
  'get pod,nodes',
  'get pod/echo node/echo',
  'get ns',
  'get namespaces kube-system',
  'describe ns/kube-system',
  'describe pv',
  'get storageclass,pod',
  'get clusterroles.rbac.authorization.k8s.io',
  'wait node/echo --for=condition=Ready --timeout=1s',
  'wait --for=delete ns/echo --timeout=1s',
  'events --for node/echo',
  'rollout status node/echo',
  'logs node/echo',
  'get pod ../../kube-system/pods/echo',
  'get pod/../../nodes',
  'get pod/%2e%2e',
  "get pod '..'",
  "logs '../../../nodes/echo'",
  "logs echo -c '../../../../kube-system/pods/x'",
  'get all,nodes',
  'get componentstatuses',
  'get pod --subresource=../../nodes',
  // Files
  'get -f OUTSIDE/pod.json',
  'get -fOUTSIDE/pod.json',
  'get --filename=OUTSIDE/pod.json',
  'get pod -f OUTSIDE/pod.json',
  'get -k OUTSIDE',
  'get pod -o go-template-file=OUTSIDE/template',
  'get pod -ogo-template-file=OUTSIDE/template',
  'get pod -o=jsonpath-file=OUTSIDE/template',
  'get pod --output=jsonpath-file=OUTSIDE/template',
  'get pod -o custom-columns-file=OUTSIDE/columns',
  'get pod -o templatefile --template=OUTSIDE/template',
  'get pod -o name -o custom-columns-file=OUTSIDE/columns',
  'get pod --template OUTSIDE/template -o go-template',
  "get pod -o 'go-template={{range .items}}{{.metadata}}{{end}}'",
  'get pod --cache-dir=OUTSIDE/cache',
  'get pod --cache-dir OUTSIDE/cache',
  'get pod --profile=cpu --profile-output=OUTSIDE/profile',
  'get pod --profile cpu --profile_output OUTSIDE/profile',
  'get pod --log-file=OUTSIDE/log',
  'get pod --certificate-authority=OUTSIDE/ca',
  'get pod --client-key OUTSIDE/key',
  // Credentials
  'get pod --as=admin',
  'get pod --as admin --as-group=system:masters',
  'get pod --token=x',
  'get pod --username=a --password=b',
  'get pod --insecure-skip-tls-verify',
  'logs echo --insecure-skip-tls-verify-backend',
  // Never ends
  'get pod -w',
  'get pod --watch',
  'get pod -w=true',
  'get pod --watch-only',
  'get pod --watch_only',
  'get pod -Lw -w',
  'events -w',
  'events --watch',
  'logs echo -f',
  'logs -f echo',
  'logs -pf echo',
  'logs -pcecho -fp echo',
  'logs --follow=true echo',
  'logs deploy/echo --follow',
  'rollout status deploy/echo -wf OUTSIDE/pod.json',
  // Arguments that are none
  'get pod -- -A',
  'get -- pod',
  'get pod --',
  'logs echo -- -nkube-system',
  'logs -p -- echo',
  'get pod -',
  "get ''",
  "get pod ''",
  "get '' pod",
  "get pod -l ''",
  'get pod -l',
  'get pod -o',
  'get pod --selector',
  'get pod -l -A',
  'get pod -L -A',
  'get pod --sort-by -A',
  'get pod --selector --all-namespaces',
  'get pod --show-labels true -A',
  'get pod --=x',
  'get pod ---x',
  'get pod -=',
  'get pod -l= -A',
  'logs echo -p=',
  'logs echo -p=maybe',
  'get pod --show-labels=kube-system',
  'version --help',
  'get -h',
  'get pod --version',
  'get pod -v=9',
  'get pod -v9',
  'get pod --v 9',
  'get pod --vmodule=x=9',
  // Words that run in a container, and what would give them a terminal, an input or another Pod
  'exec echo',
  'exec echo --',
  'exec echo sh',
  'exec echo sh -- sh',
  'exec -- sh',
  'exec echo -i -- sh',
  'exec -it echo -- sh',
  'exec echo -t -- sh',
  'exec echo --stdin -- sh',
  'exec echo --tty=true -- sh',
  'exec echo -q -- sh',
  'exec echo -n kube-system -- sh',
  'exec -nkube-system echo -- sh',
  'exec -A echo -- sh',
  'exec echo -sDECOY -- sh',
  'exec echo --kubeconfig=OUTSIDE/.kube/config -- sh',
  'exec echo -c -- sh',
  'exec echo -c -i -- sh',
  'exec echo -cecho -t -- sh',
  'exec echo -c ../../kube-system -- sh',
  'exec node/echo -- sh',
  'exec ns/kube-system -- sh',
  "exec '../../kube-system/pods/echo' -- sh",
  'exec -f OUTSIDE/pod.json -- sh',
  'exec -fDECOY/pod.json -- sh',
  'exec echo --pod-running-timeout=1h -- sh',
  'exec echo -- sh | tee OUTSIDE/x',
  'exec echo -- sh; id',
  // Other commands, plugins
  'steal',
  'steal --now',
  'get-steal',
  '--server=DECOY get pod',
  '-sDECOY get pod',
  '-nkube-system get pod',
  '--kubeconfig OUTSIDE/.kube/config get pod',
  'rollout -nkube-system status deploy/echo',
  'rollout undo deployment/echo',
  'rollout restart deployment/echo',
  'rollout steal',
  'delete pod echo',
  'create -f OUTSIDE/pod.json',
  'apply -f OUTSIDE/pod.json',
  'cp echo:/etc/passwd OUTSIDE/passwd',
  'proxy',
  'port-forward echo 3000',
  'config view --raw',
  'config set-cluster other --server=DECOY',
  'cluster-info dump --output-directory=OUTSIDE/dump',
  'auth can-i --list',
  'auth whoami',
  'debug echo --image=x',
  'kustomize DECOY',
  'plugin list',
  'alpha',
  'options',
  'help get',
  'completion bash',
  '__complete get pod',
  'constructor',
  'toString pod',
  'edit pod echo',
  'diff -f OUTSIDE/pod.json',
  'run x --image=x',
  'top pod',
  'api-versions',
  'kuberc set',
  '',
];

/** The same of what a `watch` may run, which does not end by itself. */
export const HOSTILE_WATCHES: readonly string[] = [
  'get pod -w -A',
  'get pod -wA',
  'get pod -w -n kube-system',
  'get pod -wnkube-system',
  'get pod -wsDECOY',
  'get pod -w --kubeconfig OUTSIDE/.kube/config',
  'get node -w',
  'get -w -f DECOY/pod.json',
  'get --raw=/api/v1/pods?watch=true -w',
  'get pod -w -- -A',
  'get pod -w -o go-template-file=OUTSIDE/template',
  'logs -fnkube-system echo',
  'logs -f -sDECOY echo',
  'logs -f node/echo',
  'logs -f echo --insecure-skip-tls-verify-backend',
  'events -wA',
  'events --watch --for node/echo',
  // These end, or change something, or open a door.
  'get pod',
  'get pod -w=false',
  'logs echo',
  'logs --follow=false echo',
  'events',
  'describe pod -w',
  'rollout status deploy/echo -w',
  'exec echo -- sleep infinity',
  'attach echo',
  'port-forward echo 3000',
  'proxy',
  'debug echo --image=x',
  'apply -f OUTSIDE/pod.json',
  '',
];

/** Watches that keep to their namespace. */
export const HARMLESS_WATCHES: readonly string[] = [
  'get pod -w',
  'get pod -lA --watch',
  'get deploy/echo -o wide --watch-only',
  'logs -f echo',
  'logs deploy/echo --follow --tail=1 -c echo',
  'events -w',
  'events --for pod/echo --watch --types=Warning',
];

/** Command lines that look like those above, and are harmless: what looks like a flag is a value. */
export const HARMLESS: readonly string[] = [
  'get pod -lA',
  'get pod -lw',
  'get pod -l=A -Lw',
  'get pod -lnkube-system',
  'get pod -l n -L s',
  'get pod -lapp=echo -LA,w',
  'get pod -ojson -lA',
  'get pod -o=name -lsDECOY',
  "get pod -o 'custom-columns=NAME:.metadata.name,-A:.metadata.uid' --no-headers",
  "get pod --sort-by '.metadata.name' --show-labels=false",
  'get pod --field-selector metadata.namespace=kube-system',
  'logs -cp echo',
  'logs -pcp echo',
  'logs -pc p echo',
  'logs -p=true -c=p echo',
  'logs -p=false -cc echo',
  'logs echo --all-containers --prefix --tail -1',
  'rollout status deploy/echo -w=false',
  'rollout status deploy -wlapp',
  'explain pod -R=false',
  'version -ojson',
  'exec echo -- date',
  'exec echo -c echo -- sh -c "ls /tmp; id"',
  'exec deploy/echo -cn -- cat -A',
  'exec echo -- kubectl get pod -n kube-system',
  'exec echo -- sh -c "echo -- -i --server=DECOY"',
  'exec echo -- --',
];

/** Values that fit some flag or none. */
const VALUES = [
  ...['json', 'yaml', 'wide', 'name', 'jsonpath={.metadata.name}', 'custom-columns=NAME:.metadata.name'],
  ...[
    'app=echo',
    'app',
    'A',
    'w',
    'f',
    'nkube-system',
    'sDECOY',
    'DECOY',
    '-A',
    '--all-namespaces',
    '--',
    'true',
    'false',
  ],
  ...[
    '1',
    '-1',
    '1s',
    '20ms',
    '0',
    'delete',
    'condition=Ready',
    'pod/echo',
    'echo',
    'db',
    'Warning',
    'kube-system',
    '',
  ],
  ...['metadata.name=echo', 'metadata.namespace=kube-system', 'OUTSIDE/template', '.metadata.name', 'apps/v1', 'apps'],
];
const OPERANDS = [
  ...[
    'pod',
    'pods',
    'po',
    'svc',
    'deploy',
    'pod,svc',
    'all',
    'pod/echo',
    'deployment/echo',
    'ds/echo',
    'echo',
    'ingress',
  ],
  ...[
    'deployments.apps',
    'events',
    'secret',
    'pod.spec',
    'node',
    'ns/echo',
    'DECOY',
    'OUTSIDE/pod.json',
    '-',
    '--',
    '',
  ],
];

/** A flag with a value in one of the ways to write it. */
export function spelled({ name, short, value }: Flag, values: fc.Arbitrary<string>): fc.Arbitrary<string[]> {
  const ways = (text: string): string[][] => {
    if (!value) return [[name], [`${name}=true`], ...(short ? [[short], [`${short}=true`]] : [])];
    const long = [[name, text], [`${name}=${text}`]];
    return short ? [...long, [short, text], [`${short}${text}`], [`${short}=${text}`]] : long;
  };
  return values.chain((text) => fc.constantFrom(...ways(text)));
}

/** What each command usually has beside flags. */
const OBJECTS: Readonly<Record<string, readonly string[]>> = {
  get: ['pod'],
  describe: ['pod'],
  logs: ['echo'],
  exec: ['echo'],
  'rollout status': ['deployment/echo'],
  'rollout history': ['deployment/echo'],
  explain: ['pod.spec'],
  wait: ['pod/echo', '--for=condition=Ready'],
};

/** Every allowed command with each of its flags. */
export const EACH_FLAG: readonly (readonly string[])[] = Object.entries(COMMANDS).flatMap(([name, { flags }]) =>
  flags.map((flag) => {
    const value = VALUES.find((text) => flag.value?.pattern.test(text));
    return [...name.split(' '), ...(OBJECTS[name] ?? []), flag.name, ...(value ? [value] : [])];
  }),
);

/** Shorthands in a row: those of a command, then one that it has or not, and something after them. */
function bundleOf(flags: readonly Flag[]): fc.Arbitrary<string[]> {
  const own = flags.flatMap(({ short, value }) => (short && !value ? [short.slice(1)] : []));
  const before = own.length > 0 ? fc.array(fc.constantFrom(...own), { minLength: 1, maxLength: 2 }) : fc.constant(['']);
  const end = fc.constantFrom('', 'echo', 'kube-system', 'DECOY', '=DECOY', '=true', '=');
  return fc
    .tuple(before, fc.constantFrom(...'nsAfwvkhlocpLR'), end)
    .map(([row, letter, end]) => [`-${row.join('')}${letter}${end}`]);
}

/** Command lines from pieces: allowed commands with allowed flags, in every spelling, and sometimes with what is not. */
export const anyCommandLine: fc.Arbitrary<string[]> = fc
  .constantFrom(...Object.entries(COMMANDS))
  .chain(([name, { flags }]) => {
    const flag = fc.constantFrom(...flags).chain((flag) => spelled(flag, fittingOr(flag)));
    const operand = fc.constantFrom(...OPERANDS).map((word) => [word]);
    const piece = fc.oneof(
      { weight: 5, arbitrary: flag },
      { weight: 3, arbitrary: operand },
      { weight: 1, arbitrary: bundleOf(flags) },
    );
    return fc.array(piece, { maxLength: 4 }).map((pieces) => [...name.split(' '), ...pieces.flat()]);
  });

function fittingOr({ value }: Flag): fc.Arbitrary<string> {
  const fitting = VALUES.filter((text) => value?.pattern.test(text));
  const any = fc.constantFrom(...VALUES);
  return fitting.length === 0 ? any : fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...fitting) }, any);
}

/** A line that splits into these words again. */
export function lineOf(words: readonly string[]): string {
  return ['kubectl', ...words].map((word) => (/^[\w./:=-]+$/.test(word) ? word : `'${word}'`)).join(' ');
}
