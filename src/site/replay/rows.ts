import type { Lang } from '@studylog/check/text';
import type { ObjectName, Timeline, TimelineChange } from '../../example/timeline.ts';
import { type Component, reporterOf, writerOf } from './components.ts';
import { changedFacts, type Fact, factsOf } from './facts.ts';
import { keyOf } from './lanes.ts';
import { REASONS } from './reasons.ts';
import { isFailed, requestWords, stateWords } from './words.ts';

/** One thing that happened, as the table and the player say it. */
export interface Row {
  readonly at: number;
  readonly what: 'step' | 'added' | 'modified' | 'deleted' | 'event' | 'request';
  /** Who did it. */
  readonly component: Component;
  /** The name under which it reported an event. */
  readonly reporter?: string;
  readonly object?: ObjectName;
  /** The state of the object, the reason of an event, or what came of a request. */
  readonly words: string;
  /** What is new of the object. */
  readonly facts: readonly Fact[];
  /** The event's message, as it was written. */
  readonly message?: string;
  /** What the reason of the event means. */
  readonly meaning?: string;
  /** Index of the step that began, or that sent the request. */
  readonly step?: number;
  /** Something went wrong. */
  readonly isWarning: boolean;
}

/** The messages that say how an object changed. */
export const CHANGES = { added: 'timelineAdded', modified: 'timelineModified', deleted: 'timelineDeleted' } as const;

/** All that a timeline holds, in the order in which it happened: a step before what it set off. */
export function rowsOf(timeline: Timeline, lang: Lang): Row[] {
  const { steps, requests, events } = timeline;
  return [
    ...steps.map(({ at }, step): Row => ({ ...PLAIN, at, what: 'step', component: 'command', words: '', step })),
    ...changeRows(timeline, lang),
    ...events.map(
      ({ at, about, type, component, reason, message, count }): Row => ({
        ...PLAIN,
        at,
        what: 'event',
        component: reporterOf(component),
        reporter: component,
        object: about,
        words: count === undefined ? reason : `${reason} ×${count}`,
        message,
        meaning: REASONS[reason]?.[lang],
        isWarning: type === 'Warning',
      }),
    ),
    ...requests.map(
      (request): Row => ({
        ...PLAIN,
        // What came of it was known then, and not when it was sent.
        at: request.until,
        what: 'request',
        component: 'request',
        object: { kind: 'Service', name: request.to },
        words: requestWords(request, lang),
        facts: [['path', request.path]],
        step: request.step,
        isWarning: isFailed(request),
      }),
    ),
  ].sort((a, b) => a.at - b.at);
}

const PLAIN = { facts: [], isWarning: false } as const;

function changeRows({ changes }: Timeline, lang: Lang): Row[] {
  const last = new Map<string, TimelineChange>();
  return changes.map((change): Row => {
    const { at, type, object, state } = change;
    const before = last.get(keyOf(object));
    if (type === 'deleted') last.delete(keyOf(object));
    else last.set(keyOf(object), change);
    const facts = changedFacts(before ? factsOf(before.object, before.state) : [], factsOf(object, state));
    const fields = new Set(facts.map(([field]) => field));
    return {
      ...PLAIN,
      at,
      what: type,
      component: writerOf(change, before, fields),
      object: { kind: object.kind, name: object.name },
      words: type === 'deleted' ? '' : stateWords(state, lang),
      facts,
    };
  });
}
