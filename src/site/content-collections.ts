import { defineCollection } from 'astro:content';
import type { Loader } from 'astro/loaders';
import { projectRoot } from '../project/root.ts';
import { COLLECTIONS, type CollectionName } from './collections/index.ts';
import { pageLoader } from './loader.ts';

/** What Astro makes the types of entries from. */
type Defined = { [C in CollectionName]: { schema: (typeof COLLECTIONS)[C]['schema']; loader: Loader } };

/**
 * The front matter of notes and log entries as Astro's content collections, for pages of a log's own in src/pages; ids are `ko/pod`,
 * `en/2021-01-12`. The generator's pages do without.
 */
export const collections = Object.fromEntries(
  Object.entries(COLLECTIONS).map(([name, { schema }]) => [
    name,
    defineCollection({ loader: pageLoader(projectRoot(), name as CollectionName), schema }),
  ]),
) as Defined;
