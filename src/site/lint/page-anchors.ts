import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import { anchorSlugger, PAGE_IDS, SECTIONS, type SectionWords, sectionTitle } from '../anchors.ts';
import type { Page } from '../content.ts';
import { translator } from '../i18n/t.ts';

const FIXED = Object.values(SECTIONS).filter((id) => typeof id === 'string');

/** The text of a heading, as its id is made of it. */
export function headingText(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value;
  return 'children' in node ? node.children.map(headingText).join('') : '';
}

/** What a link to a page can name after its `#`: the ids that src/site/anchors.ts gives, found without making HTML of the page. */
export function anchorsIn({ tree, lang, collection, fields }: Page): ReadonlySet<string> {
  const t = translator(lang);
  const words: SectionWords = { Mistake: t('mistake'), Exercise: t('exercise') };
  const slugger = anchorSlugger();
  const anchors = new Set<string>([...PAGE_IDS, ...FIXED]);
  if (collection === 'log') for (const index of fields.additions.keys()) anchors.add(SECTIONS.addition(index));
  visit(tree, (node) => {
    if (node.type === 'heading') anchors.add(slugger.slug(headingText(node)));
    if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return;
    if (node.name !== 'Mistake' && node.name !== 'Exercise') return;
    const title = node.attributes.find((one) => one.type === 'mdxJsxAttribute' && one.name === 'title')?.value;
    anchors.add(slugger.slug(sectionTitle(node.name, title, words)));
  });
  return anchors;
}
