import type { Root } from 'mdast';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

/** The syntax of pages. Without remarkCjkFriendly `**“파드”**는` is not bold. */
const PARSER = unified().use(remarkParse).use(remarkMdx).use(remarkGfm).use(remarkCjkFriendly);

/**
 * Parse a page whose front matter is blanked out, so that positions are those of the file.
 * @throws VFileMessage where it is not MDX.
 */
export function parseMdx(text: string): Root {
  return PARSER.parse(text);
}
