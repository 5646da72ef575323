import { defineCollection } from 'astro:content';
import { join } from 'node:path';
import { glob } from 'astro/loaders';
import { LOG_SCHEMA, NOTE_SCHEMA } from './site/front-matter.ts';
import { projectRoot } from './site/root.ts';

/** Pages in MDX, one folder a language; ids are `ko/pod`, `en/2021-01-12`. Fields: src/site/front-matter.ts. */
const pages = (folder: string) => glob({ base: join(projectRoot(), 'content', folder), pattern: '{ko,en}/*.mdx' });

export const collections = {
  notes: defineCollection({ loader: pages('notes'), schema: NOTE_SCHEMA }),
  log: defineCollection({ loader: pages('log'), schema: LOG_SCHEMA }),
};
