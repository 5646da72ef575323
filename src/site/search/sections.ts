import type { Heading, Nodes, Root } from 'mdast';
import type { Lang } from '../../text/lang.ts';
import { headingSlugger, sectionTitle } from '../anchors.ts';
import { linesOf, textOf } from './lines.ts';

/** What follows a heading, up to the next one. */
export interface Section {
  readonly title: string;
  /** The id of its heading. */
  readonly slug: string;
  readonly lines: readonly string[];
}

/** A page in parts: what comes before the first heading, and its sections. Deeper headings belong to the section above them. */
export function sectionsOf(
  tree: Root,
  lang: Lang,
): { readonly opening: readonly string[]; readonly sections: readonly Section[] } {
  const slugger = headingSlugger();
  const opening: string[] = [];
  const sections: { title: string; slug: string; lines: string[] }[] = [];
  const add = (node: Nodes): void => {
    if (node.type === 'heading') {
      const slug = slugger.slug(textOf(node));
      if (isSection(node)) {
        sections.push({ title: textOf(node).normalize('NFC'), slug, lines: [] });
        return;
      }
    }
    // Their ids are counted with those of headings.
    const title = titleOf(node, lang);
    if (title !== undefined) slugger.slug(title);
    const lines = sections.at(-1)?.lines ?? opening;
    // A heading within a component begins a section, too.
    if ('children' in node && hasHeading(node, lang)) node.children.forEach(add);
    else lines.push(...linesOf(node));
  };
  tree.children.forEach(add);
  return { opening, sections };
}

const isSection = ({ depth }: Heading): boolean => depth <= 3;

/** The title of a mistake or an exercise. */
function titleOf(node: Nodes, lang: Lang): string | undefined {
  if (node.type !== 'mdxJsxFlowElement') return undefined;
  const title = node.attributes.find((one) => one.type === 'mdxJsxAttribute' && one.name === 'title')?.value;
  return sectionTitle(node.name ?? '', title, lang);
}

const hasHeading = (node: Nodes, lang: Lang): boolean =>
  'children' in node &&
  node.children.some(
    (child) => child.type === 'heading' || titleOf(child, lang) !== undefined || hasHeading(child, lang),
  );
