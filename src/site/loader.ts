import { existsSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Loader, LoaderContext } from 'astro/loaders';
import type { FSWatcher } from 'vite';
import { DiagnosticsError } from '../example/diagnostic.ts';
import { readOwnFile } from '../example/own-files.ts';
import type { CollectionName } from './collections/index.ts';
import { type Page, readPage } from './content.ts';
import { pageFileOf, pagePaths } from './content-files.ts';
import { sharedFiles } from './shared-files.ts';

/**
 * Astro's loader for the front matter of a collection's pages, ids `ko/pod`: what the checks have refused is no entry, and no page
 * becomes a module that runs.
 */
export function pageLoader(root: string, collection: CollectionName): Loader {
  return {
    name: `studylog-${collection}`,
    load: async (context) => {
      const { pages, strays } = sharedFiles().content;
      if (strays.length > 0) throw new DiagnosticsError(strays);
      context.store.clear();
      for (const page of pages) if (page.collection === collection) await store(root, page, context);
      if (context.watcher) follow(root, collection, context, context.watcher);
    },
  };
}

/** While writing, keep the entries as their files are. What is wrong with a file is reported by the checks of the project. */
function follow(root: string, collection: CollectionName, context: LoaderContext, watcher: FSWatcher): void {
  const update = async (path: string) => {
    const page = pageFileOf(relative(root, path).split(sep).join('/'));
    if (page?.collection !== collection) return;
    // A page may get another ending, or be there with both.
    const file = pagePaths(collection, page.lang, page.slug).find((one) => existsSync(join(root, one)));
    if (file === undefined) return context.store.delete(idOf(page));
    try {
      await store(root, readPage({ ...page, file }, readOwnFile(root, join(root, file)).toString('utf8')), context);
    } catch (error) {
      if (!(error instanceof DiagnosticsError)) throw error;
    }
  };
  for (const event of ['add', 'change', 'unlink'] as const) watcher.on(event, update);
}

const idOf = ({ lang, slug }: Pick<Page, 'lang' | 'slug'>): string => `${lang}/${slug}`;

async function store(root: string, page: Page, { store, parseData, config }: LoaderContext): Promise<void> {
  const id = idOf(page);
  const path = join(root, page.file);
  store.set({
    id,
    data: await parseData({ id, data: { ...page.fields }, filePath: path }),
    filePath: relative(fileURLToPath(config.root), path),
  });
}
