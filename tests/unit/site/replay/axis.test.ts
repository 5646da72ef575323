import { expect, it } from 'vitest';
import { axisOf, labelledPauses, middleOf, placeOf, ticksOf, timeAt } from '../../../../src/site/replay/axis.ts';
import { EMPTY, event } from './record.ts';

const at = (...times: number[]) => axisOf({ ...EMPTY, events: times.map((time) => event(time, 'Pod/echo', 'Pulled')) });

it('is true to time where something happens again and again', () => {
  const axis = at(500, 1000, 3000, 4000);
  expect(axis.pauses).toEqual([]);
  expect(axis.length).toBe(4000);
  for (const [time, place] of [
    [0, 0],
    [500, 0.125],
    [2000, 0.5],
    [4000, 1],
  ] as const) {
    expect(placeOf(axis, time)).toBeCloseTo(place);
    expect(timeAt(axis, place)).toBeCloseTo(time);
  }
});

it('shortens a long time without changes, and says which', () => {
  const axis = at(1000, 21_000, 22_000);
  expect(axis.pauses).toEqual([{ at: 1000, until: 21_000 }]);
  expect(axis.length).toBe(4000);
  expect(placeOf(axis, 1000)).toBeCloseTo(0.25);
  expect(placeOf(axis, 21_000)).toBeCloseTo(0.75);
  expect(middleOf(axis, axis.pauses[0]!)).toBeCloseTo(0.5);
});

it('counts the end of steps and requests as something that happens', () => {
  const axis = axisOf({
    ...EMPTY,
    steps: [{ at: 0, until: 2500, digest: 'a' }],
    requests: [{ at: 2500, until: 5000, step: 0, to: 'echo', path: '/', status: 200 }],
  });
  expect(axis.pauses).toEqual([]);
  expect(timeAt(axis, 1)).toBe(5000);
});

it('goes forth and back to the same time, whatever happened', () => {
  const axis = at(0, 3, 400, 9000, 9001, 60_000, 60_500);
  for (const time of [0, 3, 200, 400, 5000, 9000, 9001, 30_000, 60_000, 60_500]) {
    expect(timeAt(axis, placeOf(axis, time))).toBeCloseTo(time, 3);
  }
  const places = [0, 3, 400, 9000, 9001, 60_000, 60_500].map((time) => placeOf(axis, time));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(places.at(-1)).toBe(1);
});

it('stays at its ends before the first and after the last time', () => {
  const axis = at(100, 200);
  expect([placeOf(axis, -5), placeOf(axis, 900), timeAt(axis, -1), timeAt(axis, 2)]).toEqual([0, 1, 0, 200]);
});

it('has a place for every time of a run in which nothing took time', () => {
  const axis = axisOf({ ...EMPTY, events: [event(0, 'Pod/echo', 'Pulled')] });
  expect(axis.length).toBeGreaterThan(0);
  expect(placeOf(axis, 0)).toBe(0);
});

it('writes times with room between them, and none into a time that is shortened', () => {
  const axis = at(...Array.from({ length: 9 }, (_, index) => index * 1000), 40_000, 41_000, 41_500);
  const places = [
    ...ticksOf(axis).map((time) => placeOf(axis, time)),
    ...labelledPauses(axis).map((pause) => middleOf(axis, pause)),
  ];
  const sorted = places.toSorted((a, b) => a - b);
  for (const [index, place] of sorted.entries()) if (index > 0) expect(place - sorted[index - 1]!).toBeGreaterThan(0.1);
  expect(ticksOf(axis).filter((time) => time > 8000 && time < 40_000)).toEqual([]);
  expect(ticksOf(axis)).toContain(0);
  expect(labelledPauses(axis)).toHaveLength(1);
  const mostlyPause = at(0, 500, 60_000, 60_500);
  expect(ticksOf(mostlyPause).filter((time) => time > 500 && time < 60_000)).toEqual([]);
});
