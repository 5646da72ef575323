import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ContentEntryType } from 'astro';
import { glob, type Loader, type LoaderContext } from 'astro/loaders';
import { DiagnosticsError } from '../example/diagnostic.ts';
import { readOwnFile } from '../example/own-files.ts';
import { readPage } from './content.ts';
import { listContent, pageFileOf } from './content-files.ts';
import type { CollectionName } from './front-matter.ts';

/**
 * Astro's loader for the pages of a collection, ids `ko/pod`, which takes no file that the checks would refuse: neither
 * its front matter nor its text is read by anything else before.
 */
export function pageLoader(root: string, collection: CollectionName): Loader {
  const pages = glob({ base: join(root, 'content', collection), pattern: '*/*.mdx' });
  return {
    ...pages,
    load: (context: LoaderContext & { entryTypes?: ReadonlyMap<string, ContentEntryType> }) => {
      const { diagnostics } = listContent(root);
      if (diagnostics.length > 0) throw new DiagnosticsError(diagnostics);
      // Astro does not document `entryTypes`; without it nothing may be loaded at all.
      if (!context.entryTypes) throw new Error('this version of Astro gives loaders no entryTypes to check');
      const entryTypes = new Map([...context.entryTypes].map(([ending, type]) => [ending, checked(root, type)]));
      return pages.load({ ...context, entryTypes } as LoaderContext);
    },
  };
}

function checked(root: string, type: ContentEntryType): ContentEntryType {
  return {
    ...type,
    getEntryInfo: (entry) => {
      const path = fileURLToPath(entry.fileUrl);
      const file = relative(root, path).split(sep).join('/');
      const page = pageFileOf(file);
      // listContent has reported every file that is no page.
      if (!page) throw new Error(`${file} is no page`);
      readOwnFile(root, path);
      readPage(page, entry.contents);
      return type.getEntryInfo(entry);
    },
  };
}
