import { misuse } from '@studylog/check/text';
import type { EngineInfo, EngineName } from '../cluster/engine.ts';
import type { Example } from '../example/load.ts';
import type { RunReport } from './result.ts';
import { addSpent } from './spent.ts';

/** Seconds assumed for an example that no run is recorded of. */
const UNKNOWN_SECONDS = 10;

/**
 * The examples of shard `index` (from 1) of `count`, split so that the recorded durations add up alike.
 * The longest go first, each to the shard with the least so far; the same everywhere, so that shards never overlap.
 */
export function shard(examples: readonly Example[], engine: EngineName, index: number, count: number): Example[] {
  const loads = Array.from({ length: count }, () => ({ seconds: 0, ids: new Set<string>() }));
  for (const example of longestFirst(examples, engine)) {
    const least = loads.reduce((best, load) => (load.seconds < best.seconds ? load : best));
    least.seconds += recordedSeconds(example, engine);
    least.ids.add(example.id);
  }
  return examples.filter(({ id }) => loads[index - 1]!.ids.has(id));
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

/**
 * Join the reports of shards into one.
 * @throws Fault when they are of different clusters or hold an example twice.
 */
export function merge(reports: readonly RunReport[]): RunReport {
  const [first] = reports;
  if (!first) throw misuse({ ko: '합칠 보고서가 없습니다', en: 'there is no report to merge' });
  const ids = new Set<string>();
  for (const { engine, examples } of reports) {
    if (engine.engine !== first.engine.engine || engine.kubernetes !== first.engine.kubernetes) {
      const clusters = [first.engine, engine].map(nameOf);
      throw misuse({
        ko: `보고서의 클러스터가 서로 다릅니다: ${clusters.join(', ')}`,
        en: `the reports are of different clusters: ${clusters.join(' and ')}`,
      });
    }
    for (const { id } of examples) {
      if (ids.has(id)) throw misuse({ ko: `${id}: 보고서 둘에 있습니다`, en: `${id} is in two of the reports` });
      ids.add(id);
    }
  }
  return {
    engine: first.engine,
    startedAt: reports.map(({ startedAt }) => startedAt).sort()[0]!,
    seconds: Math.max(...reports.map(({ seconds }) => seconds)),
    spent: addSpent(reports.map(({ spent }) => spent)),
    examples: reports.flatMap(({ examples }) => examples).sort((a, b) => a.id.localeCompare(b.id)),
  };
}

function nameOf({ engine, kubernetes }: EngineInfo): string {
  return `${engine} ${kubernetes}`;
}
