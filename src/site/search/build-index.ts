import { createHash } from 'node:crypto';
import { type Alias, type Document, KINDS } from './document.ts';
import { INDEX_FILE, type IndexFile, PLACES, type Place, type ShownDocument, textsFile, wordsFile } from './format.ts';
import { writeNumbers } from './numbers.ts';
import { type Entry, writeVocabulary } from './vocabulary.ts';
import { wordsOf } from './words.ts';

/**
 * A file has up to so many characters, or this part of all: small enough to be read for one word or one
 * result, and not so many of them that their list is long.
 */
const WORDS = { least: 2_000, part: 1 / 1000 };
const TEXTS = { least: 1_200, part: 1 / 3000 };
/** From here a word is what its document is about. */
const OFTEN = 3;

/** Where a word occurs: documents in order, each with its place. */
type Occurrences = Map<number, Place>;

/**
 * Make the files of an index, by name, as text.
 * @param documents in any order; those of one kind keep theirs
 */
export function buildIndex(documents: readonly Document[], aliases: readonly Alias[]): ReadonlyMap<string, string> {
  const sorted = KINDS.flatMap((kind) => documents.filter((document) => document.kind === kind));
  const occurrences = new Map<string, Occurrences>();
  const titled = new Set<string>();
  for (const [number, document] of sorted.entries()) {
    for (const [word, place] of placesIn(document)) {
      if (place === 'title' || place === 'name') titled.add(word);
      const found = occurrences.get(word) ?? new Map<number, Place>();
      occurrences.set(word, found.set(number, place));
    }
  }
  const words = [...occurrences.keys()].sort();
  const entries: Entry[] = words.map((word) => ({ word, isTitled: titled.has(word) }));
  const wordFiles = inFiles(
    words.map((word) => written(occurrences.get(word)!)),
    WORDS,
  );
  const textFiles = inFiles(sorted.map(shown), TEXTS);
  const id = createHash('sha256')
    .update(JSON.stringify([wordFiles, textFiles]))
    .digest('hex')
    .slice(0, 8);
  const index: IndexFile = {
    id,
    counts: KINDS.map((kind) => sorted.filter((document) => document.kind === kind).length),
    vocabulary: writeVocabulary(entries),
    words: steps(wordFiles.map(({ first }) => first)),
    texts: steps(textFiles.map(({ first }) => first)),
    notes: steps(notesOfSections(sorted)),
    aliases: keysOfAliases(aliases),
  };
  return new Map([
    [INDEX_FILE, JSON.stringify(index)],
    ...wordFiles.map(({ items }, number) => [wordsFile(id, number), JSON.stringify(items)] as const),
    ...textFiles.map(({ items }, number) => [textsFile(id, number), JSON.stringify(items)] as const),
  ]);
}

/** The words of a document, each with the place that weighs the most. */
function placesIn({ title, names = [], lines }: Document): ReadonlyMap<string, Place> {
  const counts = new Map<string, number>();
  for (const line of lines) for (const { key } of wordsOf(line)) counts.set(key, (counts.get(key) ?? 0) + 1);
  const places = new Map<string, Place>();
  for (const [key, count] of counts) places.set(key, count >= OFTEN ? 'often' : 'text');
  for (const { key } of names.flatMap(wordsOf)) places.set(key, 'often');
  const keys = wordsOf(title).map(({ key }) => key);
  for (const key of keys) places.set(key, keys.length === 1 ? 'name' : 'title');
  return places;
}

function written(occurrences: Occurrences): string {
  let last = 0;
  const numbers = [...occurrences].flatMap(([document, place]) => {
    const step = document - last;
    last = document;
    return [step * PLACES.length + PLACES.indexOf(place)];
  });
  return writeNumbers(numbers);
}

const shown = ({ title, address, within = '', lines }: Document): ShownDocument => [title, address, within, ...lines];

/** Aliases by what they are found by. Their own words are one, so that no spacing matters; one that is the name itself is none. */
function keysOfAliases(aliases: readonly Alias[]): [string, string][] {
  const keys = (name: string, between: string) =>
    wordsOf(name)
      .map(({ key }) => key)
      .join(between);
  const all = aliases.map(({ name, means }) => [keys(name, ''), keys(means, ' ')] as [string, string]);
  const distinct = new Map(all.filter(([name, means]) => name !== means).map((pair) => [pair.join('\n'), pair]));
  return [...distinct.values()];
}

/** Numbers that only grow, each as the step from the one before. */
const steps = (numbers: readonly number[]): string =>
  writeNumbers(numbers.map((number, index) => number - (numbers[index - 1] ?? 0)));

/** The number of the note of each section; sections come in the order of their notes. */
function notesOfSections(documents: readonly Document[]): number[] {
  const notes = new Map(
    documents.filter(({ kind }) => kind === 'note').map(({ address }, number) => [address, number]),
  );
  return documents
    .filter(({ kind }) => kind === 'section')
    .map(({ address }) => notes.get(address.replace(/#.*/, ''))!);
}

/** Distribute items, in order, to files of about the same size. */
function inFiles<T>(items: readonly T[], { least, part }: typeof WORDS): { first: number; items: T[] }[] {
  const sizes = items.map((item) => JSON.stringify(item).length);
  const size = Math.max(least, sizes.reduce((sum, one) => sum + one, 0) * part);
  const files: { first: number; items: T[] }[] = [];
  let room = 0;
  for (const [index, item] of items.entries()) {
    // What is large by itself has a file to itself.
    if (sizes[index]! > room && (room < size || files.length === 0)) {
      files.push({ first: index, items: [] });
      room = size;
    }
    files.at(-1)!.items.push(item);
    room -= sizes[index]!;
  }
  return files;
}
