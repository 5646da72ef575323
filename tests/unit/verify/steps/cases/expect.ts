import type { Row } from '../row.ts';
import { deleted, pod } from './objects.ts';

const ECHO = { kind: 'Pod', metadata: { name: 'echo' } };
const RUNNING = { ...ECHO, status: { phase: 'Running' } };
const THERE = { objects: [pod('echo')] };
const PENDING = { objects: [pod('echo', { status: { phase: 'Pending' } })] };
const TWO = { objects: [pod('echo-1'), pod('echo-2')] };
const ENDING = { objects: [deleted(pod('echo'))] };
const ingress = (apiVersion: string) => ({
  objects: [{ apiVersion, kind: 'Ingress', metadata: { name: 'echo' } }],
});

export const EXPECT: readonly Row[] = [
  {
    verb: 'expect',
    option: 'expect',
    step: { expect: RUNNING },
    otherwise: ECHO,
    passes: THERE,
    fails: PENDING,
    alone: 'fails',
    says: ['no Pod matches; the closest is echo, after 30s', 'status.phase: Running, not Pending'],
    inKorean: '30초 동안 기다렸습니다: 맞는 Pod 오브젝트가 없습니다. 가장 가까운 것은 echo입니다',
    records: { checks: 2 },
  },
  {
    verb: 'expect',
    option: 'expect.kind',
    step: { expect: ECHO },
    otherwise: 'Service',
    passes: THERE,
    fails: { objects: [{ ...pod('echo'), kind: 'Service' }] },
    alone: 'both',
    says: ['there is no Pod, after 30s'],
    records: { checks: 1 },
  },
  {
    verb: 'expect',
    option: 'expect.apiVersion',
    step: { expect: { apiVersion: 'networking.k8s.io/v1beta1', kind: 'Ingress' } },
    passes: ingress('networking.k8s.io/v1beta1'),
    fails: ingress('networking.k8s.io/v1'),
    alone: 'both',
    says: ['there is no Ingress, after 30s'],
    records: { checks: 1 },
  },
  {
    verb: 'expect',
    option: 'expect.metadata',
    step: { expect: { kind: 'Pod', metadata: { name: 'other' }, status: { phase: 'Running' } } },
    passes: { objects: [pod('other'), pod('echo')] },
    fails: { objects: [pod('echo'), pod('other', { status: { phase: 'Failed', reason: 'Evicted' } })] },
    alone: 'fails',
    says: ['no Pod matches; the closest is other, after 30s', 'status.phase: Running, not Failed'],
  },
  {
    verb: 'expect',
    option: 'expect.status.hostIP',
    step: { expect: { kind: 'Pod', status: { phase: 'Running', podIP: '10.0.0.1', hostIP: '10.0.0.9' } } },
    passes: { objects: [pod('echo', { status: { phase: 'Running', podIP: '10.0.0.1', hostIP: '10.0.0.9' } })] },
    fails: {
      objects: [
        pod('far', { status: { phase: 'Pending' } }),
        pod('near', { status: { phase: 'Running', podIP: '10.0.0.1' } }),
        pod('middle', { status: { phase: 'Running' } }),
      ],
    },
    alone: 'fails',
    says: ['no Pod matches; the closest is near, after 30s', 'status.hostIP: 10.0.0.9, not (absent)'],
    records: { checks: 3 },
  },
  {
    verb: 'expect',
    option: 'within',
    step: { expect: RUNNING, within: '5s' },
    passes: [
      { from: 0, ...PENDING },
      { from: 4000, ...THERE },
    ],
    fails: [
      { from: 0, ...PENDING },
      { from: 10_000, ...THERE },
    ],
    alone: 'fails',
    says: ['no Pod matches; the closest is echo, after 5s', 'status.phase: Running, not Pending'],
  },
  {
    verb: 'expect',
    option: 'within',
    step: { expect: RUNNING, within: '1m' },
    // Between two polls, so that only the watch sees it in time.
    passes: [
      { from: 0, ...PENDING },
      { from: 50_300, ...THERE },
    ],
    fails: PENDING,
    alone: 'passes',
    says: ['no Pod matches; the closest is echo, after 1m', 'status.phase: Running, not Pending'],
    records: { seconds: 50.3 },
  },
  {
    verb: 'expect',
    option: 'for',
    step: { expect: RUNNING, for: '5s' },
    passes: THERE,
    fails: [
      { from: 0, ...THERE },
      { from: 3000, ...PENDING },
    ],
    alone: 'fails',
    says: [
      'it was as expected, but only for 3.0 s instead of 5s: no Pod matches; the closest is echo',
      'status.phase: Running, not Pending',
    ],
    inKorean:
      '예상과 같았지만 5초 동안 유지되지 않고 3.0초 만에 달라졌습니다: 맞는 Pod 오브젝트가 없습니다. 가장 가까운 것은 echo입니다',
    records: { seconds: 5 },
  },
  {
    verb: 'expect',
    option: 'count',
    step: { expect: { kind: 'Pod', status: { phase: 'Running' } }, count: 2 },
    passes: TWO,
    fails: THERE,
    alone: 'fails',
    says: ['1 of 1 Pod objects match, after 30s', 'count: 2, not 1'],
    inKorean: '30초 동안 기다렸습니다: Pod 오브젝트 1개 중 1개가 맞습니다',
    records: { checks: 2 },
  },
  {
    verb: 'expect',
    option: 'count',
    step: { expect: { kind: 'Pod', status: { phase: 'Running' } }, count: 2 },
    passes: TWO,
    fails: { objects: [pod('echo-1'), pod('echo-2', { status: { phase: 'Pending' } })] },
    alone: 'fails',
    says: ['1 of 2 Pod objects match, after 30s', 'count: 2, not 1', 'status.phase: Running, not Pending'],
  },
  {
    verb: 'expect',
    option: 'count',
    step: { expect: { kind: 'Pod', status: { phase: 'Running' } }, count: { $lte: 1 } },
    passes: PENDING,
    fails: TWO,
    alone: 'both',
    says: ['2 of 2 Pod objects match, after 30s', 'count: <= 1, not 2'],
  },
  {
    verb: 'expect',
    option: 'absent',
    step: { expect: RUNNING, absent: true },
    passes: PENDING,
    fails: THERE,
    alone: 'both',
    says: ['Pod echo should not exist, after 30s', 'Pod: (absent), not echo'],
    records: { checks: 1 },
  },
  {
    verb: 'expect',
    option: 'absent',
    step: { expect: { kind: 'Pod' }, absent: true },
    passes: ENDING,
    fails: TWO,
    alone: 'both',
    says: ['Pod echo-1, echo-2 should not exist, after 30s', 'Pod: (absent), not echo-1, echo-2'],
  },
  {
    verb: 'expect',
    option: 'terminating',
    step: { expect: ECHO, terminating: true },
    passes: ENDING,
    fails: {},
    alone: 'passes',
    says: ['there is no Pod, after 30s'],
  },
  {
    verb: 'expect',
    option: 'terminating',
    step: { expect: ECHO, absent: true, terminating: true, within: '5s' },
    passes: {},
    fails: ENDING,
    alone: 'fails',
    says: ['Pod echo should not exist, after 5s', 'Pod: (absent), not echo'],
  },
];
