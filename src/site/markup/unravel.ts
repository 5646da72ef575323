import type { Nodes, Paragraph, RootContent } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { BLOCKS } from './blocks.ts';
import { isComment } from './check.ts';

/**
 * Do to a page's tree what MDX does: drop comments, and let a component that is alone in its line stand by itself instead of
 * in a paragraph. A block between words, such as a `<summary>` in a line of its own, ends the paragraph before it: browsers
 * do so too, and leave an empty one behind.
 */
export function unravel(tree: Nodes): void {
  visit(tree, (node, index, parent) => {
    if (!parent || index === undefined) return undefined;
    if (isComment(node)) {
      parent.children.splice(index, 1);
      return [SKIP, index];
    }
    if (node.type !== 'paragraph') return undefined;
    const parts = isOfElements(node)
      ? node.children.filter((child) => !isSpace(child))
      : node.children.some(isBlock)
        ? dividedAtBlocks(node)
        : undefined;
    if (!parts) return undefined;
    (parent.children as RootContent[]).splice(index, 1, ...parts);
    return [SKIP, index];
  });
}

const isSpace = (node: Nodes): boolean => node.type === 'text' && node.value.trim() === '';

function isOfElements({ children }: Paragraph): boolean {
  const others = children.filter((child) => !isSpace(child));
  return others.length > 0 && others.every(({ type }) => type === 'mdxJsxTextElement' || type === 'mdxTextExpression');
}

const isBlock = (node: Nodes): boolean => node.type === 'mdxJsxTextElement' && BLOCKS.has(node.name ?? '');

/** The blocks of a paragraph, and what stands between them as paragraphs. */
function dividedAtBlocks({ children }: Paragraph): RootContent[] {
  const parts: RootContent[] = [];
  let run: Paragraph['children'] = [];
  const end = (): void => {
    while (run[0] && isSpace(run[0])) run.shift();
    const position = run[0]?.position;
    if (run.length > 0) parts.push({ type: 'paragraph', children: run, ...(position ? { position } : {}) });
    run = [];
  };
  for (const child of children) {
    if (isBlock(child)) {
      end();
      parts.push(child);
    } else run.push(child);
  }
  end();
  return parts;
}
