import type { TimelineEntry } from '../cluster/engine.ts';
import { LIMITS } from '../example/limits.ts';
import { SIGNS, type Timeline, type TimelineChange } from '../example/timeline-file.ts';
import { stateOf } from './diagnose.ts';

/** The changes that a reader sees, each in a few words: one that leaves an object's state as it was is none. */
export function condense(timeline: readonly TimelineEntry[]): TimelineChange[] {
  const last = new Map<string, string>();
  return timeline.flatMap(({ at, type, object }) => {
    const { kind, metadata } = object;
    const state = kind === 'Event' ? `${object.reason}: ${object.message}` : stateOf(object);
    const about = kind === 'Event' ? (object.involvedObject as { kind: string; name: string }) : undefined;
    const name = about ? `${about.kind}/${about.name}` : metadata.name;
    const key = `${kind} ${name}`;
    if (type !== 'deleted' && last.get(key) === state) return [];
    if (type === 'deleted') last.delete(key);
    else last.set(key, state);
    return [{ at, type, kind, name, state }];
  });
}

/**
 * The text of timeline.json. Where it would be too long, objects are left out with all their changes, those with the longest
 * first, and the text says which and how many changes they had.
 */
export function timelineText(changes: readonly TimelineChange[], bytes: number = LIMITS.timeline): string {
  const byObject = Map.groupBy(changes, keyOf);
  const lengthOf = (key: string) => byObject.get(key)!.reduce((sum, { state }) => sum + ROW + state.length, 0);
  const longest = [...byObject.keys()].sort((a, b) => lengthOf(b) - lengthOf(a));
  for (let left = 0; ; left += 1) {
    const gone = new Set(longest.slice(0, left));
    const text = textOf({
      changes: changes.filter((change) => !gone.has(keyOf(change))),
      leftOut: [...gone].map((key) => {
        const [{ kind, name }, ...rest] = byObject.get(key)! as [TimelineChange, ...TimelineChange[]];
        return { kind, name, count: rest.length + 1 };
      }),
    });
    if (Buffer.byteLength(text) <= bytes || left === longest.length) return text;
  }
}

/** About as many bytes as a row takes. */
const ROW = 16;

const keyOf = ({ kind, name }: { kind: string; name: string }): string => `${kind} ${name}`;

/** A row a line, so that what differs between two runs can be read. */
function textOf({ changes, leftOut }: Timeline): string {
  const objects = new Table();
  const states = new Table();
  const at = ({ kind, name }: { kind: string; name: string }) => objects.indexOf(JSON.stringify([kind, name]));
  const rows = changes.map((change) => [
    change.at,
    SIGNS[change.type],
    at(change),
    states.indexOf(JSON.stringify(change.state)),
  ]);
  const left = leftOut.map((object) => [at(object), object.count]);
  const lists = {
    objects: objects.rows,
    states: states.rows,
    changes: rows.map((row) => JSON.stringify(row)),
    leftOut: left.map((row) => JSON.stringify(row)),
  };
  const fields = Object.entries(lists).map(([name, lines]) =>
    lines.length === 0 ? `"${name}": []` : `"${name}": [\n${lines.join(',\n')}\n]`,
  );
  return `{${fields.join(',\n')}}\n`;
}

/** Values in the order in which they were first met. */
class Table {
  readonly #places = new Map<string, number>();

  get rows(): string[] {
    return [...this.#places.keys()];
  }

  indexOf(row: string): number {
    const place = this.#places.get(row) ?? this.#places.size;
    this.#places.set(row, place);
    return place;
  }
}
