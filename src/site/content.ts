import { join } from 'node:path';
import type { Root } from 'mdast';
import { attempt, type Diagnostic, DiagnosticsError } from '../example/diagnostic.ts';
import { validate } from '../example/located.ts';
import { readOwnFile } from '../example/own-files.ts';
import type { Entry } from './collections/collection.ts';
import { type CollectionName, collectionOf, type FieldsOf } from './collections/index.ts';
import { listContent, type PageFile } from './content-files.ts';
import { markAlerts } from './markup/alerts.ts';
import { markupFaults } from './markup/check.ts';
import { costFault } from './markup/cost.ts';
import { TOO_DEEP } from './markup/depth.ts';
import { pageText } from './markup/encoding.ts';
import { markMath } from './markup/math.ts';
import { type Matter, readMatter } from './markup/matter.ts';
import { mdxFault } from './markup/mdx-error.ts';
import { parsePage } from './markup/parse.ts';
import { unravel } from './markup/unravel.ts';
import { type Mentions, mentionsIn } from './mentions.ts';
import { NO_MEMORY, type PageMemory, type PageStore } from './page-store.ts';

/** A page of one collection. Its text is parsed when somebody first asks for what is not known of it. */
export interface PageOf<C extends CollectionName> extends Entry<FieldsOf<C>>, Mentions {
  readonly collection: C;
  /**
   * The body's syntax tree; positions are those of the file.
   * @throws DiagnosticsError when it holds what no page may hold.
   */
  readonly tree: Root;
  /** For values that follow from the page's text. */
  readonly memory: PageMemory;
}

/** A page that an author wrote. */
export type Page = { [C in CollectionName]: PageOf<C> }[CollectionName];

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

/** Read every note and log entry below `root`/content; what `store` knows of a text is not found out again. */
export function readContent(root: string, store?: PageStore): Content {
  const listed = listContent(root);
  const pages: Page[] = [];
  const unread: PageFile[] = [];
  const diagnostics = [...listed.diagnostics];
  for (const place of listed.pages) {
    const page = attempt(() => {
      const text = pageText(place.file, readOwnFile(root, join(root, place.file)));
      return readPage(place, text, store?.of(place.file, text));
    }, diagnostics);
    if (page) pages.push(page);
    else unread.push(place);
  }
  return { pages, pictures: listed.pictures, strays: listed.diagnostics, unread, diagnostics };
}

/**
 * Read one file's text.
 * @throws DiagnosticsError when its front matter, its Markdown or its MDX is wrong, or holds what no page may hold.
 */
export function readPage({ collection, lang, slug, file }: PageFile, text: string, memory = NO_MEMORY): Page {
  let matter: Matter | undefined;
  let tree: Root | undefined;
  const source = {
    get matter() {
      matter ??= readMatter(file, text);
      return matter;
    },
    get tree() {
      tree ??= readTree(file, text, this.matter.bodyStart);
      return tree;
    },
  };
  const fields = memory.recall('fields', collection, () => readFields(collection, source.matter));
  const mentions = memory.recall('mentions', '', () => mentionsIn(source.tree));
  const page = {
    ...{ collection, lang, slug, file, fields, memory },
    ...mentions,
    get tree() {
      return source.tree;
    },
    place: (path: readonly PropertyKey[]) => source.matter.yaml.place(path),
  };
  return page as unknown as Page;
}

function readFields(collection: CollectionName, { yaml }: Matter): unknown {
  const fields =
    yaml.diagnostics.length > 0 ? undefined : validate(collectionOf({ collection }).schema, yaml.value, yaml);
  if (!fields) throw new DiagnosticsError(yaml.diagnostics);
  return fields;
}

function readTree(file: string, text: string, bodyStart: number): Root {
  // Blanked out, so that positions stay those of the file.
  const body = text.slice(0, bodyStart).replace(/[^\r\n]/g, ' ') + text.slice(bodyStart);
  const { tree, faults: inTags } = parseBody(file, body);
  const faults = [...inTags, ...markupFaults(tree)].toSorted((a, b) => a.line - b.line || a.column - b.column);
  if (faults.length > 0) throw new DiagnosticsError(faults.map((fault) => ({ file, ...fault })));
  unravel(tree);
  markAlerts(tree);
  markMath(tree);
  return tree;
}

function parseBody(file: string, body: string): ReturnType<typeof parsePage> {
  const costly = costFault(body);
  if (costly) throw new DiagnosticsError([{ file, ...costly }]);
  try {
    return parsePage(file, body);
  } catch (error) {
    // The parser's stack ends before its input does.
    if (error instanceof RangeError) throw new DiagnosticsError([{ file, line: 1, column: 1, ...TOO_DEEP }]);
    const fault = mdxFault(error, body);
    if (!fault) throw error;
    throw new DiagnosticsError([{ file, ...fault, rule: 'mdx' }]);
  }
}
