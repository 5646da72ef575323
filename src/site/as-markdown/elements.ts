import type { PhrasingContent, RootContent } from 'mdast';
import { html, inParagraphs, isInline } from './nodes.ts';
import { toHtml } from './write.ts';

/** Elements that begin a block of HTML: up to the next empty line nothing in it is Markdown, https://spec.commonmark.org/0.31.2/#html-blocks. */
const BLOCKS: ReadonlySet<string> = new Set(['dd', 'details', 'dl', 'dt', 'summary']);

/**
 * An element that Markdown has no sign for, with what stands in it; it stays HTML.
 * @param name and attributes of the elements that pages may use (src/site/markup/elements.ts)
 * @param isFlow whether it stands by itself and not in a line of text
 */
export function elementNodes(
  name: string,
  attributes: Readonly<Record<string, string>>,
  children: readonly RootContent[],
  isFlow: boolean,
): RootContent[] {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${attributeText(value)}"`);
  const [open, close] = [`<${name}${written.join('')}>`, `</${name}>`];
  if (BLOCKS.has(name) && children.every(isInline)) return [html(open + textAsHtml(children) + close)];
  const whole = [html(open), ...children, html(close)];
  return isFlow ? inParagraphs(whole) : whole;
}

/** Nodes that stand in a line, as HTML without a paragraph around them. */
const textAsHtml = (nodes: readonly RootContent[]): string =>
  toHtml([{ type: 'paragraph', children: nodes as PhrasingContent[] }]).slice('<p>'.length, -'</p>'.length);

/** An empty line would end the HTML in the middle of the tag. */
const attributeText = (value: string): string =>
  value.replace(/\s+/g, ' ').replaceAll('&', '&amp;').replaceAll('"', '&quot;');
