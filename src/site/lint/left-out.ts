import type { Code, Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Diagnostic } from '../../example/diagnostic.ts';
import type { Page } from '../content.ts';
import { placeOf } from '../example-use.ts';
import type { Wording } from '../markup/fault.ts';

/** Nothing of a page is left out, such as the words that open details, and nothing that stands after code is taken for it. */
export function checkLeftOut({ tree, file }: Page): Diagnostic[] {
  const found: Diagnostic[] = [];
  const referred = new Set<string>();
  visit(tree, 'footnoteReference', ({ identifier }) => void referred.add(identifier));
  visit(tree, (node) => {
    const report = (wording: Wording, place = placeOf(node)) => found.push({ file, ...place, ...wording });
    if (node.type === 'code' && isOpen(node)) report(OPEN_FENCE);
    if ('name' in node && node.name === 'details' && !node.children.some(isSummary)) report(NO_SUMMARY);
    if (node.type === 'footnoteDefinition' && !referred.has(node.identifier)) report(unused(node.identifier));
    if (node.type !== 'table') return;
    const columns = node.children[0]?.children.length ?? 0;
    for (const row of node.children) {
      const extra = row.children[columns];
      if (extra) report(tooMany(row.children.length, columns), placeOf(extra));
    }
  });
  return found;
}

const isSummary = (node: Nodes): boolean => 'name' in node && node.name === 'summary';
const NO_SUMMARY: Wording = {
  message: {
    ko: '<details>에 <summary>가 없어, 무엇을 펼치는지 알 수 없습니다.',
    en: '<details> has no <summary>, so readers do not know what it opens',
  },
  hint: { ko: '<summary>글</summary>로 시작하십시오.', en: 'start it with <summary>words</summary>' },
};

/** Whether the fence of a block of code is never closed: its last line is one of the code, or the empty one that ends the file. */
function isOpen({ position, value }: Code): boolean {
  if (!position) return false;
  const { start, end } = position;
  const lines = value === '' ? 0 : value.split('\n').length;
  // Code that is indented has no fence.
  return end.line - start.line === lines || (end.line - start.line > lines && end.column === 1);
}

const OPEN_FENCE: Wording = {
  message: {
    ko: '코드 블록이 닫히지 않아, 뒤의 내용이 모두 코드로 표시됩니다.',
    en: 'this code block is not closed, so all that follows is shown as code',
  },
  hint: { ko: '끝나는 곳에 시작과 같은 줄(```)을 적으십시오.', en: 'write ``` where it ends, as at its start' },
};

const unused = (name: string): Wording => ({
  message: {
    ko: `각주 [^${name}]을(를) 쓰는 곳이 없어 표시되지 않습니다.`,
    en: `nothing refers to the footnote [^${name}], so it is not shown`,
  },
  hint: { ko: `글에 [^${name}]을(를) 적거나 각주를 지우십시오.`, en: `write [^${name}] in the text, or delete it` },
});

const tooMany = (cells: number, columns: number): Wording => ({
  message: {
    ko: `표의 머리는 ${columns}칸인데 이 줄은 ${cells}칸이어서, 여기부터 표시되지 않습니다.`,
    en: `this row has ${cells} cells and the head of the table ${columns}, so this cell is not shown`,
  },
  hint: {
    ko: '머리와 그 아래 줄에 칸을 추가하십시오. 글자 |는 \\|로 적습니다.',
    en: 'add a column to the head and to the line below it; write a | that is text as \\|',
  },
});
