import { type Lang, plural } from '@studylog/check/text';
import type { EngineName } from '../../cluster/engine.ts';
import type { Example } from '../../example/load.ts';
import { planShards } from '../../verify/shard.ts';

export interface PlanSettings {
  /** Of recorded duration in one shard. */
  readonly minutes: number;
  /** Whether the notes are to be walked too. */
  readonly walk: boolean;
  readonly lang: Lang;
}

const WORDS: Readonly<Record<Lang, (shard: string, count: number, seconds: number) => string>> = {
  ko: (shard, count, seconds) => `${shard}: 예제 ${count}개, 기록된 시간 ${seconds}초`,
  en: (shard, count, seconds) => `${shard}: ${plural(count, 'example')}, ${seconds} s when recorded`,
};

/**
 * Print into how many shards to split examples: on standard output the outputs of a GitHub job, on standard error what each
 * shard runs. Resolves to the exit code.
 */
export function printPlan(examples: readonly Example[], engine: EngineName, settings: PlanSettings): number {
  const { minutes, walk, lang } = settings;
  const planned = planShards(examples, engine, minutes * 60);
  for (const { shard, examples: count, seconds } of planned) console.error(WORDS[lang](shard, count, seconds));
  console.log(`shards=${JSON.stringify(planned.map(({ shard }) => shard))}`);
  console.log(`walk=${walk}`);
  return 0;
}
