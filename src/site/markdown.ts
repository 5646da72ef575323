import type { Element, ElementContent, Nodes, Root } from 'hast';
import { visit } from 'unist-util-visit';
import { BASE } from '../text/base.ts';
import { tokenize } from './highlight.ts';
import { visibleHtml } from './visible.ts';

/** Colour code blocks with the classes that manifests have; wide ones scroll by keyboard too. */
export function rehypeHighlight() {
  return async (tree: Root): Promise<void> => {
    const blocks: { pre: Element; code: Element }[] = [];
    visit(tree, 'element', (pre) => {
      const [code] = pre.children;
      if (pre.tagName === 'pre' && code?.type === 'element' && code.tagName === 'code') blocks.push({ pre, code });
    });
    for (const { pre, code } of blocks) {
      const classes = code.properties.className;
      const language = (Array.isArray(classes) ? classes : []).map(String).find((name) => name.startsWith('language-'));
      const text = code.children.map((child) => (child.type === 'text' ? child.value : '')).join('');
      const lines = await tokenize(text.replace(/\n$/, ''), language?.slice('language-'.length) ?? 'text');
      pre.properties = { className: ['code'], tabIndex: 0 };
      code.properties = {};
      code.children = lines.flatMap((tokens, index) => [
        ...tokens.map(({ text: value, class: kind }): ElementContent => {
          const content = { type: 'text' as const, value };
          if (!kind) return content;
          return { type: 'element', tagName: 'span', properties: { className: [kind] }, children: [content] };
        }),
        { type: 'text' as const, value: index < lines.length - 1 ? '\n' : '' },
      ]);
    }
  };
}

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
