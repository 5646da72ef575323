import { visit } from 'unist-util-visit';
import { markupFaults } from '../../site/markup/check.ts';
import { ELEMENTS } from '../../site/markup/elements.ts';
import { isHtmlName } from '../../site/markup/html-tags.ts';
import { parseMarkdown, parsePage } from '../../site/markup/parse.ts';
import { COMPONENTS } from '../../site/mdx-components.ts';
import { type Edit, edited, rangeOf } from './markdown.ts';

/** A tag that a reader sees as text: `<table>`. */
export interface ShownTag {
  readonly at: number;
  readonly name: string;
}

/** Markdown that a page may hold. */
export interface PageText {
  readonly text: string;
  /** The tags of HTML that are shown as text, by their offsets in the text before. */
  readonly shownTags: readonly ShownTag[];
  /** Nothing else made a page of it: the text is shown as it was typed, in one block. */
  readonly isVerbatim: boolean;
}

/** Leave Markdown as it is, but for the HTML that no page may have: its tags are shown, or written as Markdown. */
export function asPageText(text: string): PageText {
  for (const keeps of [true, false]) {
    const { edits, shownTags } = editsFor(text, keeps);
    const result = edited(text, edits);
    if (isAllowed(result)) return { text: result, shownTags, isVerbatim: false };
  }
  return { text: fenced(text, 'text'), shownTags: [], isVerbatim: true };
}

/** A text as a code block. */
function fenced(text: string, language: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

/** Whether a page may hold a text, whatever the addresses in it. */
function isAllowed(text: string): boolean {
  const { tree, faults } = parsePage('log.md', text);
  visit(tree, ['link', 'definition', 'image'], (node) => void Object.assign(node, { url: ADDRESSES[node.type] }));
  return faults.length === 0 && markupFaults(tree).length === 0;
}

const ADDRESSES: Readonly<Record<string, string>> = { link: '/', definition: '/', image: '../../images/a.png' };

function editsFor(text: string, keepsElements: boolean): { edits: Edit[]; shownTags: ShownTag[] } {
  const edits: Edit[] = [];
  const shownTags: ShownTag[] = [];
  visit(parseMarkdown(text), 'html', (node) => {
    const { start, end } = rangeOf(node);
    const { text: html, shown } = withoutOthers(text.slice(start, end), keepsElements);
    edits.push({ start, end, text: html });
    shownTags.push(...shown.map((tag) => ({ ...tag, at: start + tag.at })));
  });
  return { edits, shownTags };
}

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
const TOKEN = /<!--[\s\S]*?-->|<(\/?)([A-Za-z][\w-]*)((?:\s[^>]*|\/)?)>/g;

/** HTML with the elements that a page may have; of the others, the tags are shown as text. */
function withoutOthers(source: string, keepsElements: boolean): { text: string; shown: ShownTag[] } {
  const shown: ShownTag[] = [];
  const text = source.replace(TOKEN, (token: string, ...found: unknown[]) => {
    const [slash, name, rest = ''] = found as (string | undefined)[];
    if (name === undefined) return token;
    const tag = name.toLowerCase();
    const attributes = rest.replace(/\/\s*$/, '').trim();
    if (tag === 'br' || tag === 'wbr') return token;
    const mark = MARKS[tag];
    if (mark && attributes === '' && keepsElements) return mark;
    const isKnown = Object.hasOwn(ELEMENTS, tag);
    if (isKnown && keepsElements && /^(?:open)?$/.test(attributes)) return token;
    const isHtml = isHtmlName(tag);
    // Others are words in brackets, which a page shows as they are: `<node-ip>`.
    if (!isHtml && !Object.hasOwn(COMPONENTS, name) && attributes === '') return token;
    if (slash === '' && isHtml) shown.push({ at: found[3] as number, name: tag });
    // An address in it would be a link to all that follows, and a backtick would end the code.
    return /\/\/|www\./i.test(token) && !token.includes('`') ? `\`${token}\`` : `\\${token}`;
  });
  return { text, shown };
}
