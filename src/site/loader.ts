import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Loader, LoaderContext } from 'astro/loaders';
import type { FSWatcher } from 'vite';
import { DiagnosticsError } from '../example/diagnostic.ts';
import { readOwnFile } from '../example/own-files.ts';
import { type Body, bodyOf } from './body.ts';
import { readPage } from './content.ts';
import { listContent, type PageFile, pageFileOf } from './content-files.ts';
import type { CollectionName } from './front-matter.ts';

/** What an entry of a collection has beside its front matter. */
export interface Written extends Body {
  /** Ids of the examples that the page embeds, in order. */
  readonly examples: readonly string[];
  /** Ids of the rules whose pages it links. */
  readonly rules: readonly string[];
}

/**
 * Astro's loader for the pages of a collection, ids `ko/pod`, by the one function that reads pages: what the checks refuse is
 * no entry, and no page is made a module that runs. `rendered.metadata` of an entry is `Written`.
 */
export function pageLoader(root: string, collection: CollectionName): Loader {
  return {
    name: `studylog-${collection}`,
    load: async (context) => {
      context.store.clear();
      for (const page of listPages(root, collection)) await store(root, page, context);
      if (context.watcher) follow(root, collection, context, context.watcher);
    },
  };
}

/** While writing, keep the entries as their files are. What is wrong with a file is reported by the checks of the project. */
function follow(root: string, collection: CollectionName, context: LoaderContext, watcher: FSWatcher): void {
  const pageAt = (path: string) => {
    const page = pageFileOf(relative(root, path).split(sep).join('/'));
    return page?.collection === collection ? page : undefined;
  };
  const update = async (path: string) => {
    const page = pageAt(path);
    try {
      if (page) await store(root, page, context);
    } catch (error) {
      if (!(error instanceof DiagnosticsError)) throw error;
    }
  };
  watcher.on('add', update);
  watcher.on('change', update);
  watcher.on('unlink', (path) => {
    const page = pageAt(path);
    if (page) context.store.delete(idOf(page));
  });
}

const idOf = ({ lang, slug }: PageFile): string => `${lang}/${slug}`;

/** @throws DiagnosticsError when content/ holds what it may not. */
function listPages(root: string, collection: CollectionName): PageFile[] {
  const { pages, diagnostics } = listContent(root);
  if (diagnostics.length > 0) throw new DiagnosticsError(diagnostics);
  return pages.filter((page) => page.collection === collection);
}

async function store(root: string, file: PageFile, { store, parseData, config }: LoaderContext) {
  const path = join(root, file.file);
  const text = readOwnFile(root, path).toString('utf8');
  const page = readPage(file, text);
  const id = idOf(file);
  const written: Written = {
    ...(await bodyOf(page)),
    examples: page.uses.map((use) => use.id),
    rules: page.rules,
  };
  store.set({
    id,
    data: await parseData({ id, data: page.fields as unknown as Record<string, unknown>, filePath: path }),
    filePath: relative(fileURLToPath(config.root), path),
    rendered: { html: '', metadata: { ...written } as never },
  });
}
