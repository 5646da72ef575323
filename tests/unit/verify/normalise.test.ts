import { expect, it } from 'vitest';
import { normaliseOutput } from '../../../src/verify/normalise.ts';

const pods = (name: string, age: string, ip: string) =>
  `NAME                READY   STATUS    RESTARTS      AGE   IP\n${name}   1/1     Running   1 (${age} ago)   ${age}   ${ip}\n`;

it('takes two runs for the same when only names, ages and addresses differ', () => {
  expect(normaliseOutput(pods('echo-rs-x7k2p', '5s', '10.244.1.7'))).toBe(
    normaliseOutput(pods('echo-rs-bcdfg', '2m13s', '10.244.10.12')),
  );
});

it('takes a container that keeps ending for the same, however often it has, and one that never did for another', () => {
  const twins = (status: string, restarts: string) =>
    normaliseOutput(`NAME    READY   STATUS   RESTARTS   AGE\ntwins   1/2     ${status}   ${restarts}   13s\n`);
  const once = twins('Error', '1 (6s ago)');
  expect(twins('CrashLoopBackOff', '12 (32s ago)')).toBe(once);
  expect(twins('Running', '2 (32s ago)')).not.toBe(once);
  expect(twins('Error', '0')).not.toBe(once);
});

it('takes Pods that are listed by generated names for the same in any order', () => {
  const header = 'NAME            READY   LABELS';
  const controlled = 'echo-rs-dxfkt   1/1     app=echo,tier=app';
  const loose = 'echo-rs-vlsjl   1/1     app=echo';
  expect(normaliseOutput([header, controlled, loose].join('\n'))).toBe(
    normaliseOutput([header, loose.replace('vlsjl', 'kkvvj'), controlled].join('\n')),
  );
  expect(normaliseOutput([header, controlled, loose].join('\n'))).not.toBe(
    normaliseOutput([header, loose, loose].join('\n')),
  );
});

it('takes a Service for the same when the API server was late to see that its address is taken', () => {
  const described = (events: string) => normaliseOutput(`Name:     echo\nEvents:   ${events}\n`);
  const table = (row: string) =>
    `\n  Type     Reason   Age   From   Message\n  ----     ------   ----  ----   -------\n  Warning  ${row}`;
  const late = 'ClusterIPNotAllocated  80s   ipallocator-repair-controller  10.96.121.131 is not allocated; repairing';
  expect(described(table(late))).toBe(described('<none>'));
  expect(described(table('SyncLoadBalancerFailed  80s   service-controller  no address'))).not.toBe(
    described('<none>'),
  );
});

it('takes nodes of clusters of other names for each other, and a node for none', () => {
  const wide = (node: string) => `NAME   READY   NODE\necho   1/1     ${node}   <none>\n`;
  expect(normaliseOutput(wide('studylog-ci-worker'))).toBe(normaliseOutput(wide('studylog-worker2')));
  expect(normaliseOutput(wide('studylog-control-plane'))).not.toBe(normaliseOutput(wide('<none>')));
});

it.each([
  ['1:M 22 Nov 2026 18:44:54.525 * Ready', '1:M 3 Dec 2026 08:47:57.559 * Ready'],
  ['No resources found in pod-deleted-7x2b9 namespace.', 'No resources found in pod-deleted-bcdfg namespace.'],
  ['Namespace:        pod-echo-7x2b9', 'Namespace:    study'],
  ['Successfully assigned pod-echo-7x2b9/echo to studylog-worker', 'Successfully assigned study/echo to node-1'],
  ['container app in pod echo_pod-echo-7x2b9(<uid>)', 'container app in pod echo_study(<uid>)'],
  ["couldn't find key LEVEL in ConfigMap a-bcdfg/settings", "couldn't find key LEVEL in ConfigMap study/settings"],
  [
    'Address: 10.96.0.10:53\n\nName: echo\nAddress: 10.96.1.1\n\n\n',
    'Address: 10.96.0.10:53\n\n\nName: echo\nAddress: 10.96.1.2\n\n',
  ],
  ['echo-deploy-7d787c48b8-c4j9q', 'echo-deploy-656c78fdfd-hlw6h'],
  ['30000:31234/TCP', '30000:30999/TCP'],
  ['2026-11-22T17:06:45Z', '2027-01-02T03:04:05.123Z'],
  ['Sun, 22 Nov 2026 17:06:45 +0000', 'Mon, 23 Nov 2026 01:02:03 +0900'],
  ['redis@sha256:0123456789abcdef', 'redis@sha256:fedcba9876543210'],
  ['{"level":30,"time":1701149472801,"pid":7,"msg":"a"}', '{"level":30,"time":1771400882768,"pid":8,"msg":"a"}'],
])('takes %s for %s', (a, b) => {
  expect(normaliseOutput(a)).toBe(normaliseOutput(b));
});

it.each([
  ['counter-lb   LoadBalancer', 'counter-lb   ClusterIP'],
  ['counter-redis', 'counter-nginx'],
  ["couldn't find key LEVEL in ConfigMap study/settings", "couldn't find key LEVEL in ConfigMap study/other"],
  ['echo   0/1   CrashLoopBackOff', 'echo   1/1   Running'],
  ['30000:31234/TCP', '80:31234/TCP'],
])('tells %s from %s', (a, b) => {
  expect(normaliseOutput(a)).not.toBe(normaliseOutput(b));
});

it('takes a run’s namespace for a reader’s where nothing was found', () => {
  const none = (namespace: string) => normaliseOutput(`No resources found in ${namespace} namespace.\n`);
  expect(none('pod-deleted-2ztv8')).toBe(none('study'));
});

it('takes ReplicaSets for the same whatever their template’s hash is, in any order', () => {
  const list = (...names: string[]) => normaliseOutput(['NAME   DESIRED', ...names].join('\n'));
  expect(list('echo-6695755f5b   0', 'echo-85565c67cb   2')).toBe(list('echo-68dd676c8b   2', 'echo-74c9bd9f5f   0'));
  expect(list('echo-6695755f5b   0')).not.toBe(list('echo-6695755f5b   2'));
  expect(list('echo-restarted   0')).not.toBe(list('echo-forgotten   0'));
});

const described = (state: string, restarts: number, events: string) => `Name:      shop
    State:          ${state}
    Last State:     Terminated
      Reason:       Error
      Exit Code:    1
      Started:      Mon, 30 Nov 2026 06:50:47 +0000
      Finished:     Mon, 30 Nov 2026 06:50:47 +0000
    Restart Count:  ${restarts}
Events:
${events}`;
const TERMINATED = `Terminated
      Reason:       Error
      Exit Code:    1
      Started:      Mon, 30 Nov 2026 06:51:17 +0000
      Finished:     Mon, 30 Nov 2026 06:51:17 +0000`;
const WAITING = `Waiting
      Reason:       CrashLoopBackOff`;
const BACK_OFF = (age: string, namespace: string) =>
  `  Warning  BackOff    ${age}  kubelet  Back-off restarting failed container app in pod shop_${namespace}(072d6406-b833-4fc1-a2a8-7ddf4778a70a)\n`;

it('takes descriptions of a container that keeps ending for the same, whenever it is looked at', () => {
  const once = described(TERMINATED, 1, BACK_OFF('12s', 'study'));
  const again = described(WAITING, 3, BACK_OFF('12s (x3 over 53s)', 'kubectl-broken-start-5qsqm'));
  expect(normaliseOutput(again)).toBe(normaliseOutput(once));
  const runs = described('Running', 3, BACK_OFF('12s', 'study'));
  expect(normaliseOutput(runs)).not.toBe(normaliseOutput(once));
  expect(normaliseOutput(described(WAITING, 0, BACK_OFF('12s', 'study')))).not.toBe(normaliseOutput(once));
});

it('does not tell how an image came to the node', () => {
  const started = '  Normal   Started    11s   kubelet  Container started\n';
  const there = '  Normal   Pulled     12s   kubelet  Container image "echo:v1" already present on machine\n';
  const pulled =
    '  Normal   Pulling    14s   kubelet  Pulling image "echo:v1"\n  Normal   Pulled     12s   kubelet  Successfully pulled image "echo:v1" in 1.2s\n';
  expect(normaliseOutput(there + started)).toBe(normaliseOutput(pulled + started));
  const failed = '  Warning  Failed     12s   kubelet  Failed to pull image "echo:v1"\n';
  expect(normaliseOutput(failed + started)).not.toBe(normaliseOutput(there + started));
});

it('takes YAML of another namespace for the same', () => {
  const yaml = (namespace: string, name: string) =>
    `  annotations: |\n    {"kind":"Service","metadata":{"name":"${name}","namespace":"${namespace}"}}\n  name: ${name}\n  namespace: ${namespace}\n`;
  expect(normaliseOutput(yaml('kubectl-list-rvdkj', 'shop'))).toBe(normaliseOutput(yaml('study', 'shop')));
  expect(normaliseOutput(yaml('study', 'shop'))).not.toBe(normaliseOutput(yaml('study', 'web')));
});

it('takes a probe that could not run its command for the same, whatever containerd named that command', () => {
  const failed = (id: string, command = 'nc') =>
    `Readiness probe errored: failed to start exec "${id}": exec: "${command}": executable file not found in $PATH\n`;
  const once = normaliseOutput(failed('0887ff2a6c1196c1c4a644ced333cbe21c7c626fc93223ff30e400faf41ccb53'));
  const again = '7a3e977c7c98c0bab966bfbbc47ade5fbdedc4861d3399afb2b1389b4cf51b0b';
  expect(normaliseOutput(failed(again))).toBe(once);
  expect(normaliseOutput(failed(again, 'curl'))).not.toBe(once);
});
