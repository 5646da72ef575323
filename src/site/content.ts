import { join } from 'node:path';
import type { Root } from 'mdast';
import { type Diagnostic, DiagnosticsError } from '../example/diagnostic.ts';
import { sha256 } from '../example/digests.ts';
import { validate } from '../example/located.ts';
import { readOwnFile } from '../example/own-files.ts';
import type { Entry } from './collections/collection.ts';
import { type CollectionName, collectionOf, type FieldsOf } from './collections/index.ts';
import { listContent, type PageFile } from './content-files.ts';
import { type ExampleUse, examplesUsed } from './example-use.ts';
import { markAlerts } from './markup/alerts.ts';
import { markupFaults } from './markup/check.ts';
import { costFault } from './markup/cost.ts';
import { TOO_DEEP } from './markup/depth.ts';
import { markMath } from './markup/math.ts';
import { readMatter } from './markup/matter.ts';
import { mdxFault } from './markup/mdx-error.ts';
import { parsePage } from './markup/parse.ts';
import { unravel } from './markup/unravel.ts';

/** A page of one collection. */
export interface PageOf<C extends CollectionName> extends Entry<FieldsOf<C>> {
  readonly collection: C;
  /** The body's syntax tree; positions are those of the file. */
  readonly tree: Root;
  /** sha256 of the file's text, hex. */
  readonly digest: string;
  /** The examples that it embeds, in order. */
  readonly uses: readonly ExampleUse[];
}

/** A page that an author wrote. */
export type Page = { [C in CollectionName]: PageOf<C> }[CollectionName];

/** The pages of a collection, in every language. */
export function pagesIn<C extends CollectionName>(collection: C, pages: readonly Page[]): PageOf<C>[] {
  return pages.filter((page) => page.collection === collection) as unknown as PageOf<C>[];
}

export interface Content {
  readonly pages: readonly Page[];
  /** Names of the pictures in content/images/. */
  readonly pictures: ReadonlySet<string>;
  /** Files that are neither page nor picture, links, and pictures that are none. */
  readonly strays: readonly Diagnostic[];
  /** Pages that cannot be read. */
  readonly unread: readonly PageFile[];
  /** The same, and what is wrong with pages that are not in `pages`. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Read every note and log entry below `root`/content. */
export function readContent(root: string): Content {
  const listed = listContent(root);
  const pages: Page[] = [];
  const unread: PageFile[] = [];
  const diagnostics = [...listed.diagnostics];
  for (const place of listed.pages) {
    try {
      pages.push(readPage(place, readOwnFile(root, join(root, place.file)).toString('utf8')));
    } catch (error) {
      if (!(error instanceof DiagnosticsError)) throw error;
      diagnostics.push(...error.diagnostics);
      unread.push(place);
    }
  }
  return { pages, pictures: listed.pictures, strays: listed.diagnostics, unread, diagnostics };
}

/**
 * Read one file's text.
 * @throws DiagnosticsError when its front matter, its Markdown or its MDX is wrong, or holds what no page may hold.
 */
export function readPage({ collection, lang, slug, file }: PageFile, text: string): Page {
  const { yaml, bodyStart } = readMatter(file, text);
  const fields =
    yaml.diagnostics.length > 0 ? undefined : validate(collectionOf({ collection }).schema, yaml.value, yaml);
  if (!fields) throw new DiagnosticsError(yaml.diagnostics);
  // Blanked out, so that positions stay those of the file.
  const body = text.slice(0, bodyStart).replace(/[^\r\n]/g, ' ') + text.slice(bodyStart);
  const { tree, faults: inTags } = parseBody(file, body);
  const faults = [...inTags, ...markupFaults(tree)].toSorted((a, b) => a.line - b.line || a.column - b.column);
  if (faults.length > 0) throw new DiagnosticsError(faults.map((fault) => ({ file, ...fault })));
  unravel(tree);
  markAlerts(tree);
  markMath(tree);
  const digest = sha256(text);
  const page = { collection, lang, slug, file, fields, tree, digest, uses: examplesUsed(tree), place: yaml.place };
  return page as unknown as Page;
}

function parseBody(file: string, body: string): ReturnType<typeof parsePage> {
  const costly = costFault(body);
  if (costly) throw new DiagnosticsError([{ file, ...costly }]);
  try {
    return parsePage(file, body);
  } catch (error) {
    // The parser's stack ends before its input does.
    if (error instanceof RangeError) throw new DiagnosticsError([{ file, line: 1, column: 1, ...TOO_DEEP }]);
    const fault = mdxFault(error);
    if (!fault) throw error;
    throw new DiagnosticsError([{ file, ...fault, rule: 'mdx' }]);
  }
}
