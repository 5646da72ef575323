import type { Range } from '../../manifest/document.ts';

/** What is open at a place in YAML that could not be read beyond it. */
export interface Open {
  /** Offsets of the brackets, and of a quote, that are not closed; the innermost last. */
  readonly open: readonly number[];
  /** The last text in quotes before it. */
  readonly quoted?: Range;
}

export const PARTNERS: Readonly<Record<string, string>> = { '[': ']', '{': '}', '"': '"', "'": "'" };

/** What stands before a value in its line: dashes, a key, an anchor or a tag. */
const PREFIX = /( *(?:- +)*)((?:"[^"\n]*"|'[^'\n]*'|[^\s#"'[{|>][^\n]*?):(?= |$))? *(?:[&!]\S+ +)*/my;

/** Scan a document from its start for quotes and brackets that are open at `stop`. */
export function openAt(text: string, start: number, stop: number): Open {
  let quoted: Range | undefined;
  let deeperThan = -1;
  for (let at = start; at < stop; at = nextLine(text, at)) {
    const indent = indentAt(text, at);
    const isBlank = /[\s#]/.test(text[at + indent] ?? '#');
    if (isBlank || (deeperThan >= 0 && indent > deeperThan)) continue;
    PREFIX.lastIndex = at;
    const [prefix, dashes, key] = PREFIX.exec(text)!;
    at += prefix.length;
    const first = text[at] ?? '';
    deeperThan = /[|>]/.test(first) ? (key ? dashes!.length : indent) : -1;
    const { end, open, last } = /["'[{]/.test(first) ? scanValue(text, at, stop) : { end: at, open: [], last: quoted };
    quoted = last ?? quoted;
    if (open.length > 0) return { open, ...(quoted && { quoted }) };
    at = end;
  }
  return { open: [], ...(quoted && { quoted }) };
}

/** Scan a value in quotes or brackets, to its end or `stop`. */
function scanValue(text: string, start: number, stop: number): Open & { readonly end: number; readonly last?: Range } {
  const open: number[] = [];
  let last: Range | undefined;
  let before = '[';
  for (let at = start; at < stop; at += 1) {
    const character = text[at]!;
    if (/["']/.test(character) && /[[{,:]/.test(before)) {
      const end = closingQuote(text, at);
      if (end < 0 || end > stop) return { end: stop, open: [...open, at], ...(last && { last }) };
      last = { start: at, end };
      at = end - 1;
    } else if (character === '#' && /\s/.test(text[at - 1] ?? ' ')) at = nextLine(text, at) - 1;
    else if (/[[{]/.test(character)) open.push(at);
    else if (/[\]}]/.test(character) && PARTNERS[text[open.at(-1)!]!] === character) open.pop();
    if (/\S/.test(text[at]!)) before = text[at]!;
    if (open.length === 0) return { end: at, open, ...(last && { last }) };
  }
  return { end: stop, open, ...(last && { last }) };
}

/** The offset behind the quote that closes the one at `at`, or -1. */
function closingQuote(text: string, at: number): number {
  const quote = text[at]!;
  for (let end = at + 1; end < text.length; end += 1) {
    if (quote === '"' && text[end] === '\\') end += 1;
    else if (text[end] !== quote) continue;
    else if (quote === '"' || text[end + 1] !== quote) return end + 1;
    else end += 1;
  }
  return -1;
}

function indentAt(text: string, at: number): number {
  let end = at;
  while (text[end] === ' ') end += 1;
  return end - at;
}

function nextLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
}
