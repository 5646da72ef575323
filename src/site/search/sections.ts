import type { Heading, Nodes, Root } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import { anchorSlugger, type SectionWords, sectionTitle } from '../anchors.ts';
import { linesOf, textOf } from './lines.ts';

/** What follows a heading, up to the next one. */
export interface Section {
  readonly title: string;
  /** The id of its heading. */
  readonly slug: string;
  readonly lines: readonly string[];
}

/**
 * A page in parts: what comes before the first heading, and its sections; a mistake and an exercise are one, too. Deeper headings
 * belong to the section above them.
 * @param words what a mistake or an exercise without a title is headed with
 */
export function sectionsOf(
  tree: Root,
  words: SectionWords,
): { readonly opening: readonly string[]; readonly sections: readonly Section[] } {
  const slugger = anchorSlugger();
  const opening: string[] = [];
  const sections: Section[] = [];
  let lines = opening;
  const begin = (title: string): void => {
    lines = [];
    sections.push({ title: title.normalize('NFC'), slug: slugger.slug(title), lines });
  };
  const add = (node: Nodes): void => {
    if (node.type === 'heading' && isSection(node)) begin(textOf(node));
    else if (isTitled(node)) {
      const title = node.attributes.find((attribute) => 'name' in attribute && attribute.name === 'title');
      const around = lines;
      begin(sectionTitle(node.name, title?.value, words));
      node.children.forEach(add);
      lines = around;
    }
    // A heading within a component begins a section, too.
    else if ('children' in node && hasHeading(node)) node.children.forEach(add);
    else {
      if (node.type === 'heading') slugger.slug(textOf(node));
      lines.push(...linesOf(node));
    }
  };
  tree.children.forEach(add);
  return { opening, sections };
}

const isTitled = (node: Nodes): node is MdxJsxFlowElement & { name: keyof SectionWords } =>
  node.type === 'mdxJsxFlowElement' && (node.name === 'Mistake' || node.name === 'Exercise');

const isSection = ({ depth }: Heading): boolean => depth <= 3;

const hasHeading = (node: Nodes): boolean =>
  'children' in node && node.children.some((child) => child.type === 'heading' || hasHeading(child));
