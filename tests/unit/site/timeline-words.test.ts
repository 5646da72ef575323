import { describe, expect, it } from 'vitest';
import type {
  ContainerState,
  ObjectState,
  PodState,
  Timeline,
  TimelineRequest,
} from '../../../src/example/timeline.ts';
import { shownSteps } from '../../../src/site/steps.ts';
import { timelineRows } from '../../../src/site/timeline-rows.ts';
import { eventWords, hasFailed, requestWords, stateWords } from '../../../src/site/timeline-words.ts';
import { exampleOf } from '../verify/steps/row.ts';

const container = (more: Partial<ContainerState>): ContainerState => ({
  name: 'app',
  image: 'echo:v1',
  ready: false,
  restarts: 0,
  state: 'running',
  ...more,
});
const pod = (more: Partial<PodState>): PodState => ({
  kind: 'Pod',
  deleting: false,
  phase: 'Running',
  labels: {},
  containers: [],
  ...more,
});

const STATES: readonly (readonly [state: ObjectState, ko: string, en: string])[] = [
  [pod({ phase: 'Pending' }), 'Pending', 'Pending'],
  [
    pod({
      ip: '10.0.0.1',
      node: 'worker',
      labels: { app: 'echo', tier: 'app' },
      containers: [container({ ready: true }), container({ name: 'db', restarts: 2 })],
    }),
    'Running · 10.0.0.1 · 노드 worker · 레이블 app=echo,tier=app · app: 실행 중, 준비됨 · db: 실행 중, 준비되지 않음, 재시작 2회',
    'Running · 10.0.0.1 · node worker · labels app=echo,tier=app · app: running, ready · db: running, not ready, 2 restarts',
  ],
  [
    pod({
      deleting: true,
      containers: [container({ state: 'terminated', reason: 'Error', exitCode: 143, restarts: 1 })],
    }),
    '삭제 중 · Running · app: 종료(Error, 종료 코드 143), 재시작 1회',
    'being deleted · Running · app: terminated (Error, exit code 143), 1 restart',
  ],
  [
    pod({ containers: [container({ state: 'waiting', reason: 'CrashLoopBackOff' })] }),
    'Running · app: 대기(CrashLoopBackOff)',
    'Running · app: waiting (CrashLoopBackOff)',
  ],
  [
    { kind: 'ReplicaSet', deleting: false, desired: 4, current: 5, ready: 3, labels: {}, images: [] },
    '원하는 파드 4개, 있는 파드 5개, 준비된 파드 3개',
    'Pods wanted: 4, there: 5, ready: 3',
  ],
  [
    {
      kind: 'Deployment',
      deleting: false,
      desired: 4,
      current: 5,
      ready: 3,
      updated: 2,
      available: 1,
      revision: 7,
      images: ['echo:v2', 'redis'],
    },
    '원하는 파드 4개, 있는 파드 5개, 준비된 파드 3개, 새 템플릿의 파드 2개, 사용 가능한 파드 1개 · 리비전 7 · 이미지 echo:v2, redis',
    'Pods wanted: 4, there: 5, ready: 3, of the new template: 2, available: 1 · revision 7 · image echo:v2, redis',
  ],
  [
    {
      kind: 'Service',
      deleting: false,
      type: 'NodePort',
      ports: [{ port: 80, targetPort: 'http', nodePort: 30080 }],
      selector: { app: 'echo', tier: 'app' },
      address: '172.18.0.9',
    },
    'NodePort · 포트 80→http · 노드 포트 30080 · 주소 172.18.0.9 · 셀렉터 app=echo,tier=app',
    'NodePort · port 80→http · node port 30080 · address 172.18.0.9 · selector app=echo,tier=app',
  ],
  [
    { kind: 'Service', deleting: false, type: 'ClusterIP', ports: [], selector: {} },
    'ClusterIP · 셀렉터 없음',
    'ClusterIP · no selector',
  ],
  [
    {
      kind: 'EndpointSlice',
      deleting: false,
      endpoints: [
        { address: '10.0.0.1', pod: 'a', ready: true, serving: true, terminating: false },
        { address: '10.0.0.2', ready: false, serving: true, terminating: true },
      ],
    },
    'a · 10.0.0.2(준비되지 않음, 종료 중)',
    'a · 10.0.0.2 (not ready, terminating)',
  ],
  [{ kind: 'EndpointSlice', deleting: false, endpoints: [] }, '엔드포인트 없음', 'no endpoints'],
  [{ kind: 'other', deleting: true }, '삭제 중', 'being deleted'],
];

describe('the words of a timeline', () => {
  it.each(STATES)("for a state are those of the language, the API's own left as they are: %j", (state, ko, en) => {
    expect(stateWords(state, 'ko')).toBe(ko);
    expect(stateWords(state, 'en')).toBe(en);
  });

  const request: TimelineRequest = { at: 1000, until: 1900, step: 0, to: 'echo', path: '/a' };

  it('for a request are what came of it, who answered and how often', () => {
    const answered = { ...request, status: 200, pod: 'echo-1', count: 12 };
    expect(requestWords(answered, 'ko')).toBe('GET /a → 200 · echo-1 · 0.9초 동안 12번');
    expect(requestWords(answered, 'en')).toBe('GET /a → 200 · echo-1 · 12 times in 0.9 s');
    expect(requestWords({ ...request, failure: 'refused' }, 'ko')).toBe('GET /a → 연결이 거부되었습니다');
    expect(requestWords({ ...request, failure: 'unsent' }, 'en')).toBe('GET /a → no address yet to send it to');
    expect(
      [{ status: 200 }, { status: 404 }, { status: 500 }, { failure: 'timeout' } as const].map((came) =>
        hasFailed({ ...request, ...came }),
      ),
    ).toEqual([false, false, true, true]);
  });

  it('for an event are its own, with what reported it', () => {
    const event = { at: 0, about: { kind: 'Pod', name: 'a' }, type: 'Warning', component: 'kubelet' } as const;
    expect(eventWords({ ...event, reason: 'Unhealthy', message: 'Readiness probe failed', count: 3 })).toBe(
      'kubelet: Warning Unhealthy (×3): Readiness probe failed',
    );
    expect(eventWords({ ...event, type: 'Normal', component: '', reason: 'Killing', message: '' })).toBe('Killing');
  });
});

describe('the rows of a timeline', () => {
  const example = exampleOf([{ apply: 'manifest.yaml' }, { http: { service: 'echo' } }, { run: 'kubectl get pod' }]);
  const steps = shownSteps(example, 'en', [], (file) => file);
  const digests = example.steps.map(({ digest }) => digest);
  const object = { kind: 'Pod', name: 'echo' };
  const timeline: Timeline = {
    steps: [
      { at: 0, until: 5, digest: digests[0]! },
      { at: 5, until: 90, digest: digests[1]! },
      { at: 90, until: 99, digest: '0'.repeat(64) },
    ],
    requests: [
      { at: 10, until: 11, step: 1, to: 'echo', path: '/', failure: 'refused' },
      { at: 20, until: 21, step: 1, to: 'echo', path: '/', status: 200, pod: 'a' },
      { at: 30, until: 31, step: 1, to: 'echo', path: '/', status: 200, pod: 'a' },
      { at: 40, until: 1020, step: 1, to: 'echo', path: '/', status: 200, pod: 'b', count: 3 },
      { at: 60, until: 61, step: 1, to: 'echo', path: '/', status: 200, pod: 'b' },
    ],
    changes: [
      { at: 5, type: 'added', object, state: pod({ phase: 'Pending' }) },
      { at: 50, type: 'deleted', object, state: pod({}) },
    ],
    events: [{ at: 5, about: object, type: 'Normal', component: 'kubelet', reason: 'Pulled', message: 'It was there' }],
    leftOut: [],
  };

  it('are all that happened by time, the command before what came of it, and requests that came to the same in one', () => {
    const rows = timelineRows(timeline, example, steps, 'en');
    expect(rows.map(({ at, type, subject, words }) => [at, type, subject, words])).toEqual([
      [0, 'step', 'kubectl apply -f manifest.yaml', ''],
      [5, 'step', steps[1]!.command, ''],
      [5, 'added', 'Pod/echo', 'Pending'],
      [5, 'event', 'Pod/echo', 'kubelet: Pulled: It was there'],
      [10, 'request', 'Service/echo', 'GET / → the connection was refused'],
      [20, 'request', 'Service/echo', 'GET / → 200 · 5 times in 1.0 s'],
      [50, 'deleted', 'Pod/echo', 'Running'],
      [60, 'request', 'Service/echo', 'GET / → 200 · b'],
    ]);
    expect(rows.map(({ isTrouble }) => isTrouble).lastIndexOf(true)).toBe(4);
  });
});
