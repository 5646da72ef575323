import type { List, ListItem, RootContent } from 'mdast';
import type { Example } from '../../example/load.ts';
import type { Lang } from '../../text/lang.ts';
import { drawingsOf } from '../data.ts';
import type { TextLine } from '../drawing/text.ts';
import { translator } from '../i18n/t.ts';
import { paragraph, strong } from './nodes.ts';

/** The drawings of an example in words. */
export function drawingNodes(example: Example, lang: Lang, file?: string): RootContent[] {
  const title = translator(lang)('drawingTitle');
  return drawingsOf(example, lang, file).flatMap(({ lines, caption }) => [
    paragraph(strong(`${caption ? `${title}. ${caption}` : title}:`)),
    listOf(lines),
  ]);
}

function listOf(lines: readonly TextLine[]): List {
  const children = lines.map(({ text, lines: below }): ListItem => {
    return {
      type: 'listItem',
      spread: false,
      children: [paragraph(text), ...(below.length > 0 ? [listOf(below)] : [])],
    };
  });
  return { type: 'list', ordered: false, spread: false, children };
}
