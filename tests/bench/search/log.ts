import type { Document } from '../../../src/site/search/document.ts';
import { Random } from '../random.ts';

/**
 * A log of `count` notes in Korean, always the same: about 4 KB and five sections each, with particles, verbs, compounds and
 * names of fields. Words are as frequent as Zipf and Mandelbrot say, so that more notes have more of them, ever more slowly.
 */
export function writeLog(count: number): Document[] {
  return Array.from({ length: count }, (_, index) => {
    const text = new KoreanText(index + 1);
    const title = text.title();
    const address = `/notes/${text.latin()}-${index}/`;
    const sections = Array.from(
      { length: 5 },
      (_, section): Document => ({
        kind: 'section',
        title: text.title(),
        address: `${address}#${section}`,
        within: title,
        lines: Array.from({ length: 5 }, () => text.sentence()),
      }),
    );
    return [{ kind: 'note', title, address, lines: [text.sentence()] } satisfies Document, ...sections];
  }).flat();
}

/** A word by its rank, 0 for the most frequent: two to four syllables, or two parts of a name in Latin letters. */
export function wordAt(rank: number): string {
  const random = new Random(rank * 7919 + 17);
  if (rank % 4 === 3) return latinWord(random);
  const syllables = (count: number) =>
    Array.from({ length: count }, () => SYLLABLES[random.below(SYLLABLES.length)]).join('');
  // A compound holds more frequent words.
  if (rank > 400 && rank % 3 === 0) return wordAt(random.below(100) * 4) + wordAt(random.below(100) * 4 + 1);
  return syllables(2 + (random.below(5) >> 1));
}

const SYLLABLES = [
  ...'가거고구그기나너노누다대도동두드디라러로루리마매머모무미바배버보부브비사서설성세소수스시신아안어에여연오용우운원위유이인일자장저전정제조주지진차처체초추치카커컨크키타태터템토트티파포프플피하해호화환후',
];
const LATIN =
  'config select probe target port name label image spec time limit volume policy node state host path mode'.split(' ');

function latinWord(random: Random): string {
  const first = LATIN[random.below(LATIN.length)]!;
  const second = LATIN[random.below(LATIN.length)]!;
  return `${first}${second[0]!.toUpperCase()}${second.slice(1)}${random.below(3) === 0 ? LATIN[random.below(LATIN.length)] : ''}`;
}

const AFTER_NOUN = ['', '', '은', '는', '이', '가', '을', '를', '의', '에', '에서', '로', '으로', '와', '과', '도'];
const AFTER_VERB = ['합니다', '하면', '하는', '하고', '했습니다', '됩니다', '되지', '할'];
const RANKS = 60_000;
const SHIFT = 8;
const STEEPNESS = 1.4;
/** Verbs are fewer than nouns, and each has many forms. */
const VERBS = 300;

/** Sums of frequencies up to each rank. */
const SUMS = ((): Float64Array => {
  const sums = new Float64Array(RANKS);
  let sum = 0;
  for (let rank = 0; rank < RANKS; rank += 1) sums[rank] = sum += 1 / (rank + SHIFT) ** STEEPNESS;
  return sums;
})();

/** Korean sentences and titles that a seed decides. */
export class KoreanText {
  readonly #random: Random;

  constructor(seed: number) {
    this.#random = new Random(seed);
  }

  #rank(): number {
    const wanted = this.#random.fraction() * SUMS[RANKS - 1]!;
    let low = 0;
    let high = RANKS - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (SUMS[middle]! < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  latin(): string {
    return latinWord(this.#random).toLowerCase();
  }

  words(count: number): string {
    return Array.from({ length: count }, () => wordAt(this.#rank())).join(' ');
  }

  word(): string {
    return wordAt(this.#rank());
  }

  title(): string {
    return this.words(2);
  }

  paragraph(): string {
    return Array.from({ length: 4 }, () => this.sentence()).join(' ');
  }

  #verb(): string {
    return wordAt(this.#rank() % VERBS) + AFTER_VERB[this.#random.below(AFTER_VERB.length)];
  }

  sentence(): string {
    const nouns = Array.from({ length: 7 + this.#random.below(6) }, () => {
      if (this.#random.below(6) === 0) return this.#verb();
      return wordAt(this.#rank()) + AFTER_NOUN[this.#random.below(AFTER_NOUN.length)];
    });
    return `${nouns.join(' ')} ${this.#verb()}.`;
  }
}

/** Queries for such a log: frequent and rare words with particles, inside compounds and half-typed, initials, a name of a field, and two words. */
export const GENERATED_QUERIES: readonly string[] = [
  ...[0, 1, 2, 5, 6].map((rank) => `${wordAt(rank)}에서`),
  ...[40, 500, 4000, 20_000].map(wordAt),
  ...[0, 1, 4].map((rank) => wordAt(rank).slice(0, 2)),
  ...[0, 8].map((rank) => wordAt(rank).slice(0, 1)),
  ...[3, 7].map((rank) => wordAt(rank).slice(0, 6)),
  `${wordAt(0)} ${wordAt(9)}를`,
  'ㄱㄴ',
];
