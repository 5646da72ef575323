/** Characters that no POSIX shell gives a meaning to, wherever in a word they are. */
const PLAIN = /^[\w@%+=:,./-]+$/;

/**
 * Write words as one line that a POSIX shell reads as exactly these words.
 * The page shows no command that did not come from here, so that what is copied is one command.
 * @throws RangeError for a word with a line break or another control character, which a terminal may act on when it is pasted.
 * @example shellLine(['kubectl', 'get', 'pod', '-o', 'jsonpath={.items[0]}']) // "kubectl get pod -o 'jsonpath={.items[0]}'"
 */
export function shellLine(words: readonly string[]): string {
  return words.map(quoted).join(' ');
}

function quoted(word: string): string {
  if (/\p{Cc}/u.test(word)) throw new RangeError(`a control character in the word ${JSON.stringify(word)}`);
  return PLAIN.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
