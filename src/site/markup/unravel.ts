import type { Nodes, Paragraph, RootContent } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { isComment } from './check.ts';

/**
 * Do to a page's tree what MDX does: drop comments, and let a component that is alone in its line stand by itself instead of
 * in a paragraph.
 */
export function unravel(tree: Nodes): void {
  visit(tree, (node, index, parent) => {
    if (!parent || index === undefined) return undefined;
    if (isComment(node)) {
      parent.children.splice(index, 1);
      return [SKIP, index];
    }
    if (node.type !== 'paragraph' || !isOfElements(node)) return undefined;
    const children = node.children.filter((child) => !isSpace(child));
    (parent.children as RootContent[]).splice(index, 1, ...children);
    return [SKIP, index];
  });
}

const isSpace = (node: Nodes): boolean => node.type === 'text' && node.value.trim() === '';

function isOfElements({ children }: Paragraph): boolean {
  const others = children.filter((child) => !isSpace(child));
  return others.length > 0 && others.every(({ type }) => type === 'mdxJsxTextElement' || type === 'mdxTextExpression');
}
