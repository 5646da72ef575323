import type { Lang, Localized } from '@studylog/check/text';
import type { ContainerState, PodState, TimelineRequest } from '../../example/timeline.ts';
import { type Form, formOf, type Level, levelOf, type SeenState } from './forms.ts';
import type { Lane } from './lanes.ts';

/** What each form of a bar means, for the legend. */
export const FORM_WORDS = {
  pending: { ko: '시작 전', en: 'not started' },
  running: { ko: '실행 중, 준비되지 않음', en: 'running, not ready' },
  ready: { ko: '준비됨', en: 'ready' },
  failing: { ko: '실패', en: 'failing' },
  ending: { ko: '종료 중', en: 'terminating' },
  done: { ko: '완료됨', en: 'finished' },
  counted: { ko: '준비된 수만큼 채워짐', en: 'filled in proportion to ready Pods' },
  present: { ko: '있음', en: 'exists' },
} as const satisfies Record<Form, Localized>;

const WORDS = {
  ready: { ko: '준비됨', en: 'ready' },
  notReady: { ko: '준비되지 않음', en: 'not ready' },
  gone: { ko: '삭제됨', en: 'deleted' },
  notYet: { ko: '아직 없음', en: 'not created yet' },
  endpoints: { ko: '엔드포인트', en: 'endpoints' },
  noEndpoints: { ko: '엔드포인트 없음', en: 'no endpoints' },
  none: { ko: '레플리카 0개', en: '0 replicas' },
  answered: { ko: '응답', en: 'answered' },
  failed: { ko: '실패', en: 'failed' },
  refused: { ko: '연결 거부', en: 'connection refused' },
  timeout: { ko: '시간 초과', en: 'timed out' },
  unsent: { ko: '보낼 주소가 아직 없음', en: 'no address to send it to yet' },
  error: { ko: '오류', en: 'error' },
  sent: { ko: '보낸 시각', en: 'sent at' },
} as const satisfies Record<string, Localized>;

/** A time since the run began, such as `5.57 s`. */
export function secondsOf(ms: number, lang: Lang, digits = 2): string {
  return `${(ms / 1000).toFixed(digits)}${lang === 'ko' ? '초' : ' s'}`;
}

const ofAll = (ready: number, of: number, lang: Lang): string => `${ready}/${of} ${WORDS.ready[lang]}`;

/** An object's state in a few words; phases and reasons are the API's own. */
export function stateWords(state: SeenState, lang: Lang): string {
  const words = wordsOfKind(state, lang);
  const isEnding = state.deleting ? [FORM_WORDS.ending[lang]] : [];
  return [...isEnding, ...words].join(', ') || FORM_WORDS.present[lang];
}

function wordsOfKind(state: SeenState, lang: Lang): string[] {
  const level = levelOf(state);
  switch (state.kind) {
    case 'Pod':
      return podWords(state, lang);
    case 'Deployment':
    case 'ReplicaSet':
      return [state.desired === 0 && state.ready === 0 ? WORDS.none[lang] : ofAll(state.ready, state.desired, lang)];
    case 'Service':
      return [level ? endpointWords(level, lang) : state.type, ...(state.address ? [state.address] : [])];
    case 'EndpointSlice':
      return level ? [endpointWords(level, lang)] : [];
    default:
      return [];
  }
}

function endpointWords({ ready, of }: Level, lang: Lang): string {
  if (of === 0) return WORDS.noEndpoints[lang];
  return `${WORDS.endpoints[lang]} ${ofAll(ready, of, lang)}`;
}

function podWords(state: PodState, lang: Lang): string[] {
  const { phase, containers } = state;
  const ready = containers.filter((container) => container.ready).length;
  const restarts = containers.reduce((sum, container) => sum + container.restarts, 0);
  const reasons = [...new Set(containers.flatMap(reasonOf))];
  const isRunning = phase === 'Running' && formOf(state) !== 'failing';
  const readiness =
    ready === containers.length
      ? WORDS.ready[lang]
      : containers.length === 1
        ? WORDS.notReady[lang]
        : ofAll(ready, containers.length, lang);
  // As kubectl has it: a reason takes the place of the phase.
  const status = reasons.length > 0 ? reasons : state.deleting ? [] : [phase];
  return [
    ...status,
    ...(isRunning ? [readiness] : []),
    ...(restarts > 0 ? [lang === 'ko' ? `재시작 ${restarts}회` : `${restarts} restart${restarts > 1 ? 's' : ''}`] : []),
  ];
}

const reasonOf = ({ state, reason, exitCode }: ContainerState): string[] => {
  if (state === 'running' || !reason) return [];
  return [exitCode === undefined ? reason : `${reason} (${exitCode})`];
};

/** What a lane says of its object at a time. */
export function wordsAt({ spans }: Lane, at: number, lang: Lang): string {
  const span = spans.findLast((one) => one.at <= at);
  if (!span) return WORDS.notYet[lang];
  return span.isLast && at >= span.until ? WORDS.gone[lang] : stateWords(span.state, lang);
}

/** All that a lane shows, as one sentence. */
export function historyOf(lane: Lane, lang: Lang): string {
  return statesOf(lane, lang)
    .map(([at, words]) => `${secondsOf(at, lang)} ${words}`)
    .join('; ');
}

/** What a lane says from which time on; what is said again is left out. */
export function statesOf(lane: Lane, lang: Lang): (readonly [at: number, words: string])[] {
  const times = lane.spans.flatMap(({ at, until, isLast }) => (isLast ? [at, until] : [at]));
  const states = [...new Set(times)].map((at) => [at, wordsAt(lane, at, lang)] as const);
  return states.filter(([, words], index) => words !== states[index - 1]?.[1]);
}

/** Whether a request failed as a load counts it: no answer, or a server's error. */
export const isFailed = ({ status, failure }: TimelineRequest): boolean =>
  failure !== undefined || (status ?? 0) >= 500;

/** What came of a request, in words, and when it was sent where that was earlier. */
export function requestWords({ at, until, status, failure, pod, count }: TimelineRequest, lang: Lang): string {
  const [sent, ended] = [secondsOf(at, lang), secondsOf(until, lang)];
  const many = count === undefined ? [] : [lang === 'ko' ? `${count}건` : `${count} requests`];
  return [
    ...many,
    ...(failure ? [WORDS[failure][lang]] : []),
    ...(status ? [String(status)] : []),
    ...(pod ? [pod] : []),
    ...(sent === ended ? [] : [`${WORDS.sent[lang]} ${sent}`]),
  ].join(', ');
}

/** How many of the requests that ended by a time were answered, and how many failed. */
export function requestsAt(requests: readonly TimelineRequest[], at: number, lang: Lang): string {
  const sum = (failed: boolean) =>
    requests
      .filter((request) => request.until <= at && isFailed(request) === failed)
      .reduce((total, { count = 1 }) => total + count, 0);
  const failed = sum(true);
  return [`${WORDS.answered[lang]} ${sum(false)}`, ...(failed > 0 ? [`${WORDS.failed[lang]} ${failed}`] : [])].join(
    ', ',
  );
}
