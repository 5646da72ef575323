import { LIMITS } from '../example/limits.ts';
import type { LeftOut, ObjectName, Timeline } from '../example/timeline.ts';
import { SIGNS } from '../example/timeline-file.ts';

/**
 * The text of timeline.json. Where it would be too long, objects are left out with all their changes and the events about
 * them, those with the longest first, and the text says which and how many these were.
 */
export function timelineText(timeline: Timeline, bytes: number = LIMITS.timeline): string {
  const whole = textOf(timeline);
  const fits = (text: string) => Buffer.byteLength(text) <= bytes;
  if (fits(whole)) return whole;
  const longest = [...lengthsOf(timeline)].sort(([, a], [, b]) => b.length - a.length);
  const textWithout = (count: number) => textOf(without(timeline, new Map(longest.slice(0, count))));
  // The name of an object that is left out is shorter than its rows, so that each makes the text shorter.
  let [fewest, most] = [Math.min(1, longest.length), longest.length];
  while (fewest < most) {
    const middle = Math.floor((fewest + most) / 2);
    if (fits(textWithout(middle))) most = middle;
    else fewest = middle + 1;
  }
  return textWithout(fewest);
}

interface Length extends LeftOut {
  /** About as many bytes as its rows take. */
  readonly length: number;
}

const keyOf = ({ kind, name }: ObjectName): string => `${kind} ${name}`;

function lengthsOf({ changes, events }: Timeline): Map<string, Length> {
  const lengths = new Map<string, Length>();
  const add = ({ kind, name }: ObjectName, row: unknown) => {
    const key = keyOf({ kind, name });
    const { count = 0, length = 0 } = lengths.get(key) ?? {};
    lengths.set(key, { kind, name, count: count + 1, length: length + JSON.stringify(row).length });
  };
  for (const change of changes) add(change.object, change);
  for (const event of events) add(event.about, event);
  return lengths;
}

function without(timeline: Timeline, gone: ReadonlyMap<string, Length>): Timeline {
  return {
    ...timeline,
    changes: timeline.changes.filter(({ object }) => !gone.has(keyOf(object))),
    events: timeline.events.filter(({ about }) => !gone.has(keyOf(about))),
    leftOut: [...gone.values()].map(({ kind, name, count }) => ({ kind, name, count })),
  };
}

/** A row a line, so that what differs between two runs can be read. */
function textOf({ steps, requests, changes, events, leftOut }: Timeline): string {
  const answers = new Table();
  const objects = new Table();
  const states = new Table();
  const reports = new Table();
  // The rows come first, which fill the tables.
  const rows = {
    requests: requests.map(({ at, until, count = 1, ...answer }) => [at, until, answers.indexOf(answer), count]),
    changes: changes.map(({ at, type, object, state }) => [
      at,
      SIGNS[type],
      objects.indexOf(object),
      states.indexOf(state),
    ]),
    events: events.map(({ at, count = 1, ...report }) => [at, reports.indexOf(report), count]),
  };
  const lists = {
    steps: steps.map(({ at, until, digest }) => [at, until, digest]),
    answers: answers.rows,
    requests: rows.requests,
    objects: objects.rows,
    states: states.rows,
    changes: rows.changes,
    reports: reports.rows,
    events: rows.events,
    leftOut,
  };
  const fields = Object.entries(lists).map(([name, list]) => {
    const lines = list.map((row) => (typeof row === 'string' ? row : JSON.stringify(row)));
    return lines.length === 0 ? `"${name}": []` : `"${name}": [\n${lines.join(',\n')}\n]`;
  });
  return `{${fields.join(',\n')}}\n`;
}

/** Values in the order in which they were first met, as JSON. */
class Table {
  readonly #places = new Map<string, number>();

  get rows(): string[] {
    return [...this.#places.keys()];
  }

  indexOf(value: object): number {
    const row = JSON.stringify(value, unlessDefault);
    const place = this.#places.get(row) ?? this.#places.size;
    this.#places.set(row, place);
    return place;
  }
}

/** Leave out what the schema of the file gives by default; an exit code has none. */
function unlessDefault(key: string, value: unknown): unknown {
  if (value === false || (value === 0 && key !== 'exitCode' && key !== 'step')) return undefined;
  const isEmpty = typeof value === 'object' && value !== null && Object.keys(value).length === 0;
  return isEmpty ? undefined : value;
}
