/** What one can find, in the order in which results are grouped. */
export const KINDS = ['note', 'section', 'example', 'rule', 'term', 'field', 'day'] as const;
export type Kind = (typeof KINDS)[number];

/** One thing that can be found. */
export interface Document {
  readonly kind: Kind;
  readonly title: string;
  /** Its address below the base, with the language. */
  readonly address: string;
  /** Where it belongs, in words: the note of a section, the id of an example. */
  readonly within?: string;
  /** What is found in it and shown of it, one sentence or line of code after the other. */
  readonly lines: readonly string[];
  /** What it is also called, such as its id: it is found by that as by a word that it often says. */
  readonly names?: readonly string[];
}

/** Another name of a term: what is typed, and the term's own name in the language. */
export interface Alias {
  readonly name: string;
  readonly means: string;
}
