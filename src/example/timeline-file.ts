import { saying } from './issues.ts';
import type { Timeline, TimelineChange } from './timeline.ts';
import { faultsOfTimeline } from './timeline-faults.ts';
import { TIMELINE_SHAPE, type TimelineFile } from './timeline-shape.ts';

/** How a type of change is written in the file. */
export const SIGNS = { added: '+', modified: '~', deleted: '-' } as const satisfies Record<
  TimelineChange['type'],
  string
>;
const TYPES = { '+': 'added', '~': 'modified', '-': 'deleted' } as const;

/** What a timeline.json may say, whichever run it is of. */
export const TIMELINE_SCHEMA = TIMELINE_SHAPE.superRefine((file, context) => {
  for (const { path, message } of faultsOfTimeline(file)) {
    const { error, params } = saying(message);
    context.addIssue({ code: 'custom', path: [...path], message: error, params });
  }
});

/** Read the rows of the file. */
export function expandTimeline(file: TimelineFile): Timeline {
  const several = (count: number) => (count === 1 ? {} : { count });
  const timeline = {
    steps: file.steps.map(([at, until, digest]) => ({ at, until, digest })),
    requests: file.requests.map(([at, until, answer, count]) => ({
      at,
      until,
      ...file.answers[answer]!,
      ...several(count),
    })),
    changes: file.changes.map(([at, sign, object, state]) => ({
      at,
      type: TYPES[sign],
      object: file.objects[object]!,
      state: file.states[state]!,
    })),
    events: file.events.map(([at, report, count]) => ({ at, ...file.reports[report]!, ...several(count) })),
    leftOut: file.leftOut,
  };
  // zod writes a field that may be missing as one that may be undefined.
  return timeline as Timeline;
}

export type { TimelineFile };
