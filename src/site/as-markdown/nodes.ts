import type { Code, Heading, Html, Link, List, ListItem, Paragraph, PhrasingContent, RootContent, Table } from 'mdast';

/** The parts of a page as Markdown has them, made of plain texts in which `code` is in backticks. */

/** A text in one line: an empty line would end what it stands in, and so would it end `code`. */
const inLine = (text: string): string => text.replace(/[\r\n]\s*/g, ' ');

/** A text of one paragraph. */
export function words(text: string): PhrasingContent[] {
  return inLine(text)
    .split(/`([^`]+)`/)
    .flatMap((value, index): PhrasingContent[] => {
      if (value === '') return [];
      return [{ type: index % 2 === 1 ? 'inlineCode' : 'text', value }];
    });
}

/** A paragraph of texts and nodes; nothing is put between them. */
export function paragraph(...parts: readonly (string | PhrasingContent)[]): Paragraph {
  return { type: 'paragraph', children: parts.flatMap((part) => (typeof part === 'string' ? words(part) : part)) };
}

export function heading(depth: 1 | 2 | 3 | 4, ...parts: readonly (string | PhrasingContent)[]): Heading {
  return { type: 'heading', depth, children: paragraph(...parts).children };
}

export const strong = (text: string): PhrasingContent => ({ type: 'strong', children: words(text) });
export const code = (value: string): PhrasingContent => ({ type: 'inlineCode', value: inLine(value) });
/** A text in which backticks are backticks. */
export const plain = (value: string): PhrasingContent => ({ type: 'text', value: inLine(value) });
export const html = (value: string): Html => ({ type: 'html', value });

/** @param url the whole address, as the text is read outside the site */
export const link = (url: string, text: string): Link => ({
  type: 'link',
  url,
  children: words(text) as Link['children'],
});

/** A code block with `value` as its text, without its last line end, which the block adds itself. */
export const block = (lang: string, value: string): Code => ({ type: 'code', lang, value: value.replace(/\n$/, '') });

/** A list of paragraphs; no list if there are none. */
export function list(items: readonly (Paragraph | string)[], ordered = false): List[] {
  if (items.length === 0) return [];
  const children = items.map(
    (item): ListItem => ({
      type: 'listItem',
      spread: false,
      children: [typeof item === 'string' ? paragraph(item) : item],
    }),
  );
  return [{ type: 'list', ordered, spread: false, children }];
}

/** What is in a cell of a table. */
export type Cell = string | PhrasingContent | readonly PhrasingContent[];

/** A table; its first row is the header. */
export function table(rows: readonly (readonly Cell[])[]): Table {
  return {
    type: 'table',
    children: rows.map((cells) => ({
      type: 'tableRow',
      children: cells.map((cell) => ({
        type: 'tableCell',
        children: typeof cell === 'string' ? words(cell) : [cell].flat(),
      })),
    })),
  };
}

/** Parts that may be missing. */
export const present = (...nodes: readonly (RootContent | false | undefined | '')[]): RootContent[] =>
  nodes.filter((node): node is RootContent => Boolean(node));

const PHRASING: ReadonlySet<string> = new Set([
  ...[
    'break',
    'delete',
    'emphasis',
    'footnoteReference',
    'image',
    'imageReference',
    'inlineCode',
    'inlineMath',
    'link',
    'linkReference',
  ],
  ...['strong', 'text'],
]);

/** Whether a node is part of a line of text. */
export const isInline = ({ type }: RootContent): boolean => PHRASING.has(type) || type === 'html';

/** Put inline nodes, and the HTML beside them, into paragraphs: a component may hold text without one. */
export function inParagraphs(nodes: readonly RootContent[]): RootContent[] {
  const runs: RootContent[][] = [];
  for (const node of nodes) {
    const run = runs.at(-1);
    if (run?.[0] && isInline(run[0]) && isInline(node)) run.push(node);
    else runs.push([node]);
  }
  return runs.flatMap((run) => {
    if (run.some(({ type }) => PHRASING.has(type))) return [{ type: 'paragraph', children: run as PhrasingContent[] }];
    // Tags that follow each other stand in one line.
    const tags = run.filter((node) => node.type === 'html');
    return tags.length > 0 ? [html(tags.map(({ value }) => value).join(''))] : run;
  });
}
