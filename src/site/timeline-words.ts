import type {
  ContainerState,
  DeploymentState,
  Endpoint,
  ObjectState,
  ReplicaSetState,
  ServiceState,
  TimelineEvent,
  TimelineRequest,
} from '../example/timeline.ts';
import type { Lang } from '../text/lang.ts';

/**
 * What a timeline records, in the words of a language. What is a word of the API stays as it is: `Pending`, `BackOff`, types and
 * labels. Loaded by pages' scripts too, so that it imports types only.
 */

const WORDS = {
  ko: {
    deleting: '삭제 중',
    states: { waiting: '대기', running: '실행 중', terminated: '종료' },
    ready: '준비됨',
    notReady: '준비되지 않음',
    ending: '종료 중',
    exitCode: (code: number) => `종료 코드 ${code}`,
    restarts: (times: number) => `재시작 ${times}회`,
    desired: (pods: number) => `원하는 파드 ${pods}개`,
    current: (pods: number) => `있는 파드 ${pods}개`,
    readyPods: (pods: number) => `준비된 파드 ${pods}개`,
    updated: (pods: number) => `새 템플릿의 파드 ${pods}개`,
    available: (pods: number) => `사용 가능한 파드 ${pods}개`,
    revision: (revision: number) => `리비전 ${revision}`,
    node: (node: string) => `노드 ${node}`,
    labels: (labels: string) => `레이블 ${labels}`,
    images: (images: string) => `이미지 ${images}`,
    port: (port: string) => `포트 ${port}`,
    nodePort: (port: number) => `노드 포트 ${port}`,
    address: (address: string) => `주소 ${address}`,
    selector: (labels: string) => `셀렉터 ${labels}`,
    noSelector: '셀렉터 없음',
    noEndpoints: '엔드포인트 없음',
    failures: {
      refused: '연결이 거부되었습니다',
      timeout: '제시간에 응답이 없습니다',
      unsent: '보낼 주소가 아직 없습니다',
      error: '연결에 실패했습니다',
    },
    times: (count: number, seconds: string) => `${seconds}초 동안 ${count}번`,
  },
  en: {
    deleting: 'being deleted',
    states: { waiting: 'waiting', running: 'running', terminated: 'terminated' },
    ready: 'ready',
    notReady: 'not ready',
    ending: 'terminating',
    exitCode: (code: number) => `exit code ${code}`,
    restarts: (times: number) => (times === 1 ? '1 restart' : `${times} restarts`),
    desired: (pods: number) => `Pods wanted: ${pods}`,
    current: (pods: number) => `there: ${pods}`,
    readyPods: (pods: number) => `ready: ${pods}`,
    updated: (pods: number) => `of the new template: ${pods}`,
    available: (pods: number) => `available: ${pods}`,
    revision: (revision: number) => `revision ${revision}`,
    node: (node: string) => `node ${node}`,
    labels: (labels: string) => `labels ${labels}`,
    images: (images: string) => `image ${images}`,
    port: (port: string) => `port ${port}`,
    nodePort: (port: number) => `node port ${port}`,
    address: (address: string) => `address ${address}`,
    selector: (labels: string) => `selector ${labels}`,
    noSelector: 'no selector',
    noEndpoints: 'no endpoints',
    failures: {
      refused: 'the connection was refused',
      timeout: 'no answer in time',
      unsent: 'no address yet to send it to',
      error: 'the connection failed',
    },
    times: (count: number, seconds: string) => `${count} times in ${seconds} s`,
  },
} as const satisfies Record<Lang, object>;
type Words = (typeof WORDS)[Lang];

type StateWords = {
  readonly [K in ObjectState['kind']]: (state: Extract<ObjectState, { kind: K }>, words: Words) => readonly string[];
};

const STATES: StateWords = {
  Pod: ({ phase, ip, node, labels, containers }, words) => [
    phase,
    ...(ip === undefined ? [] : [ip]),
    ...(node === undefined ? [] : [words.node(node)]),
    ...(Object.keys(labels).length === 0 ? [] : [words.labels(labelWords(labels))]),
    ...containers.map((container) => `${container.name}: ${containerWords(container, words)}`),
  ],
  ReplicaSet: countWords,
  Deployment: countWords,
  Service: serviceWords,
  EndpointSlice: ({ endpoints }, words) =>
    endpoints.length === 0 ? [words.noEndpoints] : endpoints.map((endpoint) => endpointWords(endpoint, words)),
  other: () => [],
};

/**
 * The state of an object in a few words.
 * @example stateWords(pod, 'ko') // 'Running · 10.244.1.4 · 노드 kind-worker · 레이블 app=echo · echo: 실행 중, 준비됨'
 */
export function stateWords(state: ObjectState, lang: Lang): string {
  const words = WORDS[lang];
  const parts = (STATES[state.kind] as (state: ObjectState, words: Words) => readonly string[])(state, words);
  return [...(state.deleting ? [words.deleting] : []), ...parts].join(' · ');
}

/**
 * A request and what came of it in a few words.
 * @example requestWords(request, 'en') // 'GET / → 200 · echo-rs-4kd2x · 12 times in 0.9 s'
 */
export function requestWords(request: TimelineRequest, lang: Lang): string {
  const { at, until, path, status, failure, pod, count = 1 } = request;
  const words = WORDS[lang];
  return [
    `GET ${path} → ${failure === undefined ? status : words.failures[failure]}`,
    ...(pod === undefined ? [] : [pod]),
    ...(count === 1 ? [] : [words.times(count, ((until - at) / 1000).toFixed(1))]),
  ].join(' · ');
}

/**
 * An event in the words of what reported it, in every language.
 * @example eventWords(event) // 'kubelet: Warning Unhealthy (×3): Readiness probe failed: …'
 */
export function eventWords({ component, type, reason, message, count = 1 }: TimelineEvent): string {
  const name = `${type === 'Warning' ? 'Warning ' : ''}${reason}${count > 1 ? ` (×${count})` : ''}`;
  return [component, name, message].filter(Boolean).join(': ');
}

/** Whether a request failed as a load counts it: no answer, or a server's error. */
export function hasFailed({ status, failure }: TimelineRequest): boolean {
  return failure !== undefined || (status !== undefined && status >= 500);
}

/** Labels as kubectl prints them. */
export function labelWords(labels: Readonly<Record<string, string>>): string {
  return Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(',');
}

/** The state of a container: «대기(ContainerCreating)», «running, ready, 1 restart». */
function containerWords({ ready, restarts, state, reason, exitCode }: ContainerState, words: Words): string {
  const why = [reason, exitCode === undefined ? undefined : words.exitCode(exitCode)].filter(Boolean).join(', ');
  const name = `${words.states[state]}${why ? `${words === WORDS.ko ? '' : ' '}(${why})` : ''}`;
  return [
    name,
    ...(state === 'running' ? [ready ? words.ready : words.notReady] : []),
    ...(restarts > 0 ? [words.restarts(restarts)] : []),
  ].join(', ');
}

function countWords(state: ReplicaSetState | DeploymentState, words: Words): string[] {
  const { desired, current, ready, revision, images } = state;
  return [
    [
      words.desired(desired),
      words.current(current),
      words.readyPods(ready),
      ...(state.kind === 'Deployment' ? [words.updated(state.updated), words.available(state.available)] : []),
    ].join(', '),
    ...(revision === undefined ? [] : [words.revision(revision)]),
    ...(images.length === 0 ? [] : [words.images(images.join(', '))]),
  ];
}

function serviceWords({ type, ports, selector, address }: ServiceState, words: Words): string[] {
  const labels = labelWords(selector);
  return [
    type,
    ...ports.flatMap(({ port, targetPort, nodePort }) => [
      words.port(`${port}→${targetPort}`),
      ...(nodePort === undefined ? [] : [words.nodePort(nodePort)]),
    ]),
    ...(address === undefined ? [] : [words.address(address)]),
    labels ? words.selector(labels) : words.noSelector,
  ];
}

function endpointWords({ address, pod, ready, terminating }: Endpoint, words: Words): string {
  const state = [...(ready ? [] : [words.notReady]), ...(terminating ? [words.ending] : [])].join(', ');
  return `${pod ?? address}${state ? `${words === WORDS.ko ? '' : ' '}(${state})` : ''}`;
}
