import { lineStart, type Word } from './word.ts';

/** How the place of a word is found: by the parser alone, or in what is left of a text that it cannot read. */
export type FoundBy = 'parser' | 'indentation' | 'brackets';

/** What takes the place of the word: a text that nobody writes. */
export const CARET = 'the.caret.is.here';

/** A text in which the word is set aside, as long as the original up to it. */
export interface Reading {
  readonly by: FoundBy;
  readonly text: string;
}

/**
 * The readings of a text in which the place of a word can be looked for, best first: the whole of it; of the word's document only
 * the lines that lead to the word by their indentation; and only what stands before it, with the brackets closed.
 */
export function* readings(text: string, word: Word): Generator<Reading> {
  const { start, end } = word.range;
  const caret = word.slot === 'alone' ? `${CARET}:` : CARET;
  yield { by: 'parser', text: text.slice(0, start) + caret + text.slice(end) };
  const [from, to] = documentAround(text, start);
  const lines = leading(text.slice(from, start), caret, word);
  if (lines !== undefined) yield { by: 'indentation', text: text.slice(0, from) + lines + text.slice(to) };
  const closing = closingBrackets(text.slice(from, start));
  if (closing !== '') yield { by: 'brackets', text: text.slice(0, start) + CARET + closing };
}

/** Where the document of an offset starts and ends. */
function documentAround(text: string, offset: number): [from: number, to: number] {
  const line = lineStart(text, offset);
  const before = [...text.slice(0, line).matchAll(/^---(?=\s)[^\n\r]*/gm)].at(-1);
  const after = /^---(?=\s|$)/m.exec(text.slice(offset));
  return [before ? before.index + before[0].length : 0, after ? offset + after.index : text.length];
}

const LINE = /^(?<indent>[ \t]*)(?<dashes>(?:- +)*)(?<rest>.*)$/;
const KEY = /^(?:"[^"]*"|'[^']*'|[^\s#:'"[\]{}&*!|>%@`,-][^:#]*?)\s*:(?=\s|$)/;
const IDENTITY = /^(?:apiVersion|kind): +[\w./-]+\s*$/;

const BLOCK = /^\s*[|>]/;

/**
 * What stands before the word, blank but for the keys that lead to it, those beside it, and the object's kind; undefined where the
 * word stands in a block of text.
 */
function leading(before: string, caret: string, { slot }: Word): string | undefined {
  const lines = before.split(/(\r\n|\n|\r)/);
  const own = LINE.exec(lines.at(-1)!)!.groups!;
  let column = own.indent!.length;
  let isItem = own.dashes !== '';
  let isBeside = true;
  const kept = lines.slice(0, -1).map((part, index) => (index % 2 === 1 ? part : ' '.repeat(part.length)));
  for (let index = lines.length - 3; index >= 0; index -= 2) {
    const line = lines[index]!;
    const { indent = '', dashes = '', rest = '' } = LINE.exec(line)!.groups!;
    const key = KEY.exec(rest)?.[0];
    if (indent === '' && IDENTITY.test(line)) kept[index] = line;
    if (key === undefined) continue;
    const isAbove = indent.length < column || (isItem && dashes === '' && indent.length === column);
    if (!isAbove && !(isBeside && !isItem && dashes === '' && indent.length === column)) continue;
    if (isAbove && BLOCK.test(rest.slice(key.length))) return undefined;
    const isIdentity = indent === '' && IDENTITY.test(line);
    if (!isIdentity) kept[index] = (' '.repeat(indent.length) + dashes + key).padEnd(line.length);
    if (!isAbove) continue;
    isBeside = false;
    column = indent.length;
    isItem = dashes !== '';
  }
  // What is typed behind a key belongs to that key; anything else on the line is not looked at.
  const key = slot === 'within' ? KEY.exec(own.rest!)?.[0] : '';
  const written = ' '.repeat(own.indent!.length) + own.dashes! + (key ?? '');
  return kept.join('') + written.padEnd(lines.at(-1)!.length) + caret;
}

const CLOSES: Readonly<Record<string, string>> = { '{': '}', '[': ']' };

/** What closes the brackets that are open at the end of a text. */
function closingBrackets(text: string): string {
  const open: string[] = [];
  for (const [part] of text.matchAll(/"(?:[^"\\]|\\.)*"|'[^']*'|(?<!\S)#[^\n\r]*|[[\]{}]/gs)) {
    const closing = CLOSES[part];
    if (closing) open.push(closing);
    else if (part === open.at(-1)) open.pop();
  }
  return open.reverse().join('');
}
