import type { Heading, Nodes } from 'mdast';
import type { Diagnostic } from '../../example/diagnostic.ts';
import { collectionOf } from '../collections/index.ts';
import type { Page } from '../content.ts';
import { placeOf } from '../example-use.ts';
import type { Wording } from '../markup/fault.ts';
import { headingText } from './page-anchors.ts';

/** Components with a heading of their own, and its depth. */
const SECTIONS: Readonly<Record<string, number>> = { Mistake: 3, Exercise: 3 };

/** Headings have a text, and none is more than one level below the one before it: readers of screens and tables of contents go by them. */
export function checkHeadings(page: Page): Diagnostic[] {
  const first = collectionOf(page).headingDepth ?? 2;
  const found: Diagnostic[] = [];
  let depth = first - 1;
  const walk = (node: Nodes): void => {
    if (node.type === 'heading') {
      const wording = headingFault(node, depth, first);
      if (wording) found.push({ file: page.file, ...placeOf(node), ...wording });
      depth = Math.max(node.depth, first);
    }
    if (!('children' in node)) return;
    const around = depth;
    depth = ('name' in node && SECTIONS[node.name ?? '']) || depth;
    node.children.forEach(walk);
    if ('name' in node) depth = around;
  };
  walk(page.tree);
  return found;
}

function headingFault(node: Heading, before: number, first: number): Wording | undefined {
  const sign = (depth: number) => '#'.repeat(depth);
  const { depth } = node;
  if (headingText(node).trim() === '') {
    return {
      message: { ko: '제목에 글이 없습니다.', en: 'the heading has no text' },
      hint: { ko: '글을 적거나 지우십시오.', en: 'write its text, or delete it' },
    };
  }
  if (depth < first) {
    return {
      message: {
        ko: `\`${sign(depth)}\` 제목은 여기에 쓸 수 없습니다. 페이지에 더 높은 제목이 이미 있습니다.`,
        en: `\`${sign(depth)}\` is too high for a heading here: the page has its own headings above this text`,
      },
      hint: { ko: `\`${sign(first)}\`로 적으십시오.`, en: `write \`${sign(first)}\`` },
    };
  }
  if (depth <= before + 1) return undefined;
  return {
    message:
      before < first
        ? {
            ko: `첫 제목이 \`${sign(depth)}\`로 시작합니다.`,
            en: `the first heading is \`${sign(depth)}\``,
          }
        : {
            ko: `\`${sign(before)}\` 다음에 \`${sign(depth)}\` 제목이 있어 단계를 건너뜁니다.`,
            en: `the heading jumps from \`${sign(before)}\` to \`${sign(depth)}\``,
          },
    hint: { ko: `\`${sign(before + 1)}\`로 적으십시오.`, en: `write \`${sign(before + 1)}\`` },
  };
}
