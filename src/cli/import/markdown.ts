import type { Code, Html, Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import { parseMarkdown } from '../../site/markup/parse.ts';

/** A part of a text and what replaces it. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A text with edits that do not overlap; where they do, the outer one counts. */
export function edited(text: string, edits: readonly Edit[]): string {
  const ordered = edits.toSorted((a, b) => a.start - b.start || b.end - a.end);
  let result = '';
  let at = 0;
  for (const { start, end, text: replacement } of ordered) {
    if (start < at) continue;
    result += text.slice(at, start) + replacement;
    at = end;
  }
  return result + text.slice(at);
}

/** Where a node stands in its text. */
export function rangeOf(node: Nodes): { readonly start: number; readonly end: number } {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}

/** The numbers of the lines that belong to code or to HTML, as far as `counts` says so. */
export function codeLines(text: string, counts: (node: Code | Html) => boolean = () => true): ReadonlySet<number> {
  const lines = new Set<number>();
  visit(parseMarkdown(text), (node) => {
    if ((node.type !== 'code' && node.type !== 'html') || !counts(node)) return;
    const { start, end } = node.position!;
    for (let line = start.line; line <= end.line; line += 1) lines.add(line);
  });
  return lines;
}

/** The words of a node as they are read; code keeps its backticks. */
export function wordsOf(node: Nodes): string {
  if (node.type === 'inlineCode') return `\`${node.value}\``;
  if (node.type === 'break') return ' ';
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(wordsOf).join('') : '';
}

/** What stands before a node in its line, as far as lines below it need it too: spaces, and the marks of quotations. */
export function marginOf(text: string, start: number): string {
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  return before.replace(/[^\s>]/g, ' ');
}

/** A block that stands alone: empty lines divide it from text around it. */
export function alone(text: string, { start, end }: { start: number; end: number }, block: string): string {
  const margin = marginOf(text, start);
  const lines = text.slice(0, start).split('\n');
  const isFirst = /\S/.test(lines.at(-1)!.replace(/>/g, ''));
  const above = lines.length > 1 && !isFirst && /[^\s>]/.test(lines.at(-2)!);
  const below = /^[^\n]*\n[ \t>]*[^\s>]/.test(text.slice(end));
  const first = above ? `\n${margin}` : '';
  return `${first}${block.split('\n').join(`\n${margin}`)}${below ? `\n${margin.trimEnd()}` : ''}`;
}
