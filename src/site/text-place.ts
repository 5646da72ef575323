import type { InlineCode, Text } from 'mdast';
import type { MdxJsxAttribute } from 'mdast-util-mdx-jsx';
import { placeOf } from './example-use.ts';

/** Where a character of a text stands in its file; for a value of an attribute, where the attribute starts. */
export function placeInText(
  node: Text | InlineCode | MdxJsxAttribute,
  index: number,
): { line: number; column: number } {
  const start = placeOf(node);
  if (node.type === 'mdxJsxAttribute') return start;
  const before = node.value.slice(0, index).split('\n');
  const last = before.at(-1)!.length;
  if (before.length > 1) return { line: start.line + before.length - 1, column: last + 1 };
  // Code starts after its backtick.
  return { line: start.line, column: start.column + last + (node.type === 'inlineCode' ? 1 : 0) };
}
