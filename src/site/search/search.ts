import type { Kind } from './document.ts';
import { excerptOf, marked, type Piece, type Wanted, type WantedWords } from './excerpt.ts';
import {
  INDEX_FILE,
  type IndexFile,
  type ShownDocument,
  type TextsFile,
  textsFile,
  type WordsFile,
  wordsFile,
} from './format.ts';
import { readNumbers } from './numbers.ts';
import { type Match, type Part, readQuery } from './query.ts';
import { kindOf, type OccurrencesOf, rank } from './rank.ts';
import { readVocabulary } from './vocabulary.ts';

/** Something found, as it is shown. */
export interface Result {
  readonly kind: Kind;
  readonly title: readonly Piece[];
  /** Below the base of the site. */
  readonly address: string;
  /** Where it belongs: the note of a section, the id of an example. */
  readonly within: string;
  readonly excerpt: readonly Piece[];
}

/** Results of one kind. */
export interface Group {
  readonly kind: Kind;
  /** How many there are, with those that are left out. */
  readonly count: number;
  readonly results: readonly Result[];
}

/** What a query found. */
export interface Found {
  readonly count: number;
  /** The best results, each of another page. */
  readonly best: readonly Result[];
  /** All others by kind, the kind of the best of them first, and up to `most` of each. */
  groups(most: number): Promise<Group[]>;
}

/** Reads a file of an index by its name, parsed. */
export type ReadFile = (name: string) => Promise<unknown>;

/** More files are not read for one search: what they hold fits least. */
const MOST_FILES = 5;
const BEST = 3;

/**
 * Open an index. Every file is read once.
 * @throws what `read` throws; so does a search
 */
export async function openSearch(read: ReadFile): Promise<(query: string) => Promise<Found>> {
  const index = (await read(INDEX_FILE)) as IndexFile;
  const firstWords = sumsOf(readNumbers(index.words));
  const firstTexts = sumsOf(readNumbers(index.texts));
  const notesOfSections = sumsOf(readNumbers(index.notes));
  const [noteCount = 0] = index.counts;
  /** Notes come first, and their sections next; any other document is a page to itself. */
  const pageOf = (number: number): number => notesOfSections[number - noteCount] ?? number;
  const dictionary = { vocabulary: readVocabulary(index.vocabulary), aliases: index.aliases };
  const readOnce = onlyOnce(read);

  /** A document as it is written in the files of texts. */
  async function documentAt(number: number): Promise<ShownDocument> {
    const file = rangeOf(number, firstTexts);
    const documents = (await readOnce(textsFile(index.id, file))) as TextsFile;
    return documents[number - firstTexts[file]!]!;
  }

  async function occurrencesFor(parts: readonly Part[]): Promise<OccurrencesOf> {
    const numbers = filesFor(parts, firstWords);
    const files = await Promise.all(numbers.map((file) => readOnce(wordsFile(index.id, file)) as Promise<WordsFile>));
    return (word) => {
      const file = rangeOf(word, firstWords);
      const written = files[numbers.indexOf(file)]?.[word - firstWords[file]!];
      return written === undefined ? undefined : readNumbers(written);
    };
  }

  return async (query) => {
    const parts = readQuery(query, dictionary);
    const ranked = rank(parts, index.counts, await occurrencesFor(parts));
    const wanted = wantedWords(parts);
    const resultOf = async (number: number): Promise<Result> => {
      const [title, address, within, ...lines] = await documentAt(number);
      const kind = kindOf(number, index.counts);
      return { kind, title: marked(title, wanted), address, within, excerpt: excerptOf(lines, wanted) };
    };
    const best = ofOtherPages(ranked, pageOf);
    return {
      count: ranked.length,
      best: await Promise.all([...best].map(resultOf)),
      groups: (most) => {
        const others = ranked.filter((number) => !best.has(number));
        const groups = [...Map.groupBy(others, (number) => kindOf(number, index.counts))];
        return Promise.all(
          groups.map(async ([kind, numbers]) => {
            const results = await Promise.all(numbers.slice(0, most).map(resultOf));
            return { kind, count: numbers.length, results };
          }),
        );
      },
    };
  };
}

/** The first results, of which no two lead to the same page: a section leads to that of its note. */
function ofOtherPages(ranked: readonly number[], pageOf: (number: number) => number): Set<number> {
  const best = new Map<number, number>();
  for (const number of ranked) {
    if (best.size === BEST) break;
    if (!best.has(pageOf(number))) best.set(pageOf(number), number);
  }
  return new Set(best.values());
}

const matchesOf = (parts: readonly Part[]): Match[] => parts.flat().flatMap((reading) => reading.parts.flat());

/** The files that hold the matches; if there are too many, those of the best ones, and of long words, which are rare. */
function filesFor(parts: readonly Part[], firsts: readonly number[]): number[] {
  const matches = matchesOf(parts).sort((a, b) => b.quality - a.quality || b.entry.word.length - a.entry.word.length);
  return [...new Set(matches.map(({ place }) => rangeOf(place, firsts)))].slice(0, MOST_FILES);
}

/** Numbers of which each is written as the step from the one before. */
function sumsOf(steps: readonly number[]): number[] {
  let sum = 0;
  return steps.map((step) => {
    sum += step;
    return sum;
  });
}

/** Which range holds a number, given the first number of each. */
function rangeOf(number: number, firsts: readonly number[]): number {
  let low = 0;
  let high = firsts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (firsts[middle]! <= number) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The words of the index that a query looks for. */
function wantedWords(parts: readonly Part[]): WantedWords {
  const wanted = new Map<string, Wanted>();
  for (const [index, part] of parts.entries())
    for (const { entry } of part.flatMap((reading) => reading.parts.flat())) {
      const before = wanted.get(entry.word);
      wanted.set(entry.word, { parts: [...new Set([...(before?.parts ?? []), index])] });
    }
  return wanted;
}

/** The same, but each file is asked for once, and again after it could not be read. */
function onlyOnce(read: ReadFile): ReadFile {
  const files = new Map<string, Promise<unknown>>();
  return (name) => {
    const known = files.get(name) ?? read(name);
    files.set(name, known);
    known.catch(() => files.delete(name));
    return known;
  };
}
