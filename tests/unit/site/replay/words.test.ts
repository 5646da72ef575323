import { describe, expect, it } from 'vitest';
import type { ReplicaSetState } from '../../../../src/example/timeline.ts';
import { lanesOf } from '../../../../src/site/replay/lanes.ts';
import { rowsOf } from '../../../../src/site/replay/rows.ts';
import {
  historyOf,
  isFailed,
  requestsAt,
  requestWords,
  stateWords,
  wordsAt,
} from '../../../../src/site/replay/words.ts';
import { change, EMPTY, event, pod, READY } from './record.ts';

describe('a state in words', () => {
  it.each([
    [pod(), 'Pending', 'Pending'],
    [pod({}, { reason: 'ContainerCreating' }), 'ContainerCreating', 'ContainerCreating'],
    [READY, 'Running, 준비됨', 'Running, ready'],
    [pod({ phase: 'Running' }, { state: 'running' }), 'Running, 준비되지 않음', 'Running, not ready'],
    [
      { ...READY, containers: [...READY.containers, { ...READY.containers[0]!, name: 'db', ready: false }] },
      'Running, 1/2 준비됨',
      'Running, 1/2 ready',
    ],
    [
      pod({ phase: 'Running' }, { reason: 'CrashLoopBackOff', restarts: 2 }),
      'CrashLoopBackOff, 재시작 2회',
      'CrashLoopBackOff, 2 restarts',
    ],
    [pod({ phase: 'Failed' }, { state: 'terminated', reason: 'Error', exitCode: 1 }), 'Error (1)', 'Error (1)'],
    [{ ...READY, deleting: true }, '종료 중, 준비됨', 'terminating, ready'],
    [{ kind: 'other', deleting: false }, '있음', 'exists'],
    // Whether it was scaled to 0 or made so, its state does not say.
    [
      { kind: 'ReplicaSet', deleting: false, desired: 0, current: 0, ready: 0, labels: {}, images: [] },
      '레플리카 0개',
      '0 replicas',
    ],
    [
      {
        kind: 'Service',
        deleting: false,
        type: 'LoadBalancer',
        ports: [],
        selector: {},
        endpoints: [],
        address: '1.2.3.4',
      },
      '엔드포인트 없음, 1.2.3.4',
      'no endpoints, 1.2.3.4',
    ],
  ] as const)('%#', (state, ko, en) => {
    expect([stateWords(state, 'ko'), stateWords(state, 'en')]).toEqual([ko, en]);
  });

  it('of a lane are those of the time, before it came and after it is gone too', () => {
    const [lane] = lanesOf({
      ...EMPTY,
      changes: [
        change(10, 'Pod/a', pod(), { type: 'added' }),
        change(15, 'Pod/a', pod({ node: 'worker' })),
        change(20, 'Pod/a', READY),
        change(30, 'Pod/a', READY, { type: 'deleted' }),
      ],
    });
    expect([9, 10, 19, 20, 29, 30, 99].map((at) => wordsAt(lane!, at, 'en'))).toEqual([
      'not created yet',
      'Pending',
      'Pending',
      'Running, ready',
      'Running, ready',
      'deleted',
      'deleted',
    ]);
    expect(historyOf(lane!, 'en')).toBe('0.01 s Pending; 0.02 s Running, ready; 0.03 s deleted');
  });
});

describe('requests in words', () => {
  const request = { at: 0, until: 4, step: 0, to: 'web', path: '/' };
  it.each([
    [{ status: 200, pod: 'web-1' }, false, '200, web-1'],
    [{ status: 404 }, false, '404'],
    [{ status: 503, count: 4 }, true, '4 requests, 503'],
    [{ failure: 'refused' }, true, 'connection refused'],
    [{ failure: 'unsent' }, true, 'no address to send it to yet'],
    [{ failure: 'timeout', at: 1500, until: 3500 }, true, 'timed out, sent at 1.50 s'],
  ] as const)('%#', (more, failed, words) => {
    expect(isFailed({ ...request, ...more })).toBe(failed);
    expect(requestWords({ ...request, ...more }, 'en')).toBe(words);
  });

  it('are counted once they have ended', () => {
    const requests = [
      { ...request, status: 200, count: 9 },
      { ...request, until: 20, failure: 'timeout' as const },
    ];
    expect([3, 4, 20].map((at) => requestsAt(requests, at, 'en'))).toEqual([
      'answered 0',
      'answered 9',
      'answered 9, failed 1',
    ]);
  });
});

describe('the rows of the table', () => {
  it('have a request when it is known what came of it', () => {
    const timeout = { at: 1500, until: 3500, step: 0, to: 'web', path: '/', failure: 'timeout' as const };
    expect(rowsOf({ ...EMPTY, requests: [timeout] }, 'en').map(({ at, words }) => [at, words])).toEqual([
      [3500, 'timed out, sent at 1.50 s'],
    ]);
  });

  const owner = 'ReplicaSet/web';
  const rows = rowsOf(
    {
      ...EMPTY,
      steps: [{ at: 0, until: 100, digest: 'a' }],
      changes: [
        change(0, 'Pod/web-a', pod(), { type: 'added', owner }),
        change(2, 'Pod/web-a', pod({ node: 'worker' }), { owner }),
        change(9, 'Pod/web-a', READY, { owner }),
        change(30, 'Pod/web-a', { ...READY, labels: { app: 'other' } }, { owner }),
        change(31, 'Pod/web-a', { ...READY, labels: { app: 'other' } }),
        change(40, 'Pod/web-a', { ...READY, labels: { app: 'other' } }, { type: 'deleted' }),
      ],
      events: [
        event(3, 'Pod/web-a', 'Scheduled', { component: 'default-scheduler' }),
        event(50, 'Pod/x', 'Odd', { count: 3 }),
      ],
    },
    'en',
  );

  it('are all that happened, by time, a step before what it set off', () => {
    expect(rows.map(({ at, what }) => `${at} ${what}`)).toEqual([
      '0 step',
      '0 added',
      '2 modified',
      '3 event',
      '9 modified',
      '30 modified',
      '31 modified',
      '40 deleted',
      '50 event',
    ]);
  });

  it('name the Deployment controller where a ReplicaSet gets a number or an owner, and others where they report', () => {
    const replicaSet = (revision: number, ready: number): ReplicaSetState => {
      return { kind: 'ReplicaSet', deleting: false, desired: 1, current: 1, ready, revision, labels: {}, images: [] };
    };
    const of = { owner: 'Deployment/web' };
    const made = rowsOf(
      {
        ...EMPTY,
        changes: [
          change(0, 'ReplicaSet/web', replicaSet(1, 0), { type: 'added' }),
          change(1, 'ReplicaSet/web', replicaSet(1, 0), of),
          change(2, 'ReplicaSet/web', replicaSet(1, 1), of),
          change(3, 'ReplicaSet/web', replicaSet(3, 1), of),
        ],
        events: ['constructor', '__proto__', 'job-controller'].map((component) =>
          event(4, 'Job/a', 'SuccessfulCreate', { component }),
        ),
      },
      'en',
    );
    expect(made.map(({ component }) => component)).toEqual([
      'api-server',
      'deployment-controller',
      'replicaset-controller',
      'deployment-controller',
      'other-controller',
      'other-controller',
      'other-controller',
    ]);
  });

  it('name who writes what is new: controller, scheduler, kubelet, or the API server for a command', () => {
    expect(rows.map(({ component }) => component)).toEqual([
      'command',
      'replicaset-controller',
      'scheduler',
      'scheduler',
      'kubelet',
      'api-server',
      'replicaset-controller',
      'api-server',
      'kubelet',
    ]);
  });

  it('say what is new of an object, and what is no more', () => {
    expect(rows[1]?.facts).toContainEqual(['phase', 'Pending']);
    expect(rows[2]?.facts).toEqual([['node', 'worker']]);
    expect(Object.fromEntries(rows[4]!.facts)).toEqual({
      phase: 'Running',
      ip: '10.0.0.1',
      'app: state': 'running',
      'app: ready': 'true',
    });
    expect(rows[5]?.facts).toEqual([['labels', 'app=other']]);
    expect(rows[6]?.facts).toEqual([['owner', '']]);
  });

  it('say all of an object that came back under a name', () => {
    const again = rowsOf(
      {
        ...EMPTY,
        changes: [
          change(0, 'Pod/a', READY, { type: 'added' }),
          change(1, 'Pod/a', READY, { type: 'deleted' }),
          change(2, 'Pod/a', READY, { type: 'added' }),
        ],
      },
      'en',
    );
    expect(again.map(({ facts }) => facts.length)).toEqual([8, 0, 8]);
  });

  it('explain the reasons that are well known, and leave the others as they are', () => {
    expect(rows[3]).toMatchObject({
      words: 'Scheduled',
      meaning: 'The scheduler chose a node for the Pod.',
      message: 'Scheduled!',
    });
    expect(rows[8]).toMatchObject({ words: 'Odd ×3', meaning: undefined });
  });
});
