import type { Element, ElementContent, Root } from 'hast';
import { visit } from 'unist-util-visit';
import { type Fence, readFence } from './fence.ts';
import { fenceLines } from './fence-lines.ts';

/** A manifest that is to be copied is an example, which ran; in a block it is a quotation. */
const QUOTED: ReadonlySet<string> = new Set(['yaml', 'yml']);

/**
 * Colour code blocks with the classes that manifests have; wide ones scroll by keyboard too.
 * @param copyLabel the name of the button that copies a block; without it blocks have none
 */
export function rehypeCodeBlocks(copyLabel?: string) {
  return async (tree: Root): Promise<void> => {
    const blocks: { pre: Element; code: Element }[] = [];
    visit(tree, 'element', (pre) => {
      const [code] = pre.children;
      if (pre.tagName === 'pre' && code?.type === 'element' && code.tagName === 'code') blocks.push({ pre, code });
    });
    for (const { pre, code } of blocks) {
      const fence = fenceOf(code);
      code.children = await fenceLines(textIn(code), fence);
      code.properties = {};
      pre.properties = { className: ['code'], tabIndex: 0 };
      frame(pre, fence.title, QUOTED.has(fence.language) ? undefined : copyLabel);
    }
  };
}

function fenceOf({ properties: { className }, data }: Element): Fence {
  const names = (Array.isArray(className) ? className : []).map(String);
  const language = names.find((name) => name.startsWith('language-'))?.slice('language-'.length);
  return readFence(language, (data as { meta?: string | null } | undefined)?.meta);
}

function textIn(code: Element): string {
  return code.children
    .map((child) => (child.type === 'text' ? child.value : ''))
    .join('')
    .replace(/\n$/, '');
}

/** Put the block below its title and beside a button that copies it (src/site/browser/copy.ts), if it has them. */
function frame(pre: Element, title: string | undefined, copyLabel: string | undefined): void {
  if (title === undefined && copyLabel === undefined) return;
  const parts: ElementContent[] = [{ ...pre }];
  if (title !== undefined) {
    parts.unshift({
      type: 'element',
      tagName: 'figcaption',
      properties: {},
      children: [{ type: 'text', value: title }],
    });
  }
  if (copyLabel !== undefined) {
    parts.push({
      type: 'element',
      tagName: 'button',
      properties: { type: 'button', className: ['copy'], dataCopy: '', ariaLabel: copyLabel },
      children: [],
    });
  }
  Object.assign(pre, {
    tagName: title === undefined ? 'div' : 'figure',
    properties: { className: ['code-block'], ...(copyLabel === undefined ? {} : { dataCode: '' }) },
    children: parts,
  });
}
