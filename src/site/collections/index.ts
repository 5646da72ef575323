import type { z } from 'zod';
import type { Collection } from './collection.ts';
import { LOG } from './log.ts';
import { NOTE } from './note.ts';

/** Every collection by its folder below content/. A new one is a file beside this one, a line here, and its pages. */
export const COLLECTIONS = {
  notes: NOTE,
  log: LOG,
} as const satisfies Readonly<Record<string, Collection>>;

export type CollectionName = keyof typeof COLLECTIONS;
/** The front matter of a collection's entries. */
export type FieldsOf<C extends CollectionName> = z.output<(typeof COLLECTIONS)[C]['schema']>;

/** What is known of a collection, whichever it is. */
export const collectionOf = ({ collection }: { readonly collection: CollectionName }): Collection =>
  COLLECTIONS[collection];
