import { describe, expect, test } from 'vitest';
import { agrees } from '../../../src/verify/held.ts';
import { exampleOf, type Written } from './steps/row.ts';

const stepOf = (written: Written) => exampleOf([written]).steps[0]!;
const same = (written: Written, a: string, b: string) => agrees(stepOf(written), a, b);

const PODS: Written = {
  expect: {
    kind: 'Pod',
    metadata: { labels: { app: 'echo' } },
    status: { phase: 'Running', containerStatuses: [{ state: { waiting: { reason: { $oneOf: ['A', 'B'] } } } }] },
  },
  count: 2,
};

describe('the table of an expectation', () => {
  test('is held to the values that must be equal, in any order of its rows', () => {
    const table = (phase: string) =>
      `NAME         PHASE     REASON\necho-x7k2p   Running   A\necho-bcdfg   ${phase}   A\n`;
    const other = 'NAME         PHASE     REASON\necho-zzzzz   Running   A\necho-2l66t   Running   A\n';
    expect(same(PODS, table('Running'), other)).toBe(true);
    expect(same(PODS, table('Pending'), other)).toBe(false);
  });

  test('is not held to values that are compared otherwise, which the step has checked', () => {
    const table = (reason: string) => `NAME         PHASE     REASON\necho-x7k2p   Running   ${reason}\n`;
    expect(same(PODS, table('ErrImagePull'), table('ImagePullBackOff'))).toBe(true);
  });

  test('lists the items of a list in any order', () => {
    const step: Written = { expect: { kind: 'EndpointSlice', endpoints: [{ targetRef: { name: 'a' } }] } };
    const table = (names: string) => `NAME         TARGETREF-NAME\necho-tnsfm   ${names}\n`;
    expect(same(step, table('echo-v1,echo-v2'), table('echo-v2,echo-v1'))).toBe(true);
    expect(same(step, table('echo-v1,echo-v2'), table('echo-v2'))).toBe(false);
  });

  test('may be a sentence', () => {
    const step: Written = { expect: { kind: 'Pod', metadata: { name: 'echo' } }, absent: true };
    const none = (namespace: string) => `No resources found in ${namespace} namespace.\n`;
    expect(same(step, none('pod-deleted-lqb6j'), none('study'))).toBe(true);
    expect(same(step, none('study'), 'NAME   READY   STATUS\necho   1/1     Running\n')).toBe(false);
  });
});

test('events count once, whatever they say word for word', () => {
  const step: Written = { events: { kind: 'Pod', name: 'echo', reason: 'Unhealthy', message: { $match: 'refused' } } };
  const row = (port: number) => `echo   Warning   Unhealthy   Liveness probe failed: ${port}\n`;
  const header = 'NAME   TYPE      REASON      MESSAGE\n';
  expect(same(step, header + row(1), header + row(1) + row(2))).toBe(true);
  expect(same(step, header + row(1), header)).toBe(false);
});

test('a message of an event may end with a line break', () => {
  const step: Written = { events: { kind: 'Pod', name: 'echo', reason: 'Unhealthy', message: { $match: 'refused' } } };
  const row = (message: string) => `echo   Warning   Unhealthy   Readiness probe failed: ${message}\n`;
  const header = 'NAME   TYPE      REASON      MESSAGE\n';
  const refused = row('wget: Connection refused\n');
  expect(same(step, header + row('timed out') + refused, header + refused + row('timed out') + refused)).toBe(true);
});

test('a container that has restarted may have again, but is none that never has', () => {
  const step: Written = { restarts: { name: 'echo', container: 'app', count: { $gte: 1 } } };
  const restarts = (count: number) => `NAME   RESTARTCOUNT\necho   ${count}\n`;
  expect(same(step, restarts(2), restarts(10))).toBe(true);
  expect(same(step, restarts(2), restarts(0))).toBe(false);
  expect(same(step, restarts(0), restarts(1))).toBe(false);
});

test.each<[string, Written]>([
  ['a step that reads a log', { logs: { name: 'redis', text: { $match: 'Ready' } } }],
  ['a command that prints one', { run: 'kubectl logs redis', output: { $match: 'Ready' } }],
])('a log may have grown since, but must have all that was recorded: %s', (_of, step) => {
  const log = 'Redis is starting\nReady to accept connections\n';
  const grown = `${log}Received SIGTERM scheduling shutdown...\n`;
  expect(same(step, log, grown)).toBe(true);
  expect(same(step, grown, log)).toBe(false);
  expect(same(step, log, grown.replace('Redis', 'Valkey'))).toBe(false);
  expect(same(step, log, log.replace('connections', 'connections from everywhere'))).toBe(false);
  expect(same(step, '', log)).toBe(false);
});

test('what other commands print must be the same to the end', () => {
  const step: Written = { run: 'kubectl exec redis -- env', output: { $match: 'PATH' } };
  expect(same(step, 'PATH=/bin\n', 'PATH=/bin\nHOME=/\n')).toBe(false);
});

test('a rollout that one waits for ends as one that has ended', () => {
  const step: Written = {
    expect: {
      kind: 'Deployment',
      metadata: { name: 'echo' },
      status: { replicas: 2, updatedReplicas: 2, readyReplicas: 2 },
    },
    within: '60s',
  };
  const end = 'deployment "echo" successfully rolled out\n';
  const waiting = 'Waiting for deployment "echo" rollout to finish: 1 of 2 updated replicas are available...\n';
  expect(same(step, end, waiting + waiting + end)).toBe(true);
  expect(same(step, end, `${waiting}error: timed out waiting for the condition\n`)).toBe(false);
});

describe('a request', () => {
  const step: Written = { http: { service: 'echo', body: { $match: '^echo-' } } };

  test('may be answered by another Pod, and with another number', () => {
    expect(same(step, 'echo-rs-x7k2p\n', 'echo-rs-bcdfg\n')).toBe(true);
    expect(same(step, '3\n', '17\n')).toBe(true);
    expect(same(step, 'echo-v1\n', 'other-v1\n')).toBe(false);
  });

  test('is refused alike in every namespace', () => {
    const refused = (namespace: string, ms: number) =>
      `curl: (7) Failed to connect to echo.${namespace} port 80 after ${ms} ms: Couldn't connect to server\ncommand terminated with exit code 7\n`;
    expect(same(step, refused('service-echo-gk7j6', 16), refused('study', 2))).toBe(true);
    expect(same(step, refused('study', 2), 'echo-v1\n')).toBe(false);
  });
});

test('the source of what is applied is the copied text in a run, and the file’s address for a reader', () => {
  const refusal = (source: string, why = 'not YAML') => `error: error parsing ${source}: ${why}`;
  const address = 'http://localhost:4321/examples/yaml/x/manifest.yaml';
  expect(same({ apply: 'manifest.yaml' }, refusal('STDIN'), refusal(address))).toBe(true);
  expect(same({ apply: 'manifest.yaml' }, refusal('STDIN'), refusal(address, 'unknown field'))).toBe(false);
});

test('what kubectl logs of its connection is no part of its output', () => {
  const wait: Written = { run: 'kubectl wait pod/echo' } as Written;
  const met = 'pod/echo condition met\n';
  expect(same(wait, met, `${met}I1129 17:47:01.778403    8005 reflector.go:664] "Warning: watch ended"\n`)).toBe(true);
});

describe('what a watch has printed', () => {
  const watching = (watch: string): Written => ({ watch, output: { $match: '' }, do: [{ apply: 'manifest.yaml' }] });
  const GET = watching('kubectl get pod -w');
  const HEADINGS = 'NAME READY STATUS RESTARTS AGE\n';

  test('is held to the states of each object, whichever object comes first', () => {
    const one = `${HEADINGS}a   0/1   Pending   0   0s\nb   0/1   Pending   0   0s\na   1/1   Running   0   1s\n`;
    const other = `${HEADINGS}b   0/1   Pending   0   0s\na   0/1   Pending   0   1s\na   1/1   Running   0   3s\n`;
    expect(same(GET, one, other)).toBe(true);
    const missed = `${HEADINGS}a   1/1   Running   0   1s\nb   0/1   Pending   0   0s\n`;
    expect(same(GET, one, missed)).toBe(false);
    const backwards = `${HEADINGS}a   1/1   Running   0   0s\na   0/1   Pending   0   1s\nb   0/1   Pending   0   0s\n`;
    expect(same(GET, one, backwards)).toBe(false);
  });

  test('is not held to how often an object changed unseen, or to generated names', () => {
    const one = `${HEADINGS}echo-x7k2p   0/1   Pending   0   0s\necho-x7k2p   1/1   Running   0   1s\n`;
    const other = `${HEADINGS}echo-2l66t   0/1   Pending   0   0s\necho-2l66t   0/1   Pending   0   1s\necho-2l66t   1/1   Running   0   2s\n`;
    expect(same(GET, one, other)).toBe(true);
  });

  test('has each event once, and a log as it is', () => {
    const events = '0s   Normal   Pulled   Pod/echo   x\n0s   Normal   Started   Pod/echo   x\n';
    const turned =
      '0s   Normal   Started   Pod/echo   x\n5s   Normal   Pulled   Pod/echo   x\n5s   Normal   Pulled   Pod/echo   x\n';
    expect(same(watching('kubectl events --watch'), events, turned)).toBe(true);
    const LOGS = watching('kubectl logs -f echo');
    expect(same(LOGS, 'one\ntwo\n', 'one\ntwo\n')).toBe(true);
    expect(same(LOGS, 'one\ntwo\n', 'two\none\n')).toBe(false);
    expect(same(LOGS, 'one\none\n', 'one\n')).toBe(false);
  });
});
