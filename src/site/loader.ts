import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Loader, LoaderContext } from 'astro/loaders';
import type { FSWatcher } from 'vite';
import { DiagnosticsError } from '../example/diagnostic.ts';
import { readOwnFile } from '../example/own-files.ts';
import type { CollectionName } from './collections/index.ts';
import { type Page, readPage } from './content.ts';
import { pageFileOf } from './content-files.ts';
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
  const fileAt = (path: string) => {
    const file = pageFileOf(relative(root, path).split(sep).join('/'));
    return file?.collection === collection ? file : undefined;
  };
  const update = async (path: string) => {
    const file = fileAt(path);
    if (!file) return;
    try {
      await store(root, readPage(file, readOwnFile(root, path).toString('utf8')), context);
    } catch (error) {
      if (!(error instanceof DiagnosticsError)) throw error;
    }
  };
  watcher.on('add', update);
  watcher.on('change', update);
  watcher.on('unlink', (path) => {
    const file = fileAt(path);
    // A page that gets another ending may be there before its old file goes.
    if (file && context.store.get(idOf(file))?.filePath === pathIn(context, path)) context.store.delete(idOf(file));
  });
}

const idOf = ({ lang, slug }: Pick<Page, 'lang' | 'slug'>): string => `${lang}/${slug}`;

const pathIn = ({ config }: LoaderContext, path: string): string => relative(fileURLToPath(config.root), path);

async function store(root: string, page: Page, context: LoaderContext): Promise<void> {
  const { store, parseData } = context;
  const id = idOf(page);
  const path = join(root, page.file);
  store.set({
    id,
    data: await parseData({ id, data: { ...page.fields }, filePath: path }),
    filePath: pathIn(context, path),
  });
}
