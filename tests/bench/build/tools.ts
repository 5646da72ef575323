import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ASTRO_PROGRAM, COLLECTIONS } from '../starlight.ts';
import type { Note } from './notes.ts';

const root = join(import.meta.dirname, '../../..');

/** What builds a site of notes. */
export interface Tool {
  readonly name: string;
  /** Its projects lie where Node finds the packages that they import. */
  readonly needsPackages?: true;
  /** The files of a project with these notes, by their path in its folder. */
  files(notes: readonly Note[]): Readonly<Record<string, string>>;
  /** The script that builds the project in `folder` into its dist/, and its arguments. */
  build(folder: string): { readonly script: string; readonly words: readonly string[] };
}

/** Write a project's files. */
export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}

const page = (fields: Readonly<Record<string, string>>, body: string): string => {
  const matter = Object.entries(fields).map(([name, value]) => `${name}: ${value}`);
  return ['---', ...matter, '---', '', body].join('\n');
};

const pages = (folder: string, notes: readonly Note[], fieldsOf: (note: Note) => Readonly<Record<string, string>>) =>
  Object.fromEntries(notes.map((note) => [`${folder}/${note.slug}.mdx`, page(fieldsOf(note), note.body)]));

const STUDYLOG: Tool = {
  name: 'studylog',
  files: (notes) => ({
    'studylog.config.ts': `import { defineConfig } from 'studylog/config';

export default defineConfig({
  title: 'Notes',
  tagline: 'Notes to measure a build with',
  languages: ['en'],
  notes: ${JSON.stringify(notes.map(({ slug }) => slug))},
});
`,
    ...pages('content/notes/en', notes, ({ title, summary }) => ({ title, summary, updated: '2026-11-29' })),
  }),
  build: (folder) => ({ script: join(root, 'bin/studylog.mjs'), words: ['build', '--root', folder] }),
};

const SITE = 'http://localhost:4321';
/** Astro as it is installed beside Starlight, so that all of one project is of one installation. */
const astroBuild = (folder: string) => ({
  script: join(folder, '../..', ASTRO_PROGRAM),
  words: ['build', '--root', folder],
});

/** With its search off: Pagefind indexes the site once more, while studylog writes its index along with the pages. Its other defaults are kept. */
const STARLIGHT: Tool = {
  name: 'Starlight',
  needsPackages: true,
  files: (notes) => ({
    'astro.config.mjs': `import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';

export default defineConfig({ site: '${SITE}', integrations: [starlight({ title: 'Notes', pagefind: false })] });
`,
    'src/content.config.ts': COLLECTIONS,
    'src/content/docs/index.mdx': page({ title: 'Notes' }, 'Notes to measure a build with.\n'),
    ...pages('src/content/docs/notes', notes, ({ title, summary }) => ({ title, description: summary })),
  }),
  build: astroBuild,
};

/** No layout, no style, no list of the notes: what Astro itself takes. */
const ASTRO: Tool = {
  name: 'bare Astro',
  needsPackages: true,
  files: (notes) => ({
    'astro.config.mjs': `import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';

export default defineConfig({ site: '${SITE}', integrations: [mdx()] });
`,
    'src/content.config.ts': `import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';

export const collections = { notes: defineCollection({ loader: glob({ base: 'src/content/notes', pattern: '*.mdx' }) }) };
`,
    'src/pages/notes/[slug].astro': `---
import { getCollection, render } from 'astro:content';

export const getStaticPaths = async () =>
  (await getCollection('notes')).map((note) => ({ params: { slug: note.id }, props: { note } }));
const { note } = Astro.props;
const { Content } = await render(note);
---

<html lang="en">
  <head><title>{note.data.title}</title></head>
  <body><h1>{note.data.title}</h1><Content /></body>
</html>
`,
    ...pages('src/content/notes', notes, ({ title, summary }) => ({ title, description: summary })),
  }),
  build: astroBuild,
};

/** What is measured side by side. */
export const TOOLS: readonly Tool[] = [STUDYLOG, STARLIGHT, ASTRO];
