import type { Timeline } from '../../example/timeline.ts';

/**
 * A stretch in which nothing happens, longer than this, is drawn as a shorter one and marked. Were the axis true to time, what
 * happens in a burst, which is what a reader came for, would be a few pixels beside a probe's wait of ten seconds.
 */
const LONGEST_WAIT = 3000;
const PAUSE_DRAWN = 2000;

/** Time as it is drawn: true to itself, but for pauses, which are shortened. */
export interface Axis {
  /** Times, and where each is drawn, from 0 to 1; between two of them it goes evenly. */
  readonly points: readonly (readonly [at: number, place: number])[];
  /** What was shortened. */
  readonly pauses: readonly Pause[];
  /** How long it takes to play, in milliseconds. */
  readonly length: number;
}

export interface Pause {
  readonly at: number;
  readonly until: number;
}

/** Every time at which something happens, without repetition. */
export function timesOf({ steps, requests, changes, events }: Timeline): number[] {
  const all = [...steps, ...requests].flatMap(({ at, until }) => [at, until]);
  return [...new Set([...all, ...[...changes, ...events].map(({ at }) => at)])].sort((a, b) => a - b);
}

/** The axis of a timeline, from the start of its run to the last thing that happened; of one that goes on, to the present. */
export function axisOf(timeline: Timeline, present?: number): Axis {
  const happened = timesOf(timeline);
  const times = present === undefined || present <= (happened.at(-1) ?? 0) ? happened : [...happened, present];
  const pauses: Pause[] = [];
  const drawn: [number, number][] = [[0, 0]];
  for (const at of times) {
    const [before, place] = drawn.at(-1)!;
    const isPause = at - before > LONGEST_WAIT;
    if (isPause) pauses.push({ at: before, until: at });
    // What goes evenly needs no point.
    const previous = drawn.at(-2);
    const goesOn = !isPause && previous && place - previous[1] === before - previous[0];
    if (goesOn) drawn.pop();
    if (at > before) drawn.push([at, place + (isPause ? PAUSE_DRAWN : at - before)]);
  }
  const length = Math.max(1, drawn.at(-1)![1]);
  return { points: drawn.map(([at, place]) => [at, place / length]), pauses, length };
}

/** Where a time is drawn, from 0 to 1. */
export const placeOf = ({ points }: Pick<Axis, 'points'>, at: number): number => between(points, at, 0, 1);

/** The time that is drawn at a place. */
export const timeAt = ({ points }: Pick<Axis, 'points'>, place: number): number => between(points, place, 1, 0);

function between(points: Axis['points'], value: number, from: 0 | 1, to: 0 | 1): number {
  const after = points.findIndex((point) => point[from] >= value);
  if (after < 0) return points.at(-1)![to];
  if (after === 0) return points[0]![to];
  const [a, b] = [points[after - 1]!, points[after]!];
  return a[to] + ((value - a[from]) / (b[from] - a[from])) * (b[to] - a[to]);
}

/** Seconds between two ticks. */
const STEPS = [0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600];
/** Labels this close to each other would touch on a phone. */
const ROOM = 0.11;

/** Times to write along the axis, with room between them and around what says how long a pause is. */
export function ticksOf(axis: Axis): number[] {
  const { length, pauses } = axis;
  const step = 1000 * (STEPS.find((seconds) => (seconds * 1000) / length >= ROOM) ?? STEPS.at(-1)!);
  const end = axis.points.at(-1)![0];
  const taken = pauses.map((pause) => middleOf(axis, pause));
  const ticks: number[] = [];
  for (let at = 0; at <= end; at += step) {
    const place = placeOf(axis, at);
    const isInPause = pauses.some((pause) => pause.at < at && at < pause.until);
    if (isInPause || taken.some((other) => Math.abs(other - place) < ROOM) || place > 1 - ROOM / 2) continue;
    taken.push(place);
    ticks.push(at);
  }
  return ticks;
}

/** Pauses whose length can be written without touching that of the one before. */
export function labelledPauses(axis: Axis): Pause[] {
  let last = -1;
  return axis.pauses.filter((pause) => {
    const place = middleOf(axis, pause);
    if (place - last < ROOM) return false;
    last = place;
    return true;
  });
}

/** The middle of a pause as it is drawn. */
export const middleOf = (axis: Axis, { at, until }: Pause): number => (placeOf(axis, at) + placeOf(axis, until)) / 2;
