/** Sites of one host share its storage; the languages of a site share what was read. */
const KEY = `read ${import.meta.env.BASE_URL}`;

/** The notes that were read, by slug, as this browser keeps them; undefined where it keeps nothing. */
export function readNotes(): Set<string> | undefined {
  try {
    return new Set(localStorage.getItem(KEY)?.split(' '));
  } catch {
    return undefined;
  }
}

/** Keep which notes were read. Where the browser keeps nothing, nothing happens. */
export function keepRead(notes: ReadonlySet<string>): void {
  try {
    if (notes.size > 0) localStorage.setItem(KEY, [...notes].join(' '));
    else localStorage.removeItem(KEY);
  } catch {
    // It is not worth a word: the notes are as they were.
  }
}
