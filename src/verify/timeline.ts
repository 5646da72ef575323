import type { KubeObject, TimelineEntry } from '../cluster/engine.ts';
import type { Timeline, TimelineChange, TimelineEvent, TimelineRequest, TimelineStep } from '../example/timeline.ts';
import { objectState, timelineObject } from './object-state.ts';
import type { ExampleResult } from './result.ts';

/** What a run did and what the cluster did meanwhile, with nothing left out. */
export function timelineOf({
  steps,
  requests,
  timeline,
}: Pick<ExampleResult, 'steps' | 'requests' | 'timeline'>): Timeline {
  const ran = steps.flatMap(({ index, digest, ran }): (TimelineStep & { index: string })[] =>
    ran ? [{ ...ran, digest, index }] : [],
  );
  const places = new Map(ran.map(({ index }, place) => [index, place]));
  return {
    steps: ran.map(({ at, until, digest }) => ({ at, until, digest })),
    requests: requests.flatMap(({ step: index, at, until, ...answer }): TimelineRequest[] => {
      const step = places.get(index);
      return step === undefined ? [] : [{ at, until, step, ...answer }];
    }),
    changes: timeline.flatMap(changeReader()),
    events: timeline.flatMap(eventReader()),
    leftOut: [],
  };
}

/** Reads one entry after the other: the changes that a reader sees. One that leaves an object's state as it was is none. */
export function changeReader(): (entry: TimelineEntry) => TimelineChange[] {
  const last = new Map<string, string>();
  return ({ at, type, object: seen }) => {
    if (seen.kind === 'Event') return [];
    const object = timelineObject(seen);
    const state = objectState(seen);
    const key = `${object.kind} ${object.name}`;
    const text = JSON.stringify([object, state]);
    if (type !== 'deleted' && last.get(key) === text) return [];
    if (type === 'deleted') last.delete(key);
    else last.set(key, text);
    return [{ at, type, object, state }];
  };
}

/** The most characters of an event's message that are recorded: that of a probe holds all that its command printed. */
const LONGEST_MESSAGE = 1024;
const cut = (text: string): string => (text.length > LONGEST_MESSAGE ? `${text.slice(0, LONGEST_MESSAGE - 1)}…` : text);

/** An event as far as it is recorded; an older reporter has itself in `source`, a newer one in `reportingComponent`. */
interface EventObject extends KubeObject {
  readonly involvedObject: { readonly kind: string; readonly name: string };
  readonly type?: string;
  readonly reason?: string;
  readonly message?: string;
  readonly source?: { readonly component?: string };
  readonly reportingComponent?: string;
  readonly count?: number | null;
  readonly series?: { readonly count?: number } | null;
}

/** Reads one entry after the other: events as they were first seen, and each time when they were seen to have happened again. */
export function eventReader(): (entry: TimelineEntry) => TimelineEvent[] {
  const last = new Map<string, string>();
  return ({ at, type: change, object }) => {
    if (object.kind !== 'Event' || change === 'deleted') return [];
    const { metadata, involvedObject, type, reason, message, source, reportingComponent, ...event } =
      object as EventObject;
    const count = event.series?.count ?? event.count ?? 1;
    const seen = {
      about: { kind: involvedObject.kind, name: involvedObject.name },
      type: type === 'Warning' ? ('Warning' as const) : ('Normal' as const),
      component: source?.component || reportingComponent || '',
      reason: reason ?? '',
      message: cut(message ?? ''),
      ...(count > 1 ? { count } : {}),
    };
    const text = JSON.stringify(seen);
    if (last.get(metadata.name) === text) return [];
    last.set(metadata.name, text);
    return [{ at, ...seen }];
  };
}
