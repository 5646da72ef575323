import type { EngineName } from '../cluster/engine.ts';
import type { Example } from '../example/load.ts';

/** Seconds assumed for an example that no run is recorded of. */
const UNKNOWN_SECONDS = 10;

/** More machines than this are rarely free at once, and each needs minutes for its cluster. */
const MOST_SHARDS = 20;

/** Examples that run on one machine, and how long they took when they were recorded. */
interface Load {
  seconds: number;
  readonly ids: Set<string>;
}

/**
 * Split examples so that the recorded durations of each part add up alike.
 * The longest go first, each to the part with the least so far; the same everywhere, so that parts never overlap.
 */
function split(examples: readonly Example[], engine: EngineName, count: number): readonly Load[] {
  const loads: Load[] = Array.from({ length: count }, () => ({ seconds: 0, ids: new Set<string>() }));
  for (const example of longestFirst(examples, engine)) {
    const least = loads.reduce((best, load) => (load.seconds < best.seconds ? load : best));
    least.seconds += recordedSeconds(example, engine);
    least.ids.add(example.id);
  }
  return loads;
}

/** The examples of shard `index` (from 1) of `count`. */
export function shard(examples: readonly Example[], engine: EngineName, index: number, count: number): Example[] {
  const { ids } = split(examples, engine, count)[index - 1]!;
  return examples.filter(({ id }) => ids.has(id));
}

/** A part of a plan: `1/2`, with what it runs. */
export interface PlannedShard {
  readonly shard: string;
  readonly examples: number;
  /** Recorded seconds of its examples, one after the other. */
  readonly seconds: number;
}

/** Into how many shards to split examples, so that each takes about `seconds` of recorded duration; none without examples. */
export function planShards(examples: readonly Example[], engine: EngineName, seconds: number): readonly PlannedShard[] {
  const all = examples.reduce((sum, example) => sum + recordedSeconds(example, engine), 0);
  const count = Math.min(MOST_SHARDS, examples.length, Math.max(1, Math.ceil(all / seconds)));
  return split(examples, engine, count).map((load, index) => ({
    shard: `${index + 1}/${count}`,
    examples: load.ids.size,
    seconds: Math.round(load.seconds),
  }));
}

/** The examples by their recorded duration on an engine, those of the same one by name. */
export function longestFirst(examples: readonly Example[], engine: EngineName): Example[] {
  return examples.toSorted(
    (a, b) => recordedSeconds(b, engine) - recordedSeconds(a, engine) || a.id.localeCompare(b.id),
  );
}

function recordedSeconds({ verified }: Pick<Example, 'verified'>, engine: EngineName): number {
  return verified?.runs.find((run) => run.engine === engine)?.seconds ?? UNKNOWN_SECONDS;
}
