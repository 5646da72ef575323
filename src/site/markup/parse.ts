import type { Root } from 'mdast';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { type Preset, unified } from 'unified';
import type { Fault } from './fault.ts';
import { liftHtml } from './html.ts';

/** What pages have besides CommonMark. */
const EXTENSIONS: Preset = {
  plugins: [
    // A single tilde is a range in Korean: `10:00~12:00, 13:00~18:00` strikes nothing out.
    [remarkGfm, { singleTilde: false }],
    // A single dollar stands in prose for what a shell reads: `$HOME and $PATH` is no formula.
    [remarkMath, { singleDollarTextMath: false }],
    // Without it `**“파드”**는` is not bold.
    remarkCjkFriendly,
  ],
};
/** Markdown as people write it, which knows HTML and nothing of MDX. */
const MARKDOWN = unified().use(remarkParse).use(EXTENSIONS).freeze();
const MDX = unified().use(remarkParse).use(remarkMdx).use(EXTENSIONS).freeze();

/** Parse Markdown, with HTML as it is written. */
export const parseMarkdown = (text: string): Root => MARKDOWN.parse(text);

/** Parse MDX. @throws VFileMessage where it is not MDX. */
export const parseMdx = (text: string): Root => MDX.parse(text);

/**
 * Parse a page whose front matter is blanked out, so that positions are those of the file. The tree is the same for Markdown and
 * MDX: components and elements of HTML are the nodes that MDX has for them.
 * @throws VFileMessage where an .mdx file is not MDX.
 */
export function parsePage(file: string, text: string): { readonly tree: Root; readonly faults: readonly Fault[] } {
  const isMarkdown = file.endsWith('.md');
  const tree = isMarkdown ? parseMarkdown(text) : parseMdx(text);
  return { tree, faults: isMarkdown ? liftHtml(tree, text) : [] };
}
