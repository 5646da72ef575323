import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import { markupFaults } from '../../site/markup/check.ts';
import { ELEMENTS, INSTEAD } from '../../site/markup/elements.ts';
import { parseMarkdown, parseMdx } from '../../site/markup/parse.ts';
import { type Edit, edited, marginOf, rangeOf } from './markdown.ts';

/** A tag that a reader sees as text: `<table>`. */
export interface ShownTag {
  readonly at: number;
  readonly name: string;
}

/** Markdown that reads the same as MDX. */
export interface Escaped {
  readonly text: string;
  /** The tags of HTML that are shown as text, by their offsets in the text before. */
  readonly shownTags: readonly ShownTag[];
  /** Nothing else made it MDX: the text is shown as it was typed, in one block. */
  readonly isVerbatim: boolean;
}

/** Make MDX of Markdown: what MDX would take for code or elements is escaped, and what Markdown alone knows is written otherwise. */
export function asMdx(text: string): Escaped {
  for (const keeps of [true, false]) {
    const { edits, shownTags } = editsFor(text, keeps);
    const result = edited(text, edits);
    if (isMdx(result)) return { text: result, shownTags, isVerbatim: false };
  }
  return { text: fenced(text, 'text'), shownTags: [], isVerbatim: true };
}

/** A text as a code block. */
export function fenced(text: string, language = ''): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

/** Whether a page may hold a text, whatever the addresses in it. */
function isMdx(text: string): boolean {
  try {
    const tree = parseMdx(text);
    visit(tree, ['link', 'definition', 'image'], (node) => void Object.assign(node, { url: ADDRESSES[node.type] }));
    return markupFaults(tree).length === 0;
  } catch {
    return false;
  }
}

const ADDRESSES: Readonly<Record<string, string>> = { link: '/', definition: '/', image: '../../images/a.png' };

function editsFor(text: string, keepsElements: boolean): { edits: Edit[]; shownTags: ShownTag[] } {
  const edits: Edit[] = [];
  const shownTags: ShownTag[] = [];
  const replace = (node: Nodes, by: string) => edits.push({ ...rangeOf(node), text: by });
  visit(parseMarkdown(text), (node) => {
    const { start, end } = rangeOf(node);
    const source = text.slice(start, end);
    if (node.type === 'text') edits.push(...signs(source, start));
    if (node.type === 'paragraph' && node.position!.start.column === 1) edits.push(...modules(source, start));
    if (node.type === 'image') edits.push(...signs(/^!\[[^\]]*\]/.exec(source)?.[0] ?? '', start));
    if (node.type === 'link' && !source.startsWith('[') && /[<{]/.test(source))
      replace(node, spelledOut(node.url, source));
    if (node.type === 'code' && !/^(?:`{3}|~{3})/.test(source))
      replace(node, indented(text, start, fenced(node.value)));
    if (node.type !== 'html') return;
    const { text: html, shown } = htmlAsMdx(source, keepsElements);
    replace(node, html);
    shownTags.push(...shown.map((tag) => ({ ...tag, at: start + tag.at })));
  });
  return { edits, shownTags };
}

/** `<` and `{`, unless they are escaped. */
function signs(source: string, offset: number): Edit[] {
  return [...source.matchAll(/(\\*)([<{])/g)].flatMap(({ 1: slashes = '', 2: sign, index }) => {
    const start = offset + index + slashes.length;
    return slashes.length % 2 === 1 ? [] : [{ start, end: start + 1, text: `\\${sign}` }];
  });
}

const escapedSigns = (source: string): string => edited(source, signs(source, 0));

/** A line that begins as a module does: `export PATH=…`. */
function modules(source: string, offset: number): Edit[] {
  return [...source.matchAll(/^(?:import|export)(?= )/gm)].map(({ index }) => {
    const start = offset + index;
    return { start, end: start + 1, text: `&#${source.charCodeAt(index)};` };
  });
}

/** `<https://example.org>`, which MDX does not know, and addresses with braces. */
function spelledOut(url: string, source: string): string {
  const words = source.replace(/^<|>$/g, '').replace(/[[\]]/g, '\\$&');
  const address = url.replace(/[()<>{}\s]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return `[${escapedSigns(words)}](${address})`;
}

const indented = (text: string, start: number, block: string): string =>
  block.split('\n').join(`\n${marginOf(text, start)}`);

/** Elements that Markdown has a sign for. */
const MARKS: Readonly<Record<string, string>> = {
  b: '**',
  strong: '**',
  i: '*',
  em: '*',
  s: '~~',
  strike: '~~',
  code: '`',
};
/** Elements of HTML that pages do without, besides those that have something instead. */
const HTML = new Set(
  'abbr article button center div font footer header input label main nav p section small span table tbody thead'.split(
    ' ',
  ),
);
const TOKEN = /<!--([\s\S]*?)-->|<(\/?)([A-Za-z][\w-]*)((?:\s[^>]*|\/)?)>|[<{]/g;

/** HTML with the elements that a page may have; of the others, the tags are shown as text. */
function htmlAsMdx(source: string, keepsElements: boolean): { text: string; shown: ShownTag[] } {
  const shown: ShownTag[] = [];
  const text = source.replace(TOKEN, (token: string, ...found: unknown[]) => {
    const [comment, slash, name = '', rest = ''] = found as (string | undefined)[];
    if (comment !== undefined) return `{/*${comment.replaceAll('*/', '* /')}*/}`;
    const tag = name.toLowerCase();
    const attributes = rest.replace(/\/\s*$/, '').trim();
    if (tag === 'br' || tag === 'wbr') return `<${tag} />`;
    const mark = MARKS[tag];
    if (mark && attributes === '' && keepsElements) return mark;
    if (Object.hasOwn(ELEMENTS, tag) && keepsElements && /^(?:open)?$/.test(attributes)) {
      return `<${slash}${tag}${attributes === '' ? '' : ` ${attributes}`}>`;
    }
    // Others are words in brackets: `<node-ip>`.
    if (slash === '' && (Object.hasOwn(INSTEAD, tag) || HTML.has(tag)))
      shown.push({ at: found[4] as number, name: tag });
    return escapedSigns(token);
  });
  return { text, shown };
}
