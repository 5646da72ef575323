import type { Nodes, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { parseMarkdown } from '../../site/markup/parse.ts';
import { type Edit, edited, rangeOf } from './markdown.ts';

/** The level of the first headings below «What was studied» on the page of an entry. */
const FIRST = 3;

/**
 * A text whose headings fit into the page of an entry, with as many lines as before: headings are no longer inside of list items,
 * and the highest of them is `###`.
 */
export function outlined(text: string): string {
  return levelled(freed(text));
}

/** Some editors indent what stands below a heading: `- ### Pod`, and all of its text by two. */
function freed(text: string): string {
  const lines = text.split('\n');
  for (let limit = 0; limit < 10; limit += 1) {
    const item = itemWithHeading(parseMarkdown(lines.join('\n')));
    if (!item) break;
    const { start, end } = item.position!;
    const width = item.children[0]!.position!.start.column - 1;
    for (let at = start.line - 1; at < end.line; at += 1) {
      const line = lines[at]!.replace(/^\t+/, (tabs) => '    '.repeat(tabs.length));
      lines[at] = at === start.line - 1 ? numbered(line, width) : line.replace(new RegExp(`^ {0,${width}}`), '');
    }
  }
  return lines.join('\n');
}

/** The first line of an item without its mark; a number stays, in the heading. */
function numbered(line: string, width: number): string {
  const number = /^\s*(\d+[.)])/.exec(line)?.[1];
  const heading = line.slice(width);
  return number ? heading.replace(/^(#+)\s*/, `$1 ${number} `) : heading;
}

function itemWithHeading({ children }: Root) {
  const items = children.flatMap((node) => (node.type === 'list' ? node.children : []));
  return items.find((item) => item.children[0]?.type === 'heading');
}

function levelled(text: string): string {
  const tree = parseMarkdown(text);
  const headings: Extract<Nodes, { type: 'heading' }>[] = [];
  visit(tree, 'heading', (node) => void headings.push(node));
  // No level is left out between two that are there.
  const depths = [...new Set(headings.map(({ depth }) => depth))].sort();
  const edits = headings.map((node): Edit => {
    const { start, end } = rangeOf(node);
    const source = text.slice(start, end);
    const marks = '#'.repeat(Math.min(6, depths.indexOf(node.depth) + FIRST));
    const own = /^#+/.exec(source)?.[0];
    if (own) return { start, end: start + own.length, text: marks };
    // Underlined: the line below becomes empty.
    return { start, end, text: `${marks} ${source.replace(/\n.*$/, '\n').trim()}\n` };
  });
  return edited(text, edits);
}
