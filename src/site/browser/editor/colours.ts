/** A part of a line with the class that colours it (styles/sheet.css); without one it is plain. */
export interface ColouredPart {
  readonly text: string;
  readonly class?: string;
}

/** The key of a mapping; it comes first in its line, or in braces. */
const KEY =
  /(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|(?:[^\s#"'[\]{},&*!|>%@`:-]|-(?=[^\s:]))(?:[^#"'[\]{},:]|:(?!\s|$))*)\s*:(?=\s|$)/y;
const BEFORE_KEY = /^(?:\s|-\s)*$|[{,]\s*$/;

/** What else a line is made of, in the order in which it is tried; the rest is plain. */
const PARTS = [
  ['t-com', /(?<!\S)#.*/y],
  ['t-str', /"(?:[^"\\]|\\.)*"?|'(?:[^']|'')*'?/y],
  [
    't-num',
    /(?<=[\s[,:-]|^)(?:[-+]?(?:0x[\da-f]+|\d[\d_]*(?:\.\d*)?(?:e[-+]?\d+)?)|true|false|null|~)(?=\s*(?:[,\]}]|$|\s#))/iy,
  ],
  [undefined, /\s+|[[\]{},]|-(?=\s|$)|[|>&*!][^\s,\]}]*/y],
  ['t-str', /(?:[^\s#,\]}]|(?<=\S)#)(?:[^\s,\]}]|,(?=\S))*/y],
] as const;

/**
 * Split a line of YAML into parts to colour; their texts joined are the line. It is read by itself, as an editor's colours are:
 * what a checker would say of the text is not asked.
 * @param isText whether the line stands in a block of text (`|`, `>`)
 */
export function colouredParts(line: string, isText: boolean): ColouredPart[] {
  if (isText) return [{ text: line, class: 't-str' }];
  const parts: ColouredPart[] = [];
  for (let at = 0; at < line.length; ) {
    const part = keyAt(line, at) ?? partAt(line, at);
    parts.push(part);
    at += part.text.length;
  }
  return parts;
}

function keyAt(line: string, at: number): ColouredPart | undefined {
  KEY.lastIndex = at;
  const text = BEFORE_KEY.test(line.slice(0, at)) ? KEY.exec(line)?.[0] : undefined;
  return text === undefined ? undefined : { text, class: 't-key' };
}

function partAt(line: string, at: number): ColouredPart {
  for (const [kind, pattern] of PARTS) {
    pattern.lastIndex = at;
    const text = pattern.exec(line)?.[0];
    if (text) return kind === undefined ? { text } : { text, class: kind };
  }
  return { text: line[at]! };
}

/** Longer lines are not drawn, and begin no block. */
const LONGEST_READ = 2000;
/** How a line begins a block of text: behind a key or a dash, that is indented less than the text. */
const BLOCK = /^(?<indent>\s*(?:- +)*?)(?:[^#\s-][^#]*?:\s+|-\s+)(?:[&!]\S+\s+)*[|>][-+\d]*\s*(?:#.*)?$/;

/** The lines that stand in blocks of text. */
export function textLines(lines: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>();
  let above: number | undefined;
  lines.forEach((line, number) => {
    const indentation = line.search(/\S/);
    if (above !== undefined && (indentation < 0 || indentation > above)) found.add(number);
    else above = line.length > LONGEST_READ ? undefined : BLOCK.exec(line)?.groups?.indent?.length;
  });
  return found;
}
