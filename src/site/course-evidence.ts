import type { CourseState } from '../example/course.ts';
import type { Mark } from '../example/marks.ts';
import { courseToday } from './data.ts';
import type { MessageKey, Translate } from './i18n/t.ts';

/** What a page says of the course. */
export interface CourseEvidence {
  readonly state: CourseState['state'];
  readonly mark: Mark;
  readonly word: MessageKey;
  /** Versions, day, order and language of the walk. */
  readonly facts: readonly string[];
}

const WORD = {
  walked: 'courseWalked',
  changed: 'courseChanged',
  never: 'courseNever',
} as const satisfies Record<CourseState['state'], MessageKey>;

/** What may be said of the course on a page; undefined where the log has none. */
export function courseEvidence(t: Translate): CourseEvidence | undefined {
  const today = courseToday();
  if (!today) return undefined;
  const word = WORD[today.state];
  if (today.state === 'never') return { state: 'never', mark: 'never', word, facts: [] };
  const { state, walk } = today;
  const walked = walk.standIns ? 'stand-ins' : 'verified';
  return {
    state,
    mark: state === 'changed' ? 'changed' : walked,
    word,
    facts: [
      t('onEngine', { version: walk.kubernetes, tool: walk.tool.split(' ')[0]! }),
      walk.date.slice(0, 10),
      t(walk.order === 'reading' ? 'courseReading' : 'courseReversed'),
      t('courseCommands', { count: walk.commands }),
      ...(walk.standIns ? [t('withStandIns')] : []),
    ],
  };
}
