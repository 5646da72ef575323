import type { Lane } from './lanes.ts';
import { isFailed } from './words.ts';

/** Shapes of what happens at one moment, around their middle. */
export const MARKS = {
  restart: 'M3.4-2.2A4 4 0 1 0 4 .8M4.4-5v3.4H1',
  adoption: 'M-3 0h6M0-3v6M-6 0a6 6 0 1 0 12 0 6 6 0 1 0-12 0',
  event: 'M-1.8 0a1.8 1.8 0 1 0 3.6 0 1.8 1.8 0 1 0-3.6 0',
  'event-warning': 'M0-3.4 3.4 2.6H-3.4z',
  answered: 'M0-6V6',
  failed: 'M-4-4 4 4M4-4-4 4',
} as const;

/** What a legend says of each, and whether a lane has it. */
export const MARKS_DRAWN = [
  { name: 'restart', words: 'replayRestart', isDrawn: ({ restarts }: Lane) => restarts.length > 0 },
  {
    name: 'adoption',
    words: 'replayAdoption',
    isDrawn: ({ adoptions }: Lane) => adoptions.length > 0,
  },
  {
    name: 'event',
    words: 'timelineEvent',
    isDrawn: ({ events }: Lane) => events.some(({ type }) => type === 'Normal'),
  },
  {
    name: 'event-warning',
    words: 'replayWarning',
    isDrawn: ({ events }: Lane) => events.some(({ type }) => type === 'Warning'),
  },
  {
    name: 'answered',
    words: 'replayAnswered',
    isDrawn: ({ requests }: Lane) => requests.some((request) => !isFailed(request)),
  },
  { name: 'failed', words: 'replayFailed', isDrawn: ({ requests }: Lane) => requests.some(isFailed) },
] as const satisfies readonly { name: keyof typeof MARKS; words: string; isDrawn: (lane: Lane) => boolean }[];
