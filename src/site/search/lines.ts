import type { Nodes, Root } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { JsxElement } from '../example-use.ts';

/** Attributes of components that a reader sees or hears. */
const READ = ['title', 'alt'];
const SENTENCE_END = /(?<=[.!?。][”’"')\]]*)\s+/u;

/** A text without the marks of `code`. */
export const plain = (text: string): string => text.replace(/`([^`]+)`/g, '$1');

/** The sentences of a text of one paragraph. */
export function sentencesOf(text: string): string[] {
  const flat = text.normalize('NFC').replace(/\s+/g, ' ').trim();
  return flat === '' ? [] : flat.split(SENTENCE_END);
}

/** The lines of code that are not empty, without their indentation. */
export function codeLines(code: string): string[] {
  return code
    .normalize('NFC')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /[\p{L}\p{N}]/u.test(line));
}

/** What a part of a page says, sentence by sentence; of code, line by line. */
export function linesOf(node: Nodes): string[] {
  if (node.type === 'code') return codeLines(node.value);
  if (node.type === 'paragraph' || node.type === 'heading') return sentencesOf(textOf(node));
  if (node.type === 'tableRow') return sentencesOf(node.children.map(textOf).join(' · '));
  if (node.type === 'mdxJsxFlowElement') return [...attributesOf(node), ...node.children.flatMap(linesOf)];
  return 'children' in node ? node.children.flatMap(linesOf) : [];
}

/** The same of a text in Markdown. */
export const linesOfMarkdown = (text: string): string[] => linesOf(unified().use(remarkParse).parse(text) as Root);

/** The text of a node as a reader sees it. */
export function textOf(node: Nodes): string {
  if (node.type === 'break' || ('name' in node && node.name === 'br')) return ' ';
  if ('value' in node) return node.type === 'html' ? '' : node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

function attributesOf(element: JsxElement): string[] {
  return element.attributes.flatMap((attribute) =>
    attribute.type === 'mdxJsxAttribute' && READ.includes(attribute.name) && typeof attribute.value === 'string'
      ? sentencesOf(plain(attribute.value))
      : [],
  );
}
