import type { Node, Range, YamlProblem } from './document.ts';

/** A run of blank lines, the first with a tab: one finding says it for all of them. */
const BLANK_WITH_TAB = /^[ ]*\t[ \t]*(?:#|---|(?:[\r\n][ \t\r\n]*|$))/gm;
const AFTER_INDICATOR = /^[ \t]*(?:[-?][ ]+)*[-?][ ]*\t/gm;
/** The tab where the server is still counting the spaces of text after `|` or `>`; a number there would say how many. */
const BEFORE_TEXT = /(?<=[|>][-+]?(?:[ \t].*)?(?:\r\n?|\n))[ \r\n]*\t/g;

/**
 * Tabs that js-yaml lets pass and the server's parser does not: on a blank or comment line of a block, before `---`, after `-`,
 * and first in the text of a block.
 * Between the parts of a flow collection and within text they are fine.
 */
export function tabProblems(text: string, roots: readonly Node[]): YamlProblem[] {
  if (!text.includes('\t')) return [];
  const offsets = new Set<number>();
  for (const match of text.matchAll(BLANK_WITH_TAB)) {
    const at = match.index + match[0].indexOf('\t');
    if (!continuesPlain(text, match.index, at - match.index)) offsets.add(at);
  }
  for (const match of text.matchAll(AFTER_INDICATOR)) offsets.add(match.index + match[0].length - 1);
  const begun = [...text.matchAll(BEFORE_TEXT)];
  if (offsets.size + begun.length === 0) return [];
  const free = roots.flatMap((root) => freeRanges(root));
  const problem = (code: string, at: number): YamlProblem => ({
    code,
    message: 'a tab cannot indent YAML',
    range: { start: at, end: at + 1 },
  });
  return [
    ...begun
      .filter(({ index }) => free.some(({ start }) => start === index))
      .map(({ index, 0: { length } }) => problem('text-tab', index + length - 1)),
    ...[...offsets]
      .filter((at) => !free.some(({ start, end }) => start < at && at < end))
      .map((at) => problem('tab', at)),
  ];
}

/** After plain text, a tab deeper than its key is only white space that the text might go on after. */
function continuesPlain(text: string, lineStart: number, column: number): boolean {
  let end = lineStart;
  while (end > 0 && /\s/.test(text[end - 1]!)) end -= 1;
  const line = text.slice(Math.max(text.lastIndexOf('\n', end - 1), text.lastIndexOf('\r', end - 1)) + 1, end);
  const indent = /^[ ]*(?:- +)*/.exec(line)![0].length;
  const isPlainValue = !/(^|[ ])#|["'\]}:|>]$/.test(line.slice(indent));
  return isPlainValue && column > indent;
}

/** Where tabs mean nothing: flow collections, and text of several lines. */
function freeRanges(node: Node): Range[] {
  if (node.kind === 'scalar') return [node.range];
  if (node.flow) return [node.range];
  if (node.kind === 'sequence') return node.entries.flatMap(freeRanges);
  return node.entries.flatMap(({ key, value }) => [key.range, ...freeRanges(value)]);
}
