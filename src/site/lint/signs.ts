import { nearest } from '@studylog/check/text';
import type { Text } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Diagnostic } from '../../example/diagnostic.ts';
import type { Page } from '../content.ts';
import { ALERTS } from '../markup/alerts.ts';
import type { Wording } from '../markup/fault.ts';
import { CONFLICT } from '../markup/mdx-error.ts';
import { placeInText } from '../text-place.ts';

type Start = 'paragraph' | 'listItem' | 'blockquote';

/** A sign of Markdown that became text, as it is written slightly otherwise. */
interface Slip {
  readonly pattern: RegExp;
  /** Only at the start of a paragraph, or of the first one in something; anywhere without it. */
  readonly starts?: Start;
  /** Whether a match is one, where the pattern alone cannot tell. */
  readonly isSlip?: (match: RegExpExecArray) => boolean;
  wording(match: RegExpExecArray): Wording;
}

const SLIPS: readonly Slip[] = [
  { pattern: /^<{7} /m, wording: () => CONFLICT },
  {
    pattern: /^(#{2,6})(?=[^\s#])/,
    starts: 'paragraph',
    wording: ([signs]) => ({
      message: {
        ko: `\`${signs}\` 다음에 빈칸이 없어 제목이 아닙니다.`,
        en: `this is no heading: no space follows \`${signs}\``,
      },
      hint: { ko: `\`${signs} 제목\`으로 적으십시오.`, en: `write \`${signs} text\`` },
    }),
  },
  {
    pattern: /\]\([^()\s]*\s/,
    wording: () => ({
      message: { ko: '주소에 빈칸이 있어 링크가 아닙니다.', en: 'this is no link: its address has a space' },
      hint: {
        ko: '주소의 빈칸은 %20으로 적으십시오. 코드라면 백틱으로 감싸십시오.',
        en: 'write a space in an address as %20; if this is code, put it in backticks',
      },
    }),
  },
  {
    pattern: /^\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*\|?$/m,
    isSlip: isRule,
    wording: () => ({
      message: {
        ko: '표가 아닙니다. 머리와 이 줄의 칸 수가 다릅니다.',
        en: 'this is no table: its head and this line have different numbers of cells',
      },
      hint: {
        ko: '칸마다 |---|를 적으십시오: | a | b |, |---|---|',
        en: 'write --- for each cell: | a | b |, |---|---|',
      },
    }),
  },
  {
    pattern: /^\[!([A-Za-z]+)\]/,
    starts: 'blockquote',
    wording: ([, name = '']) => alertWording(name),
  },
  {
    pattern: /^\[(?:[ \t]*|[ \t]+[xX][ \t]*|[xX][ \t]+|[xX](?=\]\S))\]/,
    starts: 'listItem',
    wording: () => ({
      message: { ko: '할 일 표시가 아닙니다.', en: 'this is no box of a task list' },
      hint: {
        ko: '`- [ ] 글`이나 `- [x] 글`로 적으십시오. 코드라면 백틱으로 감싸십시오.',
        en: 'write `- [ ] text` or `- [x] text`; if this is code, put it in backticks',
      },
    }),
  },
];

function alertWording(name: string): Wording {
  const known = ALERTS.map((alert) => alert.toUpperCase());
  const own = name.toUpperCase();
  if (known.includes(own)) {
    return {
      message: { ko: `[!${own}]과(와) 같은 줄에 글이 있습니다.`, en: `text follows [!${own}] in its line` },
      hint: { ko: '글을 다음 줄로 옮기십시오: `> 글`', en: 'move the text to the next line: `> text`' },
    };
  }
  const meant = nearest(own, known);
  return {
    message: { ko: `[!${name}] 알림은 없습니다.`, en: `there is no alert [!${name}]` },
    hint: meant
      ? { ko: `혹시 [!${meant}]입니까?`, en: `did you mean [!${meant}]?` }
      : { ko: `쓸 수 있는 알림: ${known.join(', ')}`, en: `the alerts are ${known.join(', ')}` },
  };
}

/** Nothing is shown as text that was meant as a heading, a link, a table, an alert or a box. */
export function checkSigns({ tree, file }: Page): Diagnostic[] {
  const found: Diagnostic[] = [];
  const report = (node: Text, fits: (slip: Slip) => boolean) => {
    for (const { pattern, isSlip = () => true, wording } of SLIPS.filter(fits)) {
      const match = pattern.exec(node.value);
      if (match && isSlip(match)) found.push({ file, ...placeInText(node, match.index), ...wording(match) });
    }
  };
  visit(tree, (node, index, parent) => {
    if (node.type === 'text') report(node, ({ starts }) => starts === undefined);
    const [first] = node.type === 'paragraph' ? node.children : [];
    if (first?.type !== 'text') return;
    report(first, ({ starts }) => starts === 'paragraph' || (index === 0 && starts === parent?.type));
  });
  return found;
}

/** Cells are divided by bars, in the line and in the one above it. */
function isRule({ 0: line, index, input }: RegExpExecArray): boolean {
  return line.includes('|') && (input.slice(0, index).trimEnd().split('\n').at(-1) ?? '').includes('|');
}
