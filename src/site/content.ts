import { join } from 'node:path';
import type { Root } from 'mdast';
import { type Diagnostic, DiagnosticsError } from '../example/diagnostic.ts';
import { validate } from '../example/located.ts';
import { readOwnFile } from '../example/own-files.ts';
import type { Lang } from '../text/lang.ts';
import { listContent, type PageFile } from './content-files.ts';
import { type ExampleUse, examplesUsed } from './example-use.ts';
import { COLLECTIONS, type CollectionName, type LogFields, type NoteFields } from './front-matter.ts';
import { markupFaults } from './markup/check.ts';
import { costFault } from './markup/cost.ts';
import { TOO_DEEP } from './markup/depth.ts';
import { readMatter } from './markup/matter.ts';
import { parseMdx } from './markup/parse.ts';
import { unravel } from './markup/unravel.ts';
import { linkedRules } from './rule-links.ts';

interface PageOf<C extends CollectionName, F> {
  readonly collection: C;
  readonly lang: Lang;
  /** The file's name without its ending: `pod`, `2021-01-12`. */
  readonly slug: string;
  /** Path from the project's root, for messages. */
  readonly file: string;
  readonly fields: F;
  /** The body's syntax tree; positions are those of the file. */
  readonly tree: Root;
  /** The examples that it embeds, in order. */
  readonly uses: readonly ExampleUse[];
  /** Ids of the rules whose pages it links. */
  readonly rules: readonly string[];
  /** Line and column of a front matter field. */
  place(path: readonly PropertyKey[]): { line: number; column: number };
}

/** A page that an author wrote. */
export type Page = PageOf<'notes', NoteFields> | PageOf<'log', LogFields>;

export interface Content {
  readonly pages: readonly Page[];
  /** Names of the pictures in content/images/. */
  readonly pictures: ReadonlySet<string>;
  /** What is wrong with single files; such files are not in `pages`. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Read every note and log entry below `root`/content. */
export function readContent(root: string): Content {
  const listed = listContent(root);
  const pages: Page[] = [];
  const diagnostics = [...listed.diagnostics];
  for (const place of listed.pages) {
    try {
      pages.push(readPage(place, readOwnFile(root, join(root, place.file)).toString('utf8')));
    } catch (error) {
      if (!(error instanceof DiagnosticsError)) throw error;
      diagnostics.push(...error.diagnostics);
    }
  }
  return { pages, pictures: listed.pictures, diagnostics };
}

/**
 * What was read last of each file. Vite loads this module a second time, for the loader of the collections: both share it, so
 * that a page is parsed once.
 */
const KEPT = Symbol.for('studylog.pages');
const shared = globalThis as { [KEPT]?: Map<string, { text: string; page: Page }> };
shared[KEPT] ??= new Map();
const kept = shared[KEPT];

/**
 * Read one file's text; what was read of the same text before is not read again.
 * @throws DiagnosticsError when its front matter or its MDX is wrong, or holds what no page may hold.
 */
export function readPage(place: PageFile, text: string): Page {
  const last = kept.get(place.file);
  if (last?.text === text) return last.page;
  const page = parsePage(place, text);
  kept.set(place.file, { text, page });
  return page;
}

function parsePage({ collection, lang, slug, file }: PageFile, text: string): Page {
  const { yaml, bodyStart } = readMatter(file, text);
  const fields = yaml.diagnostics.length > 0 ? undefined : validate(COLLECTIONS[collection], yaml.value, yaml);
  if (!fields) throw new DiagnosticsError(yaml.diagnostics);
  const tree = parseBody(file, text, bodyStart);
  const faults = markupFaults(tree);
  if (faults.length > 0) throw new DiagnosticsError(faults.map((fault) => ({ file, ...fault })));
  unravel(tree);
  const found = { tree, uses: examplesUsed(tree), rules: linkedRules(tree) };
  return { collection, lang, slug, file, fields, ...found, place: yaml.place } as Page;
}

/** Parse the MDX after the front matter, which is blanked out so that positions stay those of the file. */
function parseBody(file: string, text: string, start: number): Root {
  const body = text.slice(0, start).replace(/[^\r\n]/g, ' ') + text.slice(start);
  const costly = costFault(body);
  if (costly) throw new DiagnosticsError([{ file, ...costly }]);
  try {
    return parseMdx(body);
  } catch (error) {
    // The parser's stack ends before its input does.
    if (error instanceof RangeError) throw new DiagnosticsError([{ file, line: 1, column: 1, ...TOO_DEEP }]);
    const { reason, line, column } = error as { reason?: string; line?: number; column?: number };
    if (reason === undefined) throw error;
    const message = { ko: `MDX로 읽을 수 없습니다: ${reason}`, en: `MDX: ${reason}` };
    throw new DiagnosticsError([{ file, line: line ?? 1, column: column ?? 1, message }]);
  }
}
