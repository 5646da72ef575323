import type { Range } from '../manifest/document.ts';

/** The word at the caret: what a completion takes the place of. */
export interface Word {
  /** The whole word, with its quotes. */
  readonly range: Range;
  /** What is typed before the caret, without a quote. */
  readonly typed: string;
  readonly quote: '' | '"' | "'";
  /** `alone` behind indentation and dashes, `key` before a colon, `within` behind anything else. */
  readonly slot: 'alone' | 'key' | 'within';
  /** How far from the start of its line. */
  readonly column: number;
}

/** Lines that are longer are of no manifest that somebody types. */
const LONGEST_LINE = 2000;

/** The word at an offset; undefined in a comment, behind a closing quote, and directly behind a colon. */
export function wordAt(text: string, offset: number): Word | undefined {
  const line = lineStart(text, offset);
  const before = text.slice(line, offset);
  const after = /^[^\n\r]*/.exec(text.slice(offset, offset + LONGEST_LINE))![0];
  if (before.length + after.length > LONGEST_LINE) return undefined;
  const open = openQuote(before);
  if (open === 'comment') return undefined;
  const start = open ?? before.length - /[^\s,[\]{}"']*$/.exec(before)![0].length;
  const quote = open === undefined ? '' : (before[open] as '"' | "'");
  const typed = before.slice(start + quote.length);
  if (quote === '' && (typed.endsWith(':') || /["']$/.test(before))) return undefined;
  const rest = quote === '' ? /^(?:[^\s,[\]{}"':]|:(?=\S))*/ : quote === '"' ? /^[\w./-]*"?/ : /^[\w./-]*'?/;
  const end = rest.exec(after)![0].length;
  const isAlone = /^\s*(?:- +)*$/.test(before.slice(0, start));
  return {
    range: { start: line + start, end: offset + end },
    typed,
    quote,
    slot: /^[ \t]*:(?:\s|$)/.test(after.slice(end)) ? 'key' : isAlone ? 'alone' : 'within',
    column: start,
  };
}

/** The start of the line of an offset. LF, CRLF and CR end a line. */
export const lineStart = (text: string, offset: number): number =>
  offset === 0 ? 0 : Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;

/** Where the quote opens that is open at the end of a part of a line; undefined where none is. */
function openQuote(part: string): number | 'comment' | undefined {
  let open: number | undefined;
  for (let at = 0; at < part.length; at += 1) {
    const character = part[at]!;
    if (open !== undefined) {
      if (part[open] === '"' && character === '\\') at += 1;
      else if (character === part[open]) open = undefined;
    } else if (character === '#' && /\s|^$/.test(part[at - 1] ?? '')) return 'comment';
    else if ((character === '"' || character === "'") && /[\s[{,:]|^$/.test(part[at - 1] ?? '')) open = at;
  }
  return open;
}
