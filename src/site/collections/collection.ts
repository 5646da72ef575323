import type { z } from 'zod';
import type { Diagnostic } from '../../example/diagnostic.ts';
import type { Lang, Localized } from '../../text/lang.ts';

/** A page that an author wrote, as far as its collection looks at it. */
export interface Entry<F> {
  readonly lang: Lang;
  /** The file's name without its ending: `pod`, `2021-01-12`. */
  readonly slug: string;
  /** Path from the project's root, for messages. */
  readonly file: string;
  readonly fields: F;
  /** Line and column of a front matter field. */
  place(path: readonly PropertyKey[]): { line: number; column: number };
}

/** What a field of the front matter names. */
export interface Reference {
  /** The collection of the page that it names, by its folder, or `example`. */
  readonly to: string;
  readonly name: string;
  /** Where in the front matter. */
  readonly path: readonly PropertyKey[];
}

/** A day in the front matter. */
export interface Day {
  readonly day: string;
  /** Where in the front matter. */
  readonly path: readonly PropertyKey[];
}

/** One kind of pages: what its front matter may say, where its pages are, and what must be true of them. */
export interface Collection<S extends z.ZodObject = z.ZodObject> {
  /** What messages call one of its pages. */
  readonly named: Localized;
  /** The front matter; the one place where its fields are declared. */
  readonly schema: S;
  /** Fields that are data, not text: they are the same in every language. */
  readonly shared: readonly (keyof z.output<S> & string)[];
  /** The address of its list, which is there without any entry. */
  readonly list: string;
  /** The addresses of the pages that an entry makes, without a language; its own first. */
  addresses(entry: Pick<Entry<z.output<S>>, 'slug' | 'fields'>): readonly [string, ...string[]];
  /** What a link to an entry says. */
  titleOf(entry: Pick<Entry<z.output<S>>, 'slug' | 'fields'>, lang: Lang): string;
  /** The depth of the headings of its text that are below no other; 2 where it is missing. */
  readonly headingDepth?: number;
  /** The days on which an entry was written or changed, as its front matter says. */
  days?(fields: z.output<S>): readonly Day[];
  /** The pages and examples that the front matter names; those that do not exist are reported. */
  references(fields: z.output<S>): readonly Reference[];
  /** What is wrong with an entry that its schema accepts. */
  faults?(entry: Entry<z.output<S>>): readonly Diagnostic[];
}
