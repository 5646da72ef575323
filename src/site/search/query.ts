import type { IndexFile } from './format.ts';
import { type Judge, judgeOf } from './match.ts';
import type { Entry } from './vocabulary.ts';
import { type Word, wordsOf } from './words.ts';

/** A word of the index that fits. */
export interface Match {
  readonly entry: Entry;
  /** Its place in the vocabulary. */
  readonly place: number;
  /** Above 0, up to 1. */
  readonly quality: number;
}

/** One way to read a part of a query: a document must have a match of each of these. */
export interface Reading {
  readonly quality: number;
  readonly parts: readonly (readonly Match[])[];
}

/** A part of a query, in all the ways to read it; without any, nothing fits. */
export type Part = readonly Reading[];

/** What a query is read by. */
export interface Dictionary {
  readonly vocabulary: readonly Entry[];
  readonly aliases: IndexFile['aliases'];
}

/** Words that are typed apart may be one: 레플리카 셋, 라이브니스 프로브. */
const MOST_JOINED = 4;
/** A word that is typed as one may be several, of at least so many letters each. */
const LEAST_SPLIT = 2;
/** What is said in more words is as good an answer as what is said in one. */
const SPLIT_QUALITY = 0.9;

/** Read a query: its words one by one, together where the index has them as one, and apart where it has them apart. */
export function readQuery(query: string, dictionary: Dictionary): Part[] {
  const words = wordsOf(query.normalize('NFC'));
  const parts: Part[] = [];
  for (let at = 0; at < words.length; ) {
    const { count, readings } = joined(words.slice(at, at + MOST_JOINED), dictionary);
    const apart = words.slice(at, at + count).map((word) => readingsOf(word, dictionary));
    if (count === 1) parts.push([...readings, ...apart[0]!]);
    else parts.push([...readings, together(apart)]);
    at += count;
  }
  return parts;
}

/** As many words from the first as are one word or one name together, in these ways; 1 where there are none. */
function joined(words: readonly Word[], dictionary: Dictionary): { count: number; readings: Reading[] } {
  for (let count = words.length; count > 1; count -= 1) {
    const name = words
      .slice(0, count)
      .map(({ whole }, index) => (index < count - 1 ? whole : words[index]!.key))
      .join('');
    const whole = ({ word }: Entry) => Number(word === name);
    const matches = matchesOf(whole, dictionary);
    const readings = [...(matches.length > 0 ? [{ quality: 1, parts: [matches] }] : []), ...named(whole, dictionary)];
    if (readings.length > 0) return { count, readings };
  }
  return { count: 1, readings: [] };
}

/** Each of these must be there, in its best reading. */
function together(parts: readonly Part[]): Reading {
  return {
    quality: SPLIT_QUALITY,
    parts: parts.map((readings) => readings.flatMap(({ parts: [first] }) => first ?? [])),
  };
}

function readingsOf({ key, whole }: Word, dictionary: Dictionary): Reading[] {
  const judge = judgeOf(key, whole);
  const matches = matchesOf(judge, dictionary);
  const names = named(judge, dictionary);
  const readings = [...(matches.length > 0 ? [{ quality: 1, parts: [matches] }] : []), ...names];
  if (matches.some(({ quality }) => quality > 0.5) || names.length > 0) return readings;
  const apart = split(key, dictionary);
  return apart ? [...readings, { quality: SPLIT_QUALITY, parts: apart }] : readings;
}

/** Terms that have a name of this kind, by their own words. */
function named(judge: Judge, dictionary: Dictionary): Reading[] {
  return dictionary.aliases.flatMap(([name, means]) => {
    const quality = judge({ word: name, isTitled: true });
    if (quality < 0.5) return [];
    return [
      {
        quality,
        parts: means.split(' ').map((word) => matchesOf(({ word: other }) => Number(other === word), dictionary)),
      },
    ];
  });
}

function matchesOf(judge: Judge, { vocabulary }: Dictionary): Match[] {
  return vocabulary.flatMap((entry, place) => {
    const quality = judge(entry);
    return quality > 0 ? [{ entry, place, quality }] : [];
  });
}

/** The words of the index that follow each other in this one, as few as possible: 멀티, 컨테이너, 파드 in 멀티컨테이너파드. */
function split(key: string, dictionary: Dictionary): Match[][] | undefined {
  const places = new Map(dictionary.vocabulary.map(({ word }, place) => [word, place]));
  const best: (string[] | undefined)[] = [[]];
  for (let end = LEAST_SPLIT; end <= key.length; end += 1) {
    for (let start = 0; start <= end - LEAST_SPLIT; start += 1) {
      const word = key.slice(start, end);
      const before = best[start];
      if (!before || !places.has(word)) continue;
      if ((best[end]?.length ?? Number.POSITIVE_INFINITY) > before.length + 1) best[end] = [...before, word];
    }
  }
  return best[key.length]?.map((word) => {
    const place = places.get(word)!;
    return [{ entry: dictionary.vocabulary[place]!, place, quality: 1 }];
  });
}
