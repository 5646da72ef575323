import Slugger from 'github-slugger';
import type { Element, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import { textOf } from './markdown.ts';

/** A heading that a table of contents may list; `slug` is its id. */
export interface Heading {
  readonly depth: number;
  readonly slug: string;
  readonly text: string;
}

/** Where a page embeds an example: under which heading. */
export interface Embed {
  readonly example: string;
  /** Undefined above the first heading. */
  readonly heading: Heading | undefined;
}

/** What names every link to a heading, together with the heading: an element of the shell of every page. */
export const LINK_WORD = 'link-to';

/** Sections that are not a text's own. No id that is made of a text has a dot. */
export const SECTIONS = {
  readNext: 'read.next',
  related: 'page.related',
  studied: 'log.studied',
  references: 'log.references',
  retrospective: 'log.retrospective',
  nextPlan: 'log.next',
  addition: (index: number) => `log.addition.${index + 1}`,
} as const;

/** Ids of the shell of every page (src/site/layouts/Base.astro), and of the heading of footnotes. */
export const PAGE_IDS = ['main', 'status', 'top', LINK_WORD, 'footnote-label'];

/** Components that are a section with a heading of their own, by what the heading says where the page gives no title. */
export type SectionWords = Readonly<Record<'Mistake' | 'Exercise', string>>;

/** Makes the ids of a page's headings, mistakes and exercises, asked in their order. */
export function anchorSlugger(): Slugger {
  const slugger = new Slugger();
  for (const id of PAGE_IDS) slugger.slug(id);
  return slugger;
}

/** What the heading of a mistake or an exercise says. */
export const sectionTitle = (component: keyof SectionWords, title: unknown, words: SectionWords): string =>
  typeof title === 'string' ? title.replaceAll('`', '') : words[component];

/**
 * Give headings, mistakes and exercises their ids, and headings a link to themselves that can be copied. A heading that says
 * `Status`, which is an id of the page, becomes `status-1`. What is found on the way goes into `headings` and `embeds`.
 */
export function rehypeAnchors(found: { words: SectionWords; headings: Heading[]; embeds: Embed[] }) {
  const { words, headings, embeds } = found;
  return (tree: Root): void => {
    const slugger = anchorSlugger();
    visit(tree, 'element', (node, index, parent) => {
      if (node.tagName === 'Mistake' || node.tagName === 'Exercise') {
        const text = sectionTitle(node.tagName, node.properties.title, words);
        node.properties.anchor = slugger.slug(text);
        headings.push({ depth: 3, slug: String(node.properties.anchor), text });
        return undefined;
      }
      if (node.tagName === 'Example' || node.tagName === 'Run') {
        embeds.push({ example: String(node.properties.id), heading: headings.at(-1) });
        return undefined;
      }
      const depth = Number(/^h([1-6])$/.exec(node.tagName)?.[1] ?? 0);
      if (!depth || !parent || index === undefined) return undefined;
      // That of the footnotes, for those who hear the page, has an id already, which the footnotes name.
      if (node.properties.id !== undefined) return SKIP;
      const text = textOf(node);
      const slug = slugger.slug(text);
      node.properties.id = slug;
      headings.push({ depth, slug, text });
      parent.children[index] = linked(node, slug);
      return SKIP;
    });
  };
}

/** A heading with its link beside it, not in it: a heading is called what it says. */
function linked(heading: Element, id: string): Element {
  const link: Element = {
    type: 'element',
    tagName: 'a',
    properties: { className: ['anchor'], href: `#${id}`, ariaLabelledBy: [LINK_WORD, id] },
    children: [{ type: 'text', value: '#' }],
  };
  return { type: 'element', tagName: 'div', properties: { className: ['heading'] }, children: [heading, link] };
}
