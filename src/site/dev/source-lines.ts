import type { Element, ElementContent, Nodes, Root } from 'hast';

/** What holds other blocks, which are marked as well; so do alerts. */
const CONTAINERS = /^(?:blockquote|ul|ol|details|Mistake|Exercise|Answer|Goals|Differs)$/;

/** The attribute that names the line of a page's file at which an element starts, while its author writes. */
export const SOURCE = 'data-source';

/** Put an empty element with its place in the file before every block, so that what is found in a line can be shown there. */
export function rehypeSourceLines(file: string) {
  return (tree: Root): void => mark(tree, file);
}

function mark(parent: Root | Element, file: string): void {
  const children = parent.children as ElementContent[];
  parent.children = children.flatMap((child): ElementContent[] => {
    if (child.type !== 'element') return [child];
    if (CONTAINERS.test(child.tagName) || child.properties.role === 'note') mark(child, file);
    const line = lineOf(child);
    // A list holds nothing but its items.
    if (child.tagName === 'li') {
      if (line !== undefined) child.children.unshift(marker(file, line));
      return [child];
    }
    return line === undefined ? [child] : [marker(file, line), child];
  });
}

const marker = (file: string, line: number): Element => ({
  type: 'element',
  tagName: 'span',
  properties: { dataSource: `${file}:${line}`, hidden: true },
  children: [],
});

/** Where it starts in the file; a wrapper that nobody wrote starts where its first part does. */
function lineOf(node: Nodes): number | undefined {
  if (node.position) return node.position.start.line;
  if (!('children' in node)) return undefined;
  for (const child of node.children) {
    const line = lineOf(child);
    if (line !== undefined) return line;
  }
  return undefined;
}
