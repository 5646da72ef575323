import { defineCollection } from 'astro:content';
import type { Loader } from 'astro/loaders';
import { projectRoot } from './project/root.ts';
import { COLLECTIONS, type CollectionName } from './site/collections/index.ts';
import { pageLoader } from './site/loader.ts';

/** What Astro makes the types of entries from. */
type Defined = { [C in CollectionName]: { schema: (typeof COLLECTIONS)[C]['schema']; loader: Loader } };

/** Pages in MDX or Markdown, one folder a language; ids are `ko/pod`, `en/2021-01-12`. Their fields: src/site/collections. */
export const collections = Object.fromEntries(
  Object.entries(COLLECTIONS).map(([name, { schema }]) => [
    name,
    defineCollection({ loader: pageLoader(projectRoot(), name as CollectionName), schema }),
  ]),
) as Defined;
