import { toHtml as htmlOf } from 'hast-util-to-html';
import type { RootContent, Text } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { mathToMarkdown } from 'mdast-util-math';
import { toHast } from 'mdast-util-to-hast';
import { type Handle, toMarkdown as markdownOf, type Options } from 'mdast-util-to-markdown';

/** Marks around a text. The library encodes the letters beside them as numbers, often for Hangul next to quotes; this does not. */
function around(mark: string): Handle {
  const handle: Handle = (node, _parent, state, info) =>
    mark + state.containerPhrasing(node, { ...info, before: mark, after: mark }) + mark;
  return Object.assign(handle, { peek: () => mark[0]! });
}

/** Characters that would begin something within a line. */
const WITHIN = /[\\`*[]|<(?=[a-z/!?])|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|~(?=\S)|(?<=\S)~|&(?=#?\w+;)/giu;
/** And at the start of one: headings, quotations, lists, rules. */
const AT_START = /^([ \t]*)(?:([#>+=-])|(\d+)([.)]))/gm;

/**
 * A text with only the backslashes that it needs. The library tests each text for forty patterns, which takes most of the time of
 * all pages, and escapes more.
 */
const text: Handle = ({ value }: Text, _parent, state, { before }) => {
  // Spaces at the start of a block would make it one of code.
  const escaped = (before === '\n' ? value.trimStart() : value)
    .replace(WITHIN, '\\$&')
    .replace(AT_START, (_, space, sign, digits, end) => (sign ? `${space}\\${sign}` : `${space}${digits}\\${end}`));
  const inCell = state.stack.includes('tableCell') ? escaped.replaceAll('|', '\\|') : escaped;
  // The words of a link end with the first bracket of which none was the other half.
  return state.stack.includes('label') ? inCell.replaceAll(']', '\\]') : inCell;
};

const OPTIONS: Options = {
  bullet: '-',
  rule: '-',
  handlers: { strong: around('**'), emphasis: around('*'), text },
  extensions: [gfmToMarkdown({ tablePipeAlign: false }), mathToMarkdown({ singleDollarTextMath: false })],
};

/** Write nodes as Markdown. */
export const toMarkdown = (nodes: readonly RootContent[]): string =>
  markdownOf({ type: 'root', children: [...nodes] }, OPTIONS);

/** What XML cannot hold, not even as a reference. */
const NO_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** Write nodes as HTML for feeds: without classes of the site, and without characters that XML cannot hold. */
export function toHtml(nodes: readonly RootContent[]): string {
  const tree = toHast({ type: 'root', children: [...nodes] }, { allowDangerousHtml: true });
  return htmlOf(tree, { allowDangerousHtml: true }).replace(NO_XML, '\u{fffd}');
}
