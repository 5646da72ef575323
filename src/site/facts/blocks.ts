import type { InlineCode, Link, List, Node, Nodes, Parent, RootContent, Table, Text } from 'mdast';
import type { MdxJsxAttribute } from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';

/** A paragraph, heading, title or row of a table, with what can support what it says. */
export interface Block {
  readonly texts: readonly (Text | InlineCode | MdxJsxAttribute)[];
  /** Addresses that it links; for a table or list also those of the paragraphs beside it, which introduce it. */
  readonly links: readonly string[];
  /** What a reader can count there: items of the list or rows of the table that follows, and in the section of a heading. */
  readonly counted: readonly number[];
}

/** The prose of a page in blocks; code blocks and what components show is none. */
export function blocksOf(children: readonly RootContent[], around: readonly string[] = []): Block[] {
  return children.flatMap((node, index) => {
    const beside = () => [children[index - 1], children[index + 1]].flatMap((other) => linksOf(paragraph(other)));
    switch (node.type) {
      case 'paragraph':
        return [
          {
            texts: textsOf(node),
            links: [...linksOf(node), ...around],
            counted: sizesOf(children.slice(index + 1, index + 2)),
          },
        ];
      case 'heading':
        return [{ texts: textsOf(node), links: linksOf(node), counted: sizesOf(sectionOf(children, index)) }];
      case 'table':
        return rowsOf(node, [...linksOf(node), ...beside(), ...around]);
      case 'list':
        return itemsOf(node, [...beside(), ...around]);
      case 'mdxJsxFlowElement': {
        const inside = node.children as RootContent[];
        const title = node.attributes.find((one) => one.type === 'mdxJsxAttribute' && one.name === 'title');
        const own = title
          ? [{ texts: [title as MdxJsxAttribute], links: inside.flatMap(linksOf), counted: sizesOf(inside) }]
          : [];
        return [...own, ...blocksOf(inside)];
      }
      default:
        return 'children' in node ? blocksOf(node.children as RootContent[], around) : [];
    }
  });
}

const paragraph = (node: RootContent | undefined): RootContent | undefined =>
  node?.type === 'paragraph' ? node : undefined;

const rowsOf = (table: Table, links: readonly string[]): Block[] =>
  table.children.map((row) => ({ texts: textsOf(row), links, counted: [] }));

const itemsOf = (list: List, links: readonly string[]): Block[] =>
  list.children.flatMap((item) => blocksOf(item.children as RootContent[], links));

/** What follows a heading up to the next one. */
function sectionOf(children: readonly RootContent[], index: number): readonly RootContent[] {
  const after = children.slice(index + 1);
  const end = after.findIndex(({ type }) => type === 'heading');
  return end < 0 ? after : after.slice(0, end);
}

function sizesOf(nodes: readonly RootContent[]): number[] {
  return nodes.flatMap((node) => {
    if (node.type === 'list') return [node.children.length];
    // Without the row of its headings.
    return node.type === 'table' ? [node.children.length - 1] : [];
  });
}

/** Running text, and code that is a value: `30s`, `0/1`. Other code is a name, and a number in it belongs to the name. */
function textsOf(parent: Parent): (Text | InlineCode)[] {
  const texts: (Text | InlineCode)[] = [];
  visit(parent as Node as Nodes, (node) => {
    if (node.type === 'text' || (node.type === 'inlineCode' && VALUE.test(node.value))) texts.push(node);
  });
  return texts;
}

const VALUE = /^\d[\d.,/]*(?:%|[a-zA-Z]{1,2})?$/;

function linksOf(node: RootContent | undefined): string[] {
  if (!node) return [];
  const links: Link[] = [];
  visit(node as Nodes, 'link', (link) => void links.push(link));
  return links.map(({ url }) => url);
}
