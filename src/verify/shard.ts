import type { EngineName } from '../cluster/engine.ts';
import type { Example } from '../example/load.ts';
import type { RunReport } from './result.ts';

/** Seconds assumed for an example that no run is recorded of. */
const UNKNOWN_SECONDS = 10;

/**
 * The examples of shard `index` (from 1) of `count`, split so that the recorded durations add up alike.
 * The longest go first, each to the shard with the least so far; the same everywhere, so that shards never overlap.
 */
export function shard(examples: readonly Example[], engine: EngineName, index: number, count: number): Example[] {
  const loads = Array.from({ length: count }, () => ({ seconds: 0, ids: new Set<string>() }));
  const weighed = examples
    .map(({ id, verified }) => ({
      id,
      seconds: verified?.runs.find((run) => run.engine === engine)?.seconds ?? UNKNOWN_SECONDS,
    }))
    .sort((a, b) => b.seconds - a.seconds || a.id.localeCompare(b.id));
  for (const { id, seconds } of weighed) {
    const least = loads.reduce((best, load) => (load.seconds < best.seconds ? load : best));
    least.seconds += seconds;
    least.ids.add(id);
  }
  return examples.filter(({ id }) => loads[index - 1]!.ids.has(id));
}

/**
 * Join the reports of shards into one.
 * @throws RangeError when they are of different clusters or hold an example twice.
 */
export function merge(reports: readonly RunReport[]): RunReport {
  const [first] = reports;
  if (!first) throw new RangeError('there is no report to merge');
  const ids = new Set<string>();
  for (const { engine, examples } of reports) {
    if (engine.engine !== first.engine.engine || engine.kubernetes !== first.engine.kubernetes) {
      throw new RangeError(
        `the reports are of different clusters: ${first.engine.engine} ${first.engine.kubernetes} and ${engine.engine} ${engine.kubernetes}`,
      );
    }
    for (const { id } of examples) {
      if (ids.has(id)) throw new RangeError(`${id} is in two of the reports`);
      ids.add(id);
    }
  }
  return {
    engine: first.engine,
    startedAt: reports.map(({ startedAt }) => startedAt).sort()[0]!,
    seconds: Math.max(...reports.map(({ seconds }) => seconds)),
    examples: reports.flatMap(({ examples }) => examples).sort((a, b) => a.id.localeCompare(b.id)),
  };
}
