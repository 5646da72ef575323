/** A word of the index. */
export interface Entry {
  readonly word: string;
  /** It is a word of a title, a heading or a term, and is found by its initial consonants. */
  readonly isTitled: boolean;
}

/** Before each word, a capital letter says how much of the word before it begins with: A for nothing. Words have none. */
const NOTHING = 'A'.charCodeAt(0);
const MOST = 25;
/** Before that, for words of titles. */
const TITLED = '!';
const WRITTEN = /(!?)([A-Z])([^!A-Z]*)/g;

/**
 * Write sorted words as text, each without what it has in common with the one before it.
 * @example writeVocabulary([{ word: 'pod', isTitled: true }, { word: 'port', isTitled: false }]) // '!ApodCrt'
 */
export function writeVocabulary(entries: readonly Entry[]): string {
  return entries
    .map(({ word, isTitled }, index) => {
      const shared = sharedWith(entries[index - 1]?.word ?? '', word);
      return (isTitled ? TITLED : '') + String.fromCharCode(NOTHING + shared) + word.slice(shared);
    })
    .join('');
}

/** Read what `writeVocabulary` wrote. */
export function readVocabulary(text: string): Entry[] {
  let last = '';
  return [...text.matchAll(WRITTEN)].map(([, mark, shared, rest]) => {
    last = last.slice(0, shared!.charCodeAt(0) - NOTHING) + rest;
    return { word: last, isTitled: mark === TITLED };
  });
}

function sharedWith(before: string, word: string): number {
  let shared = 0;
  while (shared < MOST && shared < before.length && before[shared] === word[shared]) shared += 1;
  return shared;
}
