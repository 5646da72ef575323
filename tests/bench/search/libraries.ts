/**
 * The 100 queries of this log with libraries that are made for it, each as its documentation advises for Korean, beside the
 * search of the site: how many it answers among its first three pages, and what a reader loads.
 *   npm run bench -- search-libraries
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadConfig } from '../../../src/config/load.ts';
import { ProjectFiles } from '../../../src/site/project-files.ts';
import type { Document } from '../../../src/site/search/document.ts';
import { aliasesIn, documentsIn } from '../../../src/site/search/documents.ts';
import type { Lang } from '../../../src/text/lang.ts';
import { launchBrowser } from '../../../src/verify/browser/launch.ts';
import { serveFolder } from '../../../src/verify/site/serve.ts';
import { indexOf, searchIn } from '../../log/search/index.ts';
import { answers, QUERIES } from '../../log/search/queries.ts';
import { installTool } from '../../tools/install.ts';
import { codeSize } from './code.ts';
import { costOf, zipped } from './measure.ts';

const ROOT = join(import.meta.dirname, '../../..');
const VERSION = 'minisearch-7.2.0';

/** A library, ready to search in the documents of a language. */
interface Search {
  /** Addresses of what it finds, best first. */
  find(query: string): Promise<readonly string[]> | readonly string[];
  /** Bytes after gzip that a reader loads before the first results. */
  readonly bytes: number;
  close?(): Promise<void>;
}

/** A document in the fields that libraries ask for. Terms have their other names among their words. */
interface Row {
  readonly id: number;
  readonly title: string;
  readonly text: string;
}

type Library = (rows: readonly Row[], documents: readonly Document[], lang: Lang) => Promise<Search>;

const install = installTool(ROOT, 'search-libraries', VERSION, 'node_modules/minisearch/package.json');
if (!install) {
  console.error('bench: the libraries could not be installed');
  process.exit(1);
}
const packages = join(install, 'node_modules');
// biome-ignore lint/suspicious/noExplicitAny: what is installed apart has no types here
const load = async (path: string): Promise<any> => import(pathToFileURL(join(packages, path)).href);

/** Hangul in pairs of syllables, as is usual for text in which words are not spaced as one expects. */
const bigrams = (text: string): string[] =>
  (text.toLowerCase().match(/[가-힣]+|[a-z0-9]+/g) ?? []).flatMap((run) =>
    /[가-힣]/.test(run) && run.length > 2
      ? Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2))
      : [run],
  );

function miniSearch(options: object): Library {
  return async (rows, documents) => {
    const { default: MiniSearch } = await load('minisearch/dist/es/index.js');
    const index = new MiniSearch({
      fields: ['title', 'text'],
      searchOptions: { boost: { title: 4 }, prefix: true },
      ...options,
    });
    index.addAll(rows);
    const found = (query: string): { id: number }[] => index.search(query);
    return {
      find: (query) => found(query).map(({ id }) => documents[id]!.address),
      bytes: zipped(JSON.stringify(index)),
    };
  };
}

const fuse: Library = async (rows, documents) => {
  const { default: Fuse } = await load('fuse.js/dist/fuse.mjs');
  const index = new Fuse(rows, { keys: [{ name: 'title', weight: 4 }, 'text'], ignoreLocation: true, threshold: 0.3 });
  const found = (query: string): { item: Row }[] => index.search(query.slice(0, 32));
  return {
    find: (query) => found(query).map(({ item }) => documents[item.id]!.address),
    bytes: zipped(JSON.stringify(rows)),
  };
};

const flexSearch: Library = async (rows, documents) => {
  const { default: FlexSearch } = await load('flexsearch/dist/flexsearch.bundle.module.min.mjs');
  const make = () => new FlexSearch.Index({ encoder: FlexSearch.Charset.CJK, tokenize: 'forward' });
  const [titles, texts] = [make(), make()];
  for (const { id, title, text } of rows) {
    titles.add(id, title);
    texts.add(id, text);
  }
  const find = (query: string) => [...titles.search(query, 20), ...texts.search(query, 20)] as number[];
  // Without its own export, which is larger: what it is made of.
  return {
    find: (query) => [...new Set(find(query))].map((id) => documents[id]!.address),
    bytes: zipped(JSON.stringify(rows)),
  };
};

const pagefind: Library = async (rows, documents, lang) => {
  const { createIndex } = await load('pagefind/lib/index.js');
  const { index } = await createIndex({ forceLanguage: lang });
  for (const { id, title, text } of rows) {
    const escaped = (value: string) => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    const content = `<html lang="${lang}"><body><h1>${escaped(title)}</h1><p>${escaped(text)}</p></body></html>`;
    await index.addHTMLFile({ url: documents[id]!.address.replace('#', '__'), content });
  }
  const folder = join(ROOT, `.studylog/pagefind-${lang}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await index.writeFiles({ outputPath: join(folder, 'pagefind') });
  writeFileSync(join(folder, 'index.html'), `<!doctype html><html lang="${lang}"><title>search</title></html>`);
  const site = await serveFolder(folder, '');
  const browser = await launchBrowser();
  const page = await browser.newPage();
  let bytes = 0;
  const bodies: Promise<void>[] = [];
  page.on('response', (response) => {
    bodies.push(
      response.body().then(
        (body) => {
          bytes += zipped(body.toString('latin1'));
        },
        () => {},
      ),
    );
  });
  await page.goto(`${site.origin}/`);
  const find = (query: string, most = 12): Promise<string[]> =>
    page.evaluate(
      async ([query, most]) => {
        const address = '/pagefind/pagefind.js';
        const search = await import(address);
        const { results } = await search.search(query);
        const data = await Promise.all(
          results.slice(0, most).map((result: { data(): Promise<{ url: string }> }) => result.data()),
        );
        return data.map(({ url }) => url.replace('__', '#'));
      },
      [query, most] as const,
    );
  await find('서비스', 3);
  await Promise.all(bodies);
  return { find, bytes, close: async () => void (await Promise.all([browser.close(), site.close()])) };
};

const ours: Library = async (_rows, _documents, lang) => {
  const files = await indexOf(lang);
  const search = await searchIn(files);
  const { bytes } = await costOf(files, '서비스');
  return {
    find: async (query) => (await search(query)).best.map(({ address }) => address),
    bytes: bytes + (await codeSize()),
  };
};

const LIBRARIES: Readonly<Record<string, Library>> = {
  'this search': ours,
  'Pagefind 1.6.0': pagefind,
  'MiniSearch 7.2.0': miniSearch({}),
  'MiniSearch, bigrams': miniSearch({
    tokenize: bigrams,
    searchOptions: { boost: { title: 4 }, prefix: true, tokenize: bigrams },
  }),
  'FlexSearch 0.8.212, CJK': flexSearch,
  'Fuse.js 7.5.0': fuse,
};

const project = new ProjectFiles(ROOT, await loadConfig(ROOT));
const KINDS = [...new Set(QUERIES.map(({ kind }) => kind))];
console.log(`${''.padEnd(26)}${KINDS.map((kind) => kind.slice(0, 9).padStart(10)).join('')}   of 100   KB, Korean`);
for (const [name, library] of Object.entries(LIBRARIES)) {
  const searches = { ko: await start(library, 'ko'), en: await start(library, 'en') };
  const right = new Map(KINDS.map((kind) => [kind, 0]));
  for (const query of QUERIES) {
    const pages = firstPages(await searches[query.lang].find(query.query));
    if (pages.some((address) => answers(query, address))) right.set(query.kind, right.get(query.kind)! + 1);
  }
  await Promise.all(Object.values(searches).map((search) => search.close?.()));
  const all = [...right.values()].reduce((sum, count) => sum + count, 0);
  const cells = [...right.values()].map((count) => String(count).padStart(10)).join('');
  console.log(
    `${name.padEnd(26)}${cells}${String(all).padStart(9)}${(searches.ko.bytes / 1000).toFixed(1).padStart(12)}`,
  );
}

function start(library: Library, lang: Lang): Promise<Search> {
  const documents = documentsIn(lang, project);
  const names = new Map(documents.map(({ title }) => [title, [] as string[]]));
  for (const { name, means } of aliasesIn(lang, project)) names.get(means)?.push(name);
  const rows = documents.map(({ title, names: own = [], lines }, id) => ({
    id,
    title,
    text: [...own, ...(names.get(title) ?? []), ...lines].join(' '),
  }));
  return library(rows, documents, lang);
}

/** The first three pages; terms and rules are pages to themselves. */
function firstPages(addresses: readonly string[]): string[] {
  const pages = new Map<string, string>();
  for (const address of addresses.map((one) => one.replace(/^\/en\//, '/'))) {
    const page = /^\/(glossary|check)\//.test(address) ? address : address.split('#')[0]!;
    if (!pages.has(page)) pages.set(page, address);
  }
  return [...pages.values()].slice(0, 3);
}
