import type { Example } from '../example/load.ts';
import { flatSteps, resultsOf } from '../example/results.ts';
import type { Timeline, TimelineChange } from '../example/timeline.ts';
import type { Lang } from '../text/lang.ts';
import type { ShownStep } from './steps.ts';
import { requestWords, stateWords } from './timeline-words.ts';

/** What happened at one time, for a list in a language. */
export interface TimelineRow {
  /** Milliseconds since the run opened the namespace. */
  readonly at: number;
  readonly type: 'step' | 'request' | 'event' | TimelineChange['type'];
  /** The command of the step, the Service, the object, or what the event is about. */
  readonly subject: string;
  /** What became of it; empty where the subject says it all. */
  readonly words: string;
}

/** At the same time, what was done comes before what came of it. */
const ORDER: readonly TimelineRow['type'][] = ['step', 'request', 'added', 'modified', 'deleted', 'event'];

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
  const rows: TimelineRow[] = [
    ...steps.flatMap(({ command }, place): TimelineRow[] => {
      const step = ran[place];
      return step ? [{ at: step.at, type: 'step', subject: command, words: '' }] : [];
    }),
    ...timeline.requests.map((request): TimelineRow => {
      const { at, to } = request;
      return { at, type: 'request', subject: `Service/${to}`, words: requestWords(request, lang) };
    }),
    ...timeline.changes.map(
      ({ at, type, object, state }): TimelineRow => ({
        at,
        type,
        subject: `${object.kind}/${object.name}`,
        words: stateWords(state, lang),
      }),
    ),
    ...timeline.events.map(
      ({ at, about, component, reason, message, count = 1 }): TimelineRow => ({
        at,
        type: 'event',
        subject: `${about.kind}/${about.name}`,
        words: `${component}: ${reason}${count > 1 ? ` (×${count})` : ''}: ${message}`,
      }),
    ),
  ];
  return rows.sort((a, b) => a.at - b.at || ORDER.indexOf(a.type) - ORDER.indexOf(b.type));
}
