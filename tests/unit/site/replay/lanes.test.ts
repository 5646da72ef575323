import { describe, expect, it } from 'vitest';
import type { Endpoint, EndpointSliceState, ReplicaSetState, ServiceState } from '../../../../src/example/timeline.ts';
import { formOf, levelOf } from '../../../../src/site/replay/forms.ts';
import { keyOf, lanesOf } from '../../../../src/site/replay/lanes.ts';
import { change, EMPTY, event, pod, READY } from './record.ts';

const replicaSet = (desired: number, ready: number): ReplicaSetState => ({
  kind: 'ReplicaSet',
  deleting: false,
  desired,
  current: desired,
  ready,
  labels: {},
  images: ['echo:v1'],
});
const SERVICE: ServiceState = { kind: 'Service', deleting: false, type: 'ClusterIP', ports: [], selector: {} };
const endpoint = (address: string, ready: boolean): Endpoint => ({
  address,
  ready,
  serving: ready,
  terminating: false,
});
const slice = (...endpoints: Endpoint[]): EndpointSliceState => ({ kind: 'EndpointSlice', deleting: false, endpoints });

const keys = (changes: Parameters<typeof change>[]) =>
  lanesOf({ ...EMPTY, changes: changes.map((args) => change(...args)) }).map(
    ({ object, depth }) => `${depth} ${keyOf(object)}`,
  );

describe('the order of lanes', () => {
  it('puts what is owned below its owner, Services after what runs, and the rest last', () => {
    expect(
      keys([
        [0, 'ConfigMap/settings', { kind: 'other', deleting: false }],
        [0, 'Service/web', SERVICE],
        [1, 'Pod/web-1-a', pod(), { owner: 'ReplicaSet/web-1' }],
        [1, 'ReplicaSet/web-1', replicaSet(1, 0), { owner: 'Deployment/web' }],
        [2, 'Pod/alone', pod()],
        [3, 'Deployment/web', { ...replicaSet(1, 0), kind: 'Deployment', updated: 1, available: 0 }],
        [4, 'Pod/web-1-b', pod(), { owner: 'ReplicaSet/web-1' }],
      ]),
    ).toEqual([
      '0 Pod/alone',
      '0 Deployment/web',
      '1 ReplicaSet/web-1',
      '2 Pod/web-1-a',
      '2 Pod/web-1-b',
      '0 Service/web',
      '0 ConfigMap/settings',
    ]);
  });

  it('keeps an object whose owner is not in the record, and one that lost its owner stays where it was', () => {
    expect(keys([[0, 'Pod/a', pod(), { owner: 'Job/gone' }]])).toEqual(['0 Pod/a']);
    expect(
      keys([
        [0, 'ReplicaSet/web', replicaSet(1, 1)],
        [1, 'Pod/a', READY, { owner: 'ReplicaSet/web' }],
        [2, 'Pod/a', READY],
      ]),
    ).toEqual(['0 ReplicaSet/web', '1 Pod/a']);
  });

  it('shows objects that own each other in a circle, which no cluster has, beside each other', () => {
    expect(
      keys([
        [0, 'Pod/a', pod(), { owner: 'Pod/b' }],
        [0, 'Pod/b', pod(), { owner: 'Pod/a' }],
        [0, 'Pod/c', pod(), { owner: 'Pod/a' }],
        [0, 'Pod/d', pod(), { owner: 'Pod/d' }],
      ]),
    ).toEqual(['0 Pod/a', '1 Pod/c', '0 Pod/b', '0 Pod/d']);
  });

  it('puts an object below the last of its owners', () => {
    expect(
      keys([
        [0, 'ReplicaSet/old', replicaSet(1, 1)],
        [0, 'ReplicaSet/new', replicaSet(1, 1)],
        [1, 'Pod/a', READY, { owner: 'ReplicaSet/old' }],
        [2, 'Pod/a', READY, { owner: 'ReplicaSet/new' }],
      ]),
    ).toEqual(['0 ReplicaSet/old', '0 ReplicaSet/new', '1 Pod/a']);
  });

  it('says when an object got an owner, and when it lost it', () => {
    const [, lane] = lanesOf({
      ...EMPTY,
      changes: [
        change(0, 'ReplicaSet/web', replicaSet(1, 1), { type: 'added' }),
        change(1, 'Pod/a', READY, { type: 'added' }),
        change(5, 'Pod/a', READY, { owner: 'ReplicaSet/web' }),
        change(6, 'Pod/a', READY, { owner: 'ReplicaSet/web' }),
        change(9, 'Pod/a', READY),
      ],
    });
    expect(lane?.adoptions).toEqual([5, 9]);
  });

  it('has a lane for what only events and requests speak of', () => {
    const lanes = lanesOf({
      ...EMPTY,
      events: [event(3, 'Job/noisy', 'Failed')],
      requests: [{ at: 1, until: 2, step: 0, to: 'web', path: '/', failure: 'unsent' }],
    });
    expect(lanes.map(({ object, events, requests }) => [keyOf(object), events.length, requests.length])).toEqual([
      ['Service/web', 0, 1],
      ['Job/noisy', 1, 0],
    ]);
  });
});

describe('the states of a lane', () => {
  it('follow each other without a gap, until the last moment of the record', () => {
    const [lane] = lanesOf({
      ...EMPTY,
      changes: [change(10, 'Pod/a', pod(), { type: 'added' }), change(40, 'Pod/a', READY)],
      events: [event(90, 'Pod/a', 'Started')],
    });
    expect(lane?.spans.map(({ at, until, isLast }) => [at, until, isLast])).toEqual([
      [10, 40, false],
      [40, 90, false],
    ]);
  });

  it('end with a deletion, and begin again where the object comes back', () => {
    const [lane] = lanesOf({
      ...EMPTY,
      changes: [
        change(10, 'Pod/a', READY, { type: 'added' }),
        change(20, 'Pod/a', { ...READY, deleting: true }),
        change(30, 'Pod/a', { ...READY, deleting: true }, { type: 'deleted' }),
        change(50, 'Pod/a', pod(), { type: 'added' }),
        change(60, 'Pod/a', READY),
      ],
    });
    expect(lane?.spans.map(({ at, until, isLast, state }) => [at, until, isLast, formOf(state)])).toEqual([
      [10, 20, false, 'ready'],
      [20, 30, true, 'ending'],
      [50, 60, false, 'pending'],
      [60, 60, false, 'ready'],
    ]);
  });

  it('of a Service have the endpoints of all its EndpointSlices, whichever was first', () => {
    const owner = 'Service/web';
    const lanes = lanesOf({
      ...EMPTY,
      changes: [
        change(0, 'EndpointSlice/web-a', slice(endpoint('10.0.0.1', false)), { type: 'added', owner }),
        change(1, 'Service/web', SERVICE, { type: 'added' }),
        change(2, 'EndpointSlice/web-b', slice(endpoint('10.0.0.2', true)), { type: 'added', owner }),
        change(3, 'EndpointSlice/web-a', slice(endpoint('10.0.0.1', true)), { owner }),
        change(4, 'EndpointSlice/web-b', slice(), { type: 'deleted', owner }),
      ],
    });
    expect(lanes).toHaveLength(1);
    expect(lanes[0]?.spans.map(({ at, state }) => [at, levelOf(state)])).toEqual([
      [1, { ready: 0, of: 1 }],
      [2, { ready: 1, of: 2 }],
      [3, { ready: 2, of: 2 }],
      [4, { ready: 1, of: 1 }],
    ]);
  });

  it('count a restart when one more is recorded, and a new object of the name from 0', () => {
    const restarted = (restarts: number) => pod({ phase: 'Running' }, { restarts });
    const [lane] = lanesOf({
      ...EMPTY,
      changes: [
        change(1, 'Pod/a', restarted(0), { type: 'added' }),
        change(2, 'Pod/a', restarted(1)),
        change(3, 'Pod/a', restarted(1)),
        change(4, 'Pod/a', restarted(2)),
        change(5, 'Pod/a', restarted(2), { type: 'deleted' }),
        change(6, 'Pod/a', restarted(1), { type: 'added' }),
        change(7, 'Pod/a', restarted(2)),
      ],
    });
    expect(lane?.restarts).toEqual([2, 4, 6, 7]);
  });
});

describe('the form of a state', () => {
  it.each([
    ['pending', pod()],
    ['pending', pod({}, { reason: 'ContainerCreating' })],
    ['failing', pod({}, { reason: 'ErrImagePull' })],
    ['failing', pod({ phase: 'Running' }, { reason: 'CrashLoopBackOff' })],
    ['failing', pod({ phase: 'Running' }, { state: 'terminated', exitCode: 1 })],
    ['failing', pod({ phase: 'Failed' })],
    ['running', pod({ phase: 'Running' }, { state: 'running' })],
    ['running', pod({ phase: 'Running' }, { state: 'terminated', exitCode: 0 })],
    ['ready', READY],
    ['done', pod({ phase: 'Succeeded' }, { state: 'terminated', exitCode: 0 })],
    ['ending', { ...READY, deleting: true }],
    ['counted', replicaSet(4, 3)],
    ['counted', { ...SERVICE, endpoints: [] }],
    ['present', { kind: 'other', deleting: false }],
  ] as const)('is %s', (form, state) => {
    expect(formOf(state)).toBe(form);
  });

  it('is as full as what is ready of it', () => {
    expect(levelOf(replicaSet(4, 3))).toEqual({ ready: 3, of: 4 });
    expect(levelOf({ ...SERVICE, endpoints: [endpoint('a', true), endpoint('b', false)] })).toEqual({
      ready: 1,
      of: 2,
    });
    expect(levelOf(READY)).toBeUndefined();
  });
});
