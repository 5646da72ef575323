import type { Blockquote, Paragraph, Root } from 'mdast';
import { visit } from 'unist-util-visit';

/** The kinds of alerts that GitHub knows: https://docs.github.com/en/get-started/writing-on-github#alerts */
export const ALERTS = ['note', 'tip', 'important', 'warning', 'caution'] as const;
export type Alert = (typeof ALERTS)[number];

declare module 'mdast' {
  interface BlockquoteData {
    /** The quotation is an alert of this kind; its first line, which says so, is no text of it. */
    alert?: Alert;
  }
}

const MARKER = new RegExp(`^\\[!(${ALERTS.join('|')})\\][ \\t]*(?:\\n|$)`, 'i');

/** Find the quotations that are alerts: their first line is `[!NOTE]`, alone. */
export function markAlerts(tree: Root): void {
  visit(tree, 'blockquote', (quotation) => {
    const [first] = quotation.children;
    const kind = first?.type === 'paragraph' ? takeMarker(first, quotation) : undefined;
    if (kind) quotation.data = { ...quotation.data, alert: kind };
  });
}

/** Take the marker out of the paragraph that begins with it, and the paragraph out of the quotation if nothing else is in it. */
function takeMarker(paragraph: Paragraph, quotation: Blockquote): Alert | undefined {
  const [text, next] = paragraph.children;
  const marker = text?.type === 'text' ? MARKER.exec(text.value) : null;
  if (text?.type !== 'text' || !marker) return undefined;
  const isAlone = marker[0].length === text.value.length;
  if (isAlone && next && next.type !== 'break' && !marker[0].endsWith('\n')) return undefined;
  if (isAlone) paragraph.children.splice(0, next?.type === 'break' ? 2 : 1);
  else {
    const rest = text.value.slice(marker[0].length);
    const start = text.position && { line: text.position.start.line + 1, column: text.position.start.column };
    Object.assign(text, { value: rest }, text.position && { position: { ...text.position, start } });
  }
  if (paragraph.children.length === 0) quotation.children.shift();
  return marker[1]!.toLowerCase() as Alert;
}
