/** A word of the index. */
export interface Entry {
  readonly word: string;
  /** It is a word of a title, a heading or a term, and is found by its initial consonants. */
  readonly isTitled: boolean;
}

/** Each word begins with a character that says how much of the word before it begins with, and whether it is in a title. */
const FIRST = '0'.charCodeAt(0);
const TITLED = 40;

/**
 * Write sorted words as text, each without what it has in common with the one before it.
 * @example writeVocabulary([{ word: 'pod', isTitled: false }, { word: 'port', isTitled: false }]) // '0pod\n2rt'
 */
export function writeVocabulary(entries: readonly Entry[]): string {
  return entries
    .map(({ word, isTitled }, index) => {
      const shared = sharedWith(entries[index - 1]?.word ?? '', word);
      return String.fromCharCode(FIRST + shared + (isTitled ? TITLED : 0)) + word.slice(shared);
    })
    .join('\n');
}

/** Read what `writeVocabulary` wrote. */
export function readVocabulary(text: string): Entry[] {
  if (text === '') return [];
  let last = '';
  return text.split('\n').map((line) => {
    const code = line.charCodeAt(0) - FIRST;
    last = last.slice(0, code % TITLED) + line.slice(1);
    return { word: last, isTitled: code >= TITLED };
  });
}

function sharedWith(before: string, word: string): number {
  let shared = 0;
  while (shared < TITLED - 1 && shared < before.length && before[shared] === word[shared]) shared += 1;
  return shared;
}
