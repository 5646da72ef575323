import { type Localized, misuse, nearest } from '@studylog/check/text';
import type { Example } from '../../example/load.ts';

export const NO_EXAMPLES: Localized = {
  ko: 'examples/ 폴더에 예제가 없습니다. examples/<주제>/<이름>/ 아래에 manifest.yaml과 example.yaml을 만드십시오.',
  en: 'there are no examples in examples/; create examples/<topic>/<name>/manifest.yaml and example.yaml',
};

/** What to say of a part that no example falls to. */
export function emptyShard({ index, count }: { index: number; count: number }, examples: number): Localized {
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
export function readShard(text: string): { index: number; count: number } {
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
