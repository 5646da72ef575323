/**
 * The files of a search index, one set a language:
 * - `index.json`, read first: every word there is, and which of the other files hold what;
 * - `words-<n>.json`: for a range of words, in which documents each occurs;
 * - `texts-<n>.json`: a range of documents, to be shown.
 * A search reads the first, and of the others those that it needs.
 */
export interface IndexFile {
  /** What the names of the other files begin with; it changes when any of them does. */
  readonly id: string;
  /** How many documents there are of each kind, in the order of KINDS; documents are numbered in that order. */
  readonly counts: readonly number[];
  /** All words, sorted, as `writeVocabulary` has it. */
  readonly vocabulary: string;
  /** The first word of each file of words, by its place in the vocabulary: numbers, each as the step from the one before. */
  readonly words: string;
  /** The first document of each file of texts, written alike. */
  readonly texts: string;
  /** The note of each section, by its number, written alike. */
  readonly notes: string;
  /** Other names of terms without spaces, and the words that they mean: `['livenessprobe', '활성 프로브']`. */
  readonly aliases: readonly (readonly [name: string, means: string])[];
}

/** For each word of a range its occurrences: pairs of a document, as the step from the one before, and a weight. */
export type WordsFile = readonly string[];

/** A document as it is shown: [title, address, within, ...lines]. */
export type ShownDocument = readonly [title: string, address: string, within: string, ...lines: string[]];
export type TextsFile = readonly ShownDocument[];

/** Where in a document a word is, from the least weight to the most. */
export const PLACES = ['text', 'often', 'title', 'name'] as const;
export type Place = (typeof PLACES)[number];

export const INDEX_FILE = 'index.json';
export const wordsFile = (id: string, number: number): string => `${id}-words-${number}.json`;
export const textsFile = (id: string, number: number): string => `${id}-texts-${number}.json`;
