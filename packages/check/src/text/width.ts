/** Ranges of code points that take two cells of a terminal: East Asian Wide and Fullwidth (UAX #11), and emoji. */
const WIDE: readonly (readonly [first: number, last: number])[] = [
  [0x1100, 0x115f],
  [0x2329, 0x232a],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xa000, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
];
/** Marks that sit on the character before, the vowels and tails of decomposed Hangul among them. */
const NO_WIDTH = /\p{Mn}|\p{Me}|[\u1160-\u11ff]|[\u200b-\u200f]/u;

/** How many cells of a terminal a text takes. */
export function widthOf(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  let width = 0;
  for (const character of text) {
    if (NO_WIDTH.test(character)) continue;
    const code = character.codePointAt(0)!;
    width += WIDE.some(([first, last]) => code >= first && code <= last) ? 2 : 1;
  }
  return width;
}

/**
 * Make a text safe and plain to show on a terminal: control characters become their pictures, so that no manifest can
 * move the cursor; a tab becomes an arrow, so that it can be seen.
 */
export function visible(text: string): string {
  return text
    .replaceAll('\t', '→')
    .replace(/[\u0000-\u001f]/g, (character) => String.fromCharCode(0x2400 + character.charCodeAt(0)))
    .replace(/[\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufeff]/g, '�');
}

/** Cut a line that is too long for the terminal to the part around `from`, and say how far it was moved. */
export function windowOf(line: string, from: number, cells: number): { text: string; skipped: number } {
  if (widthOf(line) <= cells) return { text: line, skipped: 0 };
  const skipped = Math.max(0, from - Math.floor(cells / 3));
  let end = skipped;
  for (let width = 0; end < line.length && width < cells - 4; end += 1) width += widthOf(line.charAt(end));
  return { text: line.slice(skipped, end), skipped };
}
