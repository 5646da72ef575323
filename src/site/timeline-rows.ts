import type { Example } from '../example/load.ts';
import { flatSteps, resultsOf } from '../example/results.ts';
import type { Timeline, TimelineChange, TimelineEvent, TimelineRequest } from '../example/timeline.ts';
import type { Lang } from '../text/lang.ts';
import type { ShownStep } from './steps.ts';
import { eventWords, hasFailed, requestWords, stateWords } from './timeline-words.ts';

/** What happened at one time, for a list in a language. */
export interface TimelineRow {
  /** Milliseconds since the run opened the namespace. */
  readonly at: number;
  readonly type: 'step' | 'request' | 'event' | TimelineChange['type'];
  /** The command of the step, the Service, the object, or what the event is about. */
  readonly subject: string;
  /** What became of it; empty where the subject says it all. */
  readonly words: string;
  /** A request that failed, or an event that warns. */
  readonly isTrouble: boolean;
}

type Happened =
  | { readonly type: 'step'; readonly at: number; readonly command: string }
  | { readonly type: 'request'; readonly at: number; readonly request: TimelineRequest }
  | TimelineChange
  | { readonly type: 'event'; readonly at: number; readonly event: TimelineEvent };

/** At the same time, what was done comes before what came of it. */
const ORDER: readonly Happened['type'][] = ['step', 'request', 'added', 'modified', 'deleted', 'event'];

/**
 * Everything that a timeline records in one list by time. A step that was written otherwise when it ran is not in it.
 * @param steps all steps of the example as its page shows them
 */
export function timelineRows(
  timeline: Timeline,
  example: Pick<Example, 'steps'>,
  steps: readonly ShownStep[],
  lang: Lang,
): TimelineRow[] {
  const ran = resultsOf(flatSteps(example.steps), timeline.steps);
  const happened: Happened[] = [
    ...steps.flatMap(({ command }, place): Happened[] => {
      const step = ran[place];
      return step ? [{ type: 'step', at: step.at, command }] : [];
    }),
    ...timeline.requests.map((request): Happened => ({ type: 'request', at: request.at, request })),
    ...timeline.changes,
    ...timeline.events.map((event): Happened => ({ type: 'event', at: event.at, event })),
  ];
  happened.sort((a, b) => a.at - b.at || ORDER.indexOf(a.type) - ORDER.indexOf(b.type));
  return withJoinedRequests(happened).map((one) => rowOf(one, lang));
}

/** Requests between which nothing else happened share a row where they came to the same, whichever Pods answered. */
function withJoinedRequests(happened: readonly Happened[]): Happened[] {
  const rows: Happened[] = [];
  for (const one of happened) {
    const last = rows.at(-1);
    if (one.type === 'request' && last?.type === 'request' && isAlike(last.request, one.request)) {
      const { pod, ...request } = last.request;
      rows[rows.length - 1] = {
        ...last,
        request: {
          ...request,
          ...(pod !== undefined && pod === one.request.pod ? { pod } : {}),
          until: Math.max(request.until, one.request.until),
          count: (request.count ?? 1) + (one.request.count ?? 1),
        },
      };
    } else rows.push(one);
  }
  return rows;
}

function isAlike(a: TimelineRequest, b: TimelineRequest): boolean {
  return a.step === b.step && a.path === b.path && a.status === b.status && a.failure === b.failure;
}

function rowOf(one: Happened, lang: Lang): TimelineRow {
  const row = { at: one.at, type: one.type, words: '', isTrouble: false };
  switch (one.type) {
    case 'step':
      return { ...row, subject: one.command };
    case 'request': {
      const { request } = one;
      const words = requestWords(request, lang);
      return { ...row, subject: `Service/${request.to}`, words, isTrouble: hasFailed(request) };
    }
    case 'event': {
      const { about, type } = one.event;
      const words = eventWords(one.event);
      return { ...row, subject: `${about.kind}/${about.name}`, words, isTrouble: type === 'Warning' };
    }
    default:
      return { ...row, subject: `${one.object.kind}/${one.object.name}`, words: stateWords(one.state, lang) };
  }
}
