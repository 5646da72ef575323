import { defineCollection } from 'astro:content';
import { projectRoot } from './project/root.ts';
import { LOG_SCHEMA, NOTE_SCHEMA } from './site/front-matter.ts';
import { pageLoader } from './site/loader.ts';

/** Pages in MDX, one folder a language; ids are `ko/pod`, `en/2021-01-12`. Fields: src/site/front-matter.ts. */
export const collections = {
  notes: defineCollection({ loader: pageLoader(projectRoot(), 'notes'), schema: NOTE_SCHEMA }),
  log: defineCollection({ loader: pageLoader(projectRoot(), 'log'), schema: LOG_SCHEMA }),
};
