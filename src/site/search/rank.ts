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
  field: 0.45,
  day: 0.7,
};

/** The occurrences of a word of the vocabulary: pairs of a step and a place in one number (build-index.ts). */
export type OccurrencesOf = (word: number) => readonly number[] | undefined;

/**
 * The documents that fit, by number, the best first. Those that have all of a query's parts come before others, and a part that
 * few documents have counts for more.
 * @param counts how many documents there are of each kind, in the order of their numbers
 * @param occurrencesOf undefined for words that were not read
 */
export function rank(parts: readonly Part[], counts: readonly number[], occurrencesOf: OccurrencesOf): number[] {
  const all = counts.reduce((sum, count) => sum + count, 0);
  const found = parts.map((part) =>
    best(
      part.map((reading) => scoresOf(reading, all, occurrencesOf)),
      all,
    ),
  );
  const rarities = found.map((scores) => Math.log(1 + all / (1 + scores.filter((score) => score > 0).length)));
  const whole = rarities.reduce((sum, rarity) => sum + rarity, 0);
  const weights = counts.flatMap((count, kind) => Array<number>(count).fill(KIND_WEIGHTS[KINDS[kind]!]));
  const scores = scoresFor(all, (document) => {
    let score = 0;
    let covered = 0;
    for (let part = 0; part < found.length; part += 1) {
      const own = found[part]![document]!;
      if (own === 0) continue;
      score += own * rarities[part]!;
      covered += rarities[part]!;
    }
    return score * (covered / whole) ** 2 * weights[document]!;
  });
  const fitting = [...scores.keys()].filter((document) => scores[document]! > 0);
  return fitting.sort((a, b) => scores[b]! - scores[a]! || a - b);
}

/** The kind of a document, by its number. */
export function kindOf(document: number, counts: readonly number[]): Kind {
  let left = document;
  return KINDS.find((_, index) => {
    left -= counts[index]!;
    return left < 0;
  })!;
}

/** The score of each document, by its number; 0 where it has nothing of what is looked for. */
type Scores = Float32Array;

/** The documents that have something of every part of a reading. */
function scoresOf({ quality, parts }: Reading, all: number, occurrencesOf: OccurrencesOf): Scores {
  const found = parts.map((matches) => {
    const scores = new Float32Array(all);
    for (const match of matches) {
      let document = 0;
      for (const number of occurrencesOf(match.place) ?? []) {
        document += Math.floor(number / PLACES.length);
        const score = match.quality * WEIGHTS[PLACES[number % PLACES.length]!];
        if (score > scores[document]!) scores[document] = score;
      }
    }
    return scores;
  });
  return scoresFor(all, (document) => {
    let sum = 0;
    for (const scores of found) {
      if (scores[document] === 0) return 0;
      sum += scores[document]!;
    }
    return (quality * sum) / parts.length;
  });
}

/** The best score of each document. */
const best = (lists: readonly Scores[], all: number): Scores =>
  scoresFor(all, (document) => lists.reduce((most, scores) => Math.max(most, scores[document]!), 0));

function scoresFor(all: number, scoreOf: (document: number) => number): Scores {
  const scores = new Float32Array(all);
  for (let document = 0; document < all; document += 1) scores[document] = scoreOf(document);
  return scores;
}
