import { KINDS, type Kind } from './document.ts';
import { PLACES, type Place } from './format.ts';
import type { Part, Reading } from './query.ts';

/** How much more a word says of a document in one place than in another. */
const WEIGHTS: Readonly<Record<Place, number>> = { text: 1, often: 1.4, title: 2.4, name: 4 };
/** What a reader most likely wants, where two fit alike. */
const KIND_WEIGHTS: Readonly<Record<Kind, number>> = {
  note: 1.3,
  section: 1,
  example: 0.9,
  rule: 0.85,
  term: 1.1,
  day: 0.7,
};

/** A document that fits, the best first. */
export interface Ranked {
  readonly document: number;
  readonly score: number;
}

/** The occurrences of a word of the vocabulary: pairs of a step and a place in one number (build-index.ts). */
export type OccurrencesOf = (word: number) => readonly number[] | undefined;

/**
 * Order documents by how well they answer a query. Those that have all of its parts come before others, and a part that few
 * documents have counts for more.
 * @param counts how many documents there are of each kind, in the order of their numbers
 * @param occurrencesOf undefined for words that were not read
 */
export function rank(parts: readonly Part[], counts: readonly number[], occurrencesOf: OccurrencesOf): Ranked[] {
  const all = counts.reduce((sum, count) => sum + count, 0);
  const found = parts.map((part) => best(part.map((reading) => scoresOf(reading, occurrencesOf))));
  const rarities = found.map((scores) => Math.log(1 + all / (1 + scores.size)));
  const whole = rarities.reduce((sum, rarity) => sum + rarity, 0);
  const sums = new Map<number, { score: number; covered: number }>();
  for (const [index, scores] of found.entries()) {
    const rarity = rarities[index]!;
    for (const [document, score] of scores) {
      const sum = sums.get(document) ?? { score: 0, covered: 0 };
      sums.set(document, { score: sum.score + score * rarity, covered: sum.covered + rarity });
    }
  }
  return [...sums]
    .map(([document, { score, covered }]) => ({
      document,
      score: score * (covered / whole) ** 2 * KIND_WEIGHTS[kindOf(document, counts)],
    }))
    .sort((a, b) => b.score - a.score || a.document - b.document);
}

/** The kind of a document, by its number. */
export function kindOf(document: number, counts: readonly number[]): Kind {
  let left = document;
  return KINDS.find((_, index) => {
    left -= counts[index]!;
    return left < 0;
  })!;
}

type Scores = ReadonlyMap<number, number>;

/** The documents that have something of every part of a reading. */
function scoresOf({ quality, parts }: Reading, occurrencesOf: OccurrencesOf): Scores {
  const [first, ...others] = parts.map((matches) =>
    best(
      matches.map((match) => {
        const scores = new Map<number, number>();
        let document = 0;
        for (const number of occurrencesOf(match.place) ?? []) {
          document += Math.floor(number / PLACES.length);
          scores.set(document, match.quality * WEIGHTS[PLACES[number % PLACES.length]!]);
        }
        return scores;
      }),
    ),
  );
  const scores = new Map<number, number>();
  for (const [document, score] of first ?? []) {
    if (!others.every((other) => other.has(document))) continue;
    const sum = others.reduce((total, other) => total + other.get(document)!, score);
    scores.set(document, (quality * sum) / parts.length);
  }
  return scores;
}

/** The best score of each document. */
function best(lists: readonly Scores[]): Scores {
  const scores = new Map<number, number>();
  for (const list of lists)
    for (const [document, score] of list) if (score > (scores.get(document) ?? 0)) scores.set(document, score);
  return scores;
}
