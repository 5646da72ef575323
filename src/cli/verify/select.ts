import { type Localized, misuse, nearest, plural } from '@studylog/check/text';
import type { EngineName } from '../../cluster/engine.ts';
import { milliseconds } from '../../example/duration.ts';
import type { Example } from '../../example/load.ts';
import { type Changes, changedSinceRecorded, changedSinceRevision } from '../../verify/changed.ts';
import type { Part } from '../../verify/result.ts';

export const NO_EXAMPLES: Localized = {
  ko: 'examples/ 폴더에 예제가 없습니다. examples/<주제>/<이름>/ 아래에 manifest.yaml과 example.yaml을 만드십시오.',
  en: 'there are no examples in examples/; create examples/<topic>/<name>/manifest.yaml and example.yaml',
};

/** What to say of a part that no example falls to. */
export function emptyShard({ index, count }: Part, examples: number): Localized {
  return {
    ko: `--shard ${index}/${count}: 예제가 ${examples}개뿐이어서 이 부분에는 예제가 없습니다. 나누는 수를 줄이십시오.`,
    en: `--shard ${index}/${count} has no examples, because there ${examples === 1 ? 'is only 1' : `are only ${examples}`}; split into fewer parts`,
  };
}

/**
 * The examples that words name, by id or topic; all of them without words.
 * @throws Fault for a word that names none.
 */
export function selectExamples(all: readonly Example[], words: readonly string[]): Example[] {
  const known = new Set(all.flatMap(({ id, topic }) => [id, topic]));
  for (const word of words) {
    if (known.has(word)) continue;
    const meant = nearest(word, known);
    throw misuse({
      ko: `"${word}"이라는 예제나 주제가 없습니다.${meant ? ` 혹시 "${meant}"입니까?` : ''}`,
      en: `there is no example or topic "${word}"${meant ? `; did you mean "${meant}"?` : ''}`,
    });
  }
  return words.length === 0 ? [...all] : all.filter(({ id, topic }) => words.includes(id) || words.includes(topic));
}

/**
 * Read `i/n`.
 * @throws Fault unless 1 <= i <= n.
 */
export function readShard(text: string): Part {
  const [, index, count] = (/^(\d+)\/(\d+)$/.exec(text) ?? []).map(Number);
  if (index && count && index <= count) return { index, count };
  throw misuse({
    ko: `--shard 옵션에 "${text}" 값은 쓸 수 없습니다. 2/3처럼 i/n으로 적으십시오.`,
    en: `--shard must be i/n, such as 2/3, not "${text}"`,
  });
}

/** @throws Fault unless it is a number from 1. */
export function readJobs(text: string): number {
  const jobs = Number(text);
  if (Number.isInteger(jobs) && jobs >= 1) return jobs;
  throw misuse({
    ko: `--jobs 옵션에 "${text}" 값은 쓸 수 없습니다. 1 이상의 수를 적으십시오.`,
    en: `--jobs must be a number of 1 or more, not "${text}"`,
  });
}

/**
 * Read a duration, in milliseconds.
 * @throws Fault for anything else.
 */
export function readPace(text: string): number {
  try {
    return milliseconds(text);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw misuse({
      ko: `--pace 옵션에 "${text}" 값은 쓸 수 없습니다. 20s나 1m처럼 적으십시오.`,
      en: `--pace must be a duration such as 20s or 1m, not "${text}"`,
    });
  }
}

/**
 * The examples that have changed: since `base`, or without one since a run on the engine was recorded.
 * @throws Fault where git has no such revision.
 */
export function selectChanged(
  root: string,
  examples: readonly Example[],
  engine: EngineName,
  base: string | undefined,
): Changes {
  if (base !== undefined) return changedSinceRevision(root, base, examples);
  const changed = changedSinceRecorded(examples, engine);
  return { examples: changed, walk: changed.length > 0 };
}

/** What to say of the examples that `--changed` left. */
export function changedNotice({ examples, cause }: Changes, base: string | undefined): Localized {
  const since = { ko: base ?? '기록한 실행', en: base ?? 'their recorded runs' };
  if (cause !== undefined) {
    return {
      ko: `${cause}이(가) 바뀌어 예제 ${examples.length}개를 모두 실행합니다`,
      en: `${cause} has changed, so all ${plural(examples.length, 'example')} will run`,
    };
  }
  return {
    ko: `${since.ko} 뒤에 바뀐 예제 ${examples.length}개${examples.length === 0 ? ', 실행할 것이 없습니다' : ''}`,
    en: `${plural(examples.length, 'example')} changed since ${since.en}${examples.length === 0 ? '; nothing to run' : ''}`,
  };
}

/**
 * Read how many minutes of recorded duration a shard of a plan may have.
 * @throws Fault unless it is a number from 1.
 */
export function readMinutes(text: string): number {
  const minutes = Number(text);
  if (Number.isInteger(minutes) && minutes >= 1) return minutes;
  throw misuse({
    ko: `--plan 옵션에 "${text}" 값은 쓸 수 없습니다. 1 이상의 분을 적으십시오.`,
    en: `--plan must be a number of minutes, 1 or more, not "${text}"`,
  });
}
