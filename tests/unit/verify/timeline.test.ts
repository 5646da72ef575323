import { describe, expect, it } from 'vitest';
import type { KubeObject, TimelineEntry } from '../../../src/cluster/engine.ts';
import type { ObjectState } from '../../../src/example/timeline.ts';
import { timelineOf } from '../../../src/verify/timeline.ts';

const of = (timeline: readonly TimelineEntry[]) => timelineOf({ steps: [], requests: [], timeline });
const entry = (at: number, type: TimelineEntry['type'], object: object): TimelineEntry => ({
  at,
  type,
  object: { apiVersion: 'v1', ...object } as KubeObject,
});
const stateOf = (object: object): ObjectState => of([entry(0, 'added', object)]).changes[0]!.state;

describe('what a timeline keeps', () => {
  const metadata = { name: 'echo', labels: { app: 'echo' }, uid: '1', resourceVersion: '5' };

  it('of a Pod that was just made is its template', () => {
    const spec = { containers: [{ name: 'app', image: 'echo:v1', ports: [{ containerPort: 3000 }] }] };
    expect(stateOf({ kind: 'Pod', metadata, spec })).toStrictEqual({
      kind: 'Pod',
      deleting: false,
      phase: 'Pending',
      labels: { app: 'echo' },
      containers: [{ name: 'app', image: 'echo:v1', ready: false, restarts: 0, state: 'waiting' }],
    });
  });

  it('of a Pod that runs is where it is and how each container is, by the image of the template', () => {
    const spec = {
      nodeName: 'worker',
      containers: [
        { name: 'app', image: 'echo:v1' },
        { name: 'db', image: 'redis' },
        { name: 'log', image: 'log' },
      ],
    };
    const status = {
      phase: 'Running',
      podIP: '10.244.1.4',
      containerStatuses: [
        { name: 'db', image: 'docker.io/library/redis', ready: true, restartCount: 2, state: { running: {} } },
        {
          name: 'app',
          ready: false,
          restartCount: 1,
          state: { waiting: { reason: 'CrashLoopBackOff', message: 'm' } },
        },
        { name: 'log', ready: false, restartCount: 0, state: { terminated: { reason: 'Completed', exitCode: 0 } } },
      ],
    };
    const deleted = { ...metadata, deletionTimestamp: '2026-01-01T00:00:00Z' };
    expect(stateOf({ kind: 'Pod', metadata: deleted, spec, status })).toStrictEqual({
      kind: 'Pod',
      deleting: true,
      phase: 'Running',
      ip: '10.244.1.4',
      node: 'worker',
      labels: { app: 'echo' },
      containers: [
        { name: 'app', image: 'echo:v1', ready: false, restarts: 1, state: 'waiting', reason: 'CrashLoopBackOff' },
        { name: 'db', image: 'redis', ready: true, restarts: 2, state: 'running' },
        { name: 'log', image: 'log', ready: false, restarts: 0, state: 'terminated', reason: 'Completed', exitCode: 0 },
      ],
    });
  });

  const template = { spec: { containers: [{ image: 'echo:v1' }, { image: 'redis' }] } };
  const annotations = { 'deployment.kubernetes.io/revision': '3' };

  it('of ReplicaSets and Deployments are counts of Pods, revision and images', () => {
    const status = { replicas: 5, readyReplicas: 3, updatedReplicas: 2, availableReplicas: 1 };
    expect(
      stateOf({ kind: 'ReplicaSet', metadata: { ...metadata, annotations }, spec: { replicas: 4, template }, status }),
    ).toStrictEqual({
      kind: 'ReplicaSet',
      deleting: false,
      desired: 4,
      current: 5,
      ready: 3,
      revision: 3,
      labels: { app: 'echo' },
      images: ['echo:v1', 'redis'],
    });
    expect(
      stateOf({ kind: 'Deployment', metadata: { ...metadata, annotations }, spec: { replicas: 0, template }, status }),
    ).toStrictEqual({
      kind: 'Deployment',
      deleting: false,
      desired: 0,
      current: 5,
      ready: 3,
      updated: 2,
      available: 1,
      revision: 3,
      images: ['echo:v1', 'redis'],
    });
    expect(stateOf({ kind: 'ReplicaSet', metadata: { name: 'rs' }, spec: {} })).toStrictEqual({
      kind: 'ReplicaSet',
      deleting: false,
      desired: 1,
      current: 0,
      ready: 0,
      labels: {},
      images: [],
    });
  });

  it('of a Service are its ways in and its selector', () => {
    const spec = {
      type: 'LoadBalancer',
      clusterIP: '10.96.0.7',
      selector: { app: 'echo' },
      ports: [
        { name: 'web', port: 80, targetPort: 'http', nodePort: 30080 },
        { port: 81, protocol: 'TCP' },
      ],
    };
    const status = { loadBalancer: { ingress: [{ ip: '172.18.255.200' }] } };
    expect(stateOf({ kind: 'Service', metadata, spec, status })).toStrictEqual({
      kind: 'Service',
      deleting: false,
      type: 'LoadBalancer',
      ports: [
        { port: 80, targetPort: 'http', nodePort: 30080, name: 'web' },
        { port: 81, targetPort: 81 },
      ],
      selector: { app: 'echo' },
      clusterIp: '10.96.0.7',
      address: '172.18.255.200',
    });
    expect(stateOf({ kind: 'Service', metadata, spec: { ports: [] }, status: {} })).toStrictEqual({
      kind: 'Service',
      deleting: false,
      type: 'ClusterIP',
      ports: [],
      selector: {},
    });
  });

  it('of an EndpointSlice is which Pod gets requests; what the API leaves out of conditions is so', () => {
    const endpoints = [
      { addresses: ['10.0.0.1'], conditions: { ready: true }, targetRef: { kind: 'Pod', name: 'a' } },
      { addresses: ['10.0.0.2'], conditions: { ready: false, serving: true, terminating: true } },
      { addresses: ['10.0.0.3', '10.0.0.4'], targetRef: { kind: 'Node', name: 'b' } },
    ];
    const ready = { ready: true, serving: true, terminating: false };
    expect(stateOf({ kind: 'EndpointSlice', metadata, endpoints })).toStrictEqual({
      kind: 'EndpointSlice',
      deleting: false,
      endpoints: [
        { address: '10.0.0.1', pod: 'a', ...ready },
        { address: '10.0.0.2', ready: false, serving: true, terminating: true },
        { address: '10.0.0.3', ...ready },
        { address: '10.0.0.4', ...ready },
      ],
    });
    expect(stateOf({ kind: 'EndpointSlice', metadata, endpoints: null })).toMatchObject({ endpoints: [] });
  });

  it('of any other kind is that it is there', () => {
    const secret = { kind: 'Secret', metadata, data: { password: 'cGFzcw==' } };
    expect(of([entry(1, 'added', secret)]).changes).toStrictEqual([
      { at: 1, type: 'added', object: { kind: 'Secret', name: 'echo' }, state: { kind: 'other', deleting: false } },
    ]);
    expect(stateOf({ kind: 'toString', metadata })).toStrictEqual({ kind: 'other', deleting: false });
  });

  it('of an object is the controller that owns it, as long as it does', () => {
    const owned = (ownerReferences?: object[]) => ({
      kind: 'Pod',
      metadata: { name: 'echo-x', ownerReferences },
      spec: {},
    });
    const rs = { kind: 'ReplicaSet', name: 'echo', controller: true };
    const { changes } = of([
      entry(1, 'added', owned([{ kind: 'ConfigMap', name: 'no' }, rs])),
      entry(2, 'modified', owned()),
    ]);
    expect(changes.map(({ at, object }) => [at, object])).toStrictEqual([
      [1, { kind: 'Pod', name: 'echo-x', owner: { kind: 'ReplicaSet', name: 'echo' } }],
      [2, { kind: 'Pod', name: 'echo-x' }],
    ]);
  });
});

describe('the changes that a reader sees', () => {
  const pod = (phase: string, resourceVersion = '1') => ({
    kind: 'Pod',
    metadata: { name: 'echo', resourceVersion },
    status: { phase },
  });

  it('are not those that leave a state as it was', () => {
    const { changes } = of([
      entry(1, 'added', pod('Pending')),
      entry(2, 'modified', pod('Pending', '2')),
      entry(3, 'modified', pod('Running')),
    ]);
    expect(changes.map(({ at, state }) => [at, (state as { phase: string }).phase])).toEqual([
      [1, 'Pending'],
      [3, 'Running'],
    ]);
  });

  it('are those of a successor of the same name, and of another kind of that name', () => {
    const { changes } = of([
      entry(1, 'added', pod('Running')),
      entry(2, 'added', { kind: 'ConfigMap', metadata: { name: 'echo' } }),
      entry(3, 'deleted', pod('Running')),
      entry(4, 'added', pod('Running')),
    ]);
    expect(changes.map(({ type }) => type)).toEqual(['added', 'added', 'deleted', 'added']);
  });
});

describe('events', () => {
  const event = (more: object) => ({
    kind: 'Event',
    metadata: { name: 'echo.1' },
    involvedObject: { kind: 'Pod', name: 'echo', uid: '1' },
    type: 'Warning',
    reason: 'BackOff',
    message: 'Back-off restarting',
    ...more,
  });

  it('are kept with what reported them, and again each time when they have happened again', () => {
    const kubelet = { source: { component: 'kubelet', host: 'worker' } };
    const { events, changes } = of([
      entry(1, 'added', event({ ...kubelet, count: 1 })),
      entry(2, 'modified', event({ ...kubelet, count: 1, lastTimestamp: 'later' })),
      entry(3, 'modified', event({ ...kubelet, count: 2 })),
      entry(4, 'deleted', event({ ...kubelet, count: 2 })),
    ]);
    const seen = {
      about: { kind: 'Pod', name: 'echo' },
      type: 'Warning',
      component: 'kubelet',
      reason: 'BackOff',
      message: 'Back-off restarting',
    };
    expect(events).toStrictEqual([
      { at: 1, ...seen },
      { at: 3, ...seen, count: 2 },
    ]);
    expect(changes).toEqual([]);
  });

  it('are cut where a message is longer than a timeline may hold, as that of a probe that printed a page', () => {
    const message = (length: number) => `Readiness probe failed: ${'x'.repeat(length)}`;
    const [long, fits] = of([
      entry(1, 'added', event({ message: message(5000) })),
      entry(2, 'added', { ...event({ message: message(1000) }), metadata: { name: 'echo.2' } }),
    ]).events;
    expect(long!.message).toHaveLength(1024);
    expect(long!.message).toMatch(/x…$/);
    expect(fits!.message).toBe(message(1000));
  });

  it('of the newer API name what reported them, and count, in other fields', () => {
    const scheduled = { type: 'Normal', source: {}, reportingComponent: 'default-scheduler', count: null };
    const { events } = of([
      entry(1, 'added', event({ ...scheduled, series: null })),
      entry(2, 'modified', event({ ...scheduled, series: { count: 4 } })),
      entry(3, 'added', { ...event({ type: undefined, reason: undefined }), metadata: { name: 'echo.2' } }),
    ]);
    expect(events).toMatchObject([
      { type: 'Normal', component: 'default-scheduler' },
      { type: 'Normal', component: 'default-scheduler', count: 4 },
      { type: 'Normal', component: '', reason: '' },
    ]);
  });
});
