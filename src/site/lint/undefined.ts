import { visit } from 'unist-util-visit';
import type { Diagnostic } from '../../example/diagnostic.ts';
import type { Page } from '../content.ts';
import type { Wording } from '../markup/fault.ts';
import { placeInText } from '../text-place.ts';

/** What Markdown takes for plain text because nothing defines it: a footnote, or a link or picture by reference. */
const FOOTNOTE = /\[\^([^\]\s]+)\]/g;
const REFERENCE = /\]\[([^\][]*)\]/g;

/** Nothing is shown as text that was meant as a link or a footnote. */
export function checkUndefined({ tree, file }: Page): Diagnostic[] {
  const found: Diagnostic[] = [];
  visit(tree, 'text', (node) => {
    const report = (pattern: RegExp, wording: (name: string) => Wording) => {
      for (const match of node.value.matchAll(pattern)) {
        const name = match[1] || before(node.value, match.index);
        found.push({ file, ...placeInText(node, match.index), ...wording(name) });
      }
    };
    report(FOOTNOTE, noFootnote);
    report(REFERENCE, noReference);
  });
  return found;
}

/** The text in brackets that ends at `end`, which is the name in `[name][]`. */
const before = (text: string, end: number): string => text.slice(text.lastIndexOf('[', end) + 1, end);

const noFootnote = (name: string): Wording => ({
  message: { ko: `각주 [^${name}]의 내용이 없습니다.`, en: `the footnote [^${name}] is not defined` },
  hint: {
    ko: `글의 끝에 «[^${name}]: 내용»을 적으십시오. 코드라면 백틱으로 감싸십시오.`,
    en: `write “[^${name}]: text” at the end of the page; if this is code, put it in backticks`,
  },
});

const noReference = (name: string): Wording => ({
  message: {
    ko: `링크가 참조하는 [${name}]의 주소가 없습니다.`,
    en: `the link refers to [${name}], which is not defined`,
  },
  hint: {
    ko: `글의 끝에 «[${name}]: 주소»를 적으십시오. 코드라면 백틱으로 감싸십시오.`,
    en: `write “[${name}]: address” at the end of the page; if this is code, put it in backticks`,
  },
});
