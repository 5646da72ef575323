import type { Element, ElementContent, Root } from 'hast';
import { visit } from 'unist-util-visit';
import { tokenize } from './highlight.ts';

/** How the block of a shell session begins a command. Nobody types it. */
const PROMPT = /^\$ /;
/** It is drawn by the stylesheet, so that whoever takes the text along takes the commands. */
const PROMPT_SIGN: Element = { type: 'element', tagName: 'span', properties: { className: ['prompt'] }, children: [] };
const SHELLS: ReadonlySet<string> = new Set(['sh', 'bash', 'shell', 'console']);
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
      const language = languageOf(code);
      code.children = await colouredLines(textIn(code), language);
      code.properties = {};
      pre.properties = { className: ['code'], tabIndex: 0 };
      if (copyLabel !== undefined && !QUOTED.has(language)) addButton(pre, copyLabel);
    }
  };
}

function languageOf({ properties: { className } }: Element): string {
  const names = (Array.isArray(className) ? className : []).map(String);
  return names.find((name) => name.startsWith('language-'))?.slice('language-'.length) ?? 'text';
}

function textIn(code: Element): string {
  return code.children
    .map((child) => (child.type === 'text' ? child.value : ''))
    .join('')
    .replace(/\n$/, '');
}

async function colouredLines(text: string, language: string): Promise<ElementContent[]> {
  const written = text.split('\n').map((line) => {
    const hasPrompt = SHELLS.has(language) && PROMPT.test(line);
    return { hasPrompt, typed: hasPrompt ? line.replace(PROMPT, '') : line };
  });
  const lines = await tokenize(written.map(({ typed }) => typed).join('\n'), language);
  return lines.flatMap((tokens, index) => [
    ...(written[index]?.hasPrompt ? [PROMPT_SIGN] : []),
    ...tokens.map(({ text: value, class: kind }): ElementContent => {
      const content = { type: 'text' as const, value };
      if (!kind) return content;
      return { type: 'element', tagName: 'span', properties: { className: [kind] }, children: [content] };
    }),
    { type: 'text' as const, value: index < lines.length - 1 ? '\n' : '' },
  ]);
}

/** Put the block beside a button that copies it (src/site/browser/copy.ts). */
function addButton(pre: Element, copyLabel: string): void {
  const block: Element = { ...pre };
  const button: Element = {
    type: 'element',
    tagName: 'button',
    properties: { type: 'button', className: ['copy'], dataCopy: '', ariaLabel: copyLabel },
    children: [],
  };
  Object.assign(pre, {
    tagName: 'div',
    properties: { className: ['code-block'], dataCode: '' },
    children: [block, button],
  });
}
