import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Root } from 'mdast';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { type Diagnostic, DiagnosticsError } from '../example/diagnostic.ts';
import { readLocated, validate } from '../example/located.ts';
import { type ExampleUse, examplesUsed } from './example-use.ts';
import { COLLECTIONS, type CollectionName, type LogFields, type NoteFields } from './front-matter.ts';
import { LANGS, type Lang } from './lang.ts';

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
  /** Line and column of a front matter field. */
  place(path: readonly PropertyKey[]): { line: number; column: number };
}

/** A page that an author wrote. */
export type Page = PageOf<'notes', NoteFields> | PageOf<'log', LogFields>;

export interface Content {
  readonly pages: readonly Page[];
  /** What is wrong with single files; such files are not in `pages`. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Read every note and log entry below `root`/content. */
export function readContent(root: string): Content {
  const pages: Page[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const collection of Object.keys(COLLECTIONS) as CollectionName[]) {
    for (const lang of LANGS) {
      const folder = join(root, 'content', collection, lang);
      if (!existsSync(folder)) continue;
      for (const name of readdirSync(folder)
        .filter((entry) => entry.endsWith('.mdx'))
        .sort()) {
        const file = relative(root, join(folder, name));
        try {
          pages.push(readPage(collection, lang, file, readFileSync(join(folder, name), 'utf8')));
        } catch (error) {
          if (!(error instanceof DiagnosticsError)) throw error;
          diagnostics.push(...error.diagnostics);
        }
      }
    }
  }
  return { pages, diagnostics };
}

/**
 * Read one file's text.
 * @throws DiagnosticsError when its front matter or its MDX is wrong.
 */
export function readPage(collection: CollectionName, lang: Lang, file: string, text: string): Page {
  const matter = /^---\r?\n([\s\S]*?)^---[ \t]*(?:\r?\n|$)/m.exec(text);
  if (matter?.index !== 0) {
    const message = { ko: '파일에 프런트 매터가 없습니다.', en: 'the file has no front matter' };
    const hint = {
      ko: '`---`로 시작하고, src/site/front-matter.ts에 설명된 필드를 적으십시오.',
      en: 'start the file with --- and the fields that src/site/front-matter.ts describes',
    };
    throw new DiagnosticsError([{ file, line: 1, column: 1, message, hint }]);
  }
  const yaml = readLocated(file, matter[1]!, 1);
  const fields = yaml.diagnostics.length > 0 ? undefined : validate(COLLECTIONS[collection], yaml.value, yaml);
  const slug = file.slice(file.lastIndexOf('/') + 1, -'.mdx'.length);
  if (!fields) throw new DiagnosticsError(yaml.diagnostics);
  const tree = parseBody(file, text, matter[0].length);
  const page = { collection, lang, slug, file, fields, tree, uses: examplesUsed(tree), place: yaml.place };
  return page as Page;
}

const PARSER = unified().use(remarkParse).use(remarkMdx).use(remarkCjkFriendly);

/** Parse the MDX after the front matter, which is blanked out so that positions stay those of the file. */
function parseBody(file: string, text: string, start: number): Root {
  const blank = text.slice(0, start).replace(/[^\r\n]/g, ' ');
  try {
    return PARSER.parse(blank + text.slice(start));
  } catch (error) {
    const { reason, line, column } = error as { reason?: string; line?: number; column?: number };
    if (reason === undefined) throw error;
    const message = { ko: `MDX로 읽을 수 없습니다: ${reason}`, en: `MDX: ${reason}` };
    throw new DiagnosticsError([{ file, line: line ?? 1, column: column ?? 1, message }]);
  }
}
