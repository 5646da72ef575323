import type { Root } from 'mdast';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import { markAlerts } from './alerts.ts';
import type { Fault } from './fault.ts';
import { liftHtml } from './html.ts';
import { markMath } from './math.ts';

/** Markdown as people write it, which knows HTML and nothing of MDX. */
const MARKDOWN = withExtensions(unified().use(remarkParse));
const MDX = withExtensions(unified().use(remarkParse).use(remarkMdx));

/** What pages have besides CommonMark. A single dollar stands in prose for what a shell reads: `$HOME and $PATH` is no formula. */
function withExtensions(parser: Processor<Root>): Processor<Root> {
  // Without remarkCjkFriendly `**“파드”**는` is not bold.
  return parser
    .use(remarkGfm)
    .use(remarkMath, { singleDollarTextMath: false })
    .use(remarkCjkFriendly)
    .freeze() as unknown as Processor<Root>;
}

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
  const faults = isMarkdown ? liftHtml(tree, text) : [];
  markAlerts(tree);
  markMath(tree);
  return { tree, faults };
}
