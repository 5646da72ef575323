/** Without vowels, and what looks like them, so that no name is a word. */
const LETTERS = 'bcdfghjklmnpqrstvwxz2456789';
const LENGTH = 5;

/** The end of a name that the API server makes. */
export function randomName(): string {
  return Array.from({ length: LENGTH }, () => LETTERS[Math.floor(Math.random() * LETTERS.length)]).join('');
}
