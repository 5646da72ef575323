import { z } from 'zod';
import { saying } from './issues.ts';

/** timeline.json: every change that the newest kind run saw in the example's namespace. */
export interface Timeline {
  /** In the order in which they happened. */
  readonly changes: readonly TimelineChange[];
  /** Objects whose changes would have made the file too long, and how many they were. */
  readonly leftOut: readonly LeftOut[];
}

/** One line of the replay: when (ms since the start), what, and its state in a few words. */
export interface TimelineChange {
  readonly at: number;
  readonly type: 'added' | 'modified' | 'deleted';
  readonly kind: string;
  readonly name: string;
  readonly state: string;
}

export interface LeftOut {
  readonly kind: string;
  readonly name: string;
  readonly count: number;
}

/** How a type of change is written in the file. */
export const SIGNS = { added: '+', modified: '~', deleted: '-' } as const satisfies Record<
  TimelineChange['type'],
  string
>;
const TYPES = { '+': 'added', '~': 'modified', '-': 'deleted' } as const;

const index = z.int().min(0);

/** The file as it is written: objects and states once, and the changes as rows that point at them. */
export const TIMELINE_SCHEMA = z
  .strictObject({
    objects: z.array(z.tuple([z.string(), z.string()])).describe('Kind and name.'),
    states: z.array(z.string()),
    changes: z
      .array(z.tuple([index, z.enum(['+', '~', '-']), index, index]))
      .describe('Milliseconds, sign, index of the object, index of the state.'),
    leftOut: z.array(z.tuple([index, z.int().min(1)])).describe('Index of the object, number of its changes.'),
  })
  .superRefine(({ objects, states, changes, leftOut }, context) => {
    const outside = (path: PropertyKey[]) =>
      context.addIssue({
        code: 'custom',
        path,
        ...said({ ko: '목록에 없는 것을 가리킵니다.', en: 'it points at nothing in the lists' }),
      });
    changes.forEach(([, , object, state], row) => {
      if (object >= objects.length || state >= states.length) outside(['changes', row]);
    });
    leftOut.forEach(([object], row) => {
      if (object >= objects.length) outside(['leftOut', row]);
    });
  });

/** The fields of an issue of our own. */
function said(message: Parameters<typeof saying>[0]) {
  const { error, params } = saying(message);
  return { message: error, params };
}

/** Read the rows of the file. */
export function expandTimeline({ objects, states, changes, leftOut }: z.infer<typeof TIMELINE_SCHEMA>): Timeline {
  const named = (index: number) => ({ kind: objects[index]![0], name: objects[index]![1] });
  return {
    changes: changes.map(([at, sign, object, state]) => ({
      at,
      type: TYPES[sign],
      ...named(object),
      state: states[state]!,
    })),
    leftOut: leftOut.map(([object, count]) => ({ ...named(object), count })),
  };
}
