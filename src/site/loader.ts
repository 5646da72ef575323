import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ContentEntryType } from 'astro';
import { glob, type Loader, type LoaderContext } from 'astro/loaders';
import { DiagnosticsError } from '../example/diagnostic.ts';
import { refuseLinks } from '../example/own-files.ts';
import type { CollectionName } from './collections/index.ts';
import { readPage } from './content.ts';
import { pageFileOf } from './content-files.ts';
import { sharedFiles } from './shared-files.ts';

/**
 * Astro's loader for the pages of a collection, ids `ko/pod`, which takes no file that the checks would refuse: neither
 * its front matter nor its text is read by anything else before. Astro's own part of it takes no text, so it reads each file again;
 * none is parsed again.
 */
export function pageLoader(root: string, collection: CollectionName): Loader {
  const pages = glob({ base: join(root, 'content', collection), pattern: '*/*.mdx' });
  return {
    ...pages,
    load: (context: LoaderContext & { entryTypes?: ReadonlyMap<string, ContentEntryType> }) => {
      const { strays } = sharedFiles().content;
      if (strays.length > 0) throw new DiagnosticsError(strays);
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
      // Every file that is no page was reported among the strays.
      if (!page) throw new Error(`${file} is no page`);
      refuseLinks(root, path);
      // What the checks have read is what they have allowed; anything else is read now.
      if (sharedFiles().content.pages.find((read) => read.file === file)?.text !== entry.contents) {
        readPage(page, entry.contents);
      }
      return type.getEntryInfo(entry);
    },
  };
}
