import { wordsOf } from './words.ts';

/** A piece of a text; a match is marked. */
export interface Piece {
  readonly text: string;
  readonly isMatch: boolean;
}

/** What a word of the index was looked for: the parts of the query, by their places. */
export interface Wanted {
  readonly parts: readonly number[];
}

/** Words of the index that were looked for. */
export type WantedWords = ReadonlyMap<string, Wanted>;

/** A line is shown up to here; what is before its first match gives way first. */
const LONGEST = 160;
const BEFORE_MATCH = 60;

/** A text with its matches marked. */
export function marked(text: string, wanted: WantedWords): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const { from, to } of matchesIn(text, wanted)) {
    if (from < end) continue;
    if (from > end) pieces.push({ text: text.slice(end, from), isMatch: false });
    pieces.push({ text: text.slice(from, to), isMatch: true });
    end = to;
  }
  return end < text.length ? [...pieces, { text: text.slice(end), isMatch: false }] : pieces;
}

/** The line that holds the most of what was looked for, marked and cut to a length; the first one where none holds any. */
export function excerptOf(lines: readonly string[], wanted: WantedWords): Piece[] {
  let [best = ''] = lines;
  let most = 0;
  for (const line of lines) {
    const parts = new Set(matchesIn(line, wanted).flatMap((match) => match.parts));
    if (parts.size > most) [best, most] = [line, parts.size];
  }
  return marked(cut(best, matchesIn(best, wanted)[0]?.from ?? 0), wanted);
}

function matchesIn(text: string, wanted: WantedWords): { from: number; to: number; parts: readonly number[] }[] {
  return wordsOf(text).flatMap(({ key, start, end }) => {
    const found = wanted.get(key);
    if (!found) return [];
    return [{ from: start, to: end, parts: found.parts }];
  });
}

/** Cut a line between words, so that its first match is seen. */
function cut(line: string, match: number): string {
  if (line.length <= LONGEST) return line;
  const earliest = Math.min(Math.max(0, match - BEFORE_MATCH), line.length - LONGEST);
  const start = earliest > 0 ? line.indexOf(' ', earliest) + 1 : 0;
  const end = line.length - start > LONGEST ? line.lastIndexOf(' ', start + LONGEST) : line.length;
  const shown = line.slice(start, end > start ? end : start + LONGEST);
  return `${start > 0 ? '…' : ''}${shown}${start + shown.length < line.length ? '…' : ''}`;
}
