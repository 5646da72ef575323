import type { Element, Nodes, Root } from 'hast';
import { visit } from 'unist-util-visit';
import { BASE } from '../text/base.ts';
import { visibleHtml } from './visible.ts';

/** The text of a node as a reader sees it. */
export function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

/** Put the site's base before addresses of its own pages. */
export function rehypeBase() {
  return (tree: Root): void => {
    visit(tree, 'element', ({ tagName, properties }) => {
      if (tagName === 'a' && typeof properties.href === 'string' && properties.href.startsWith('/')) {
        properties.href = BASE + properties.href;
      }
    });
  };
}

/** Name the boxes of task lists, which stand beside their text and not in a label. */
export function rehypeTasks(names: { readonly done: string; readonly open: string }) {
  return (tree: Root): void => {
    visit(tree, 'element', ({ tagName, properties }) => {
      if (tagName === 'input') properties.ariaLabel = properties.checked ? names.done : names.open;
    });
  };
}

const ROWS = ['table', 'thead', 'tbody', 'tr'];

/**
 * Let wide tables scroll by themselves instead of the page. A header cell without text heads nothing: it is a plain cell. What
 * is between cells is nothing but line ends, which browsers drop.
 */
export function rehypeTables() {
  return (tree: Root): void => {
    visit(tree, 'element', (node, index, parent) => {
      if (ROWS.includes(node.tagName)) node.children = node.children.filter(({ type }) => type !== 'text');
      if (node.tagName === 'th' && node.children.length === 0) node.tagName = 'td';
      if (node.tagName !== 'table' || !parent || index === undefined) return;
      if (parent.type === 'element' && parent.properties.className?.toString() === 'table') return;
      const wrapper: Element = {
        type: 'element',
        tagName: 'div',
        properties: { className: ['table'], tabIndex: 0 },
        children: [node],
      };
      parent.children[index] = wrapper;
    });
  };
}

/** Write `code` in a line of plain text as HTML, and escape the rest. */
export function inlineCode(text: string): string {
  return visibleHtml(text).replace(/`([^`]+)`/g, '<code>$1</code>');
}
