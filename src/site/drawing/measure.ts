/** How a piece of text is set. */
export interface Font {
  readonly family: 'sans' | 'mono';
  readonly isBold: boolean;
}

/** The size of all text of a drawing, in its own units. */
export const FONT_SIZE = 12;

/**
 * Widths in em, by the first class that a character is of. Each is that of the widest font that styles/tokens.css names or a
 * browser may put in its place (DejaVu Sans; 0.617 em for a monospace one), so that text ends within its box whatever the reader has.
 */
const SANS: readonly (readonly [RegExp, number])[] = [
  [/[ilj.,:;'|!]/, 0.36],
  [/[ ftrI()[\]/\\-]/, 0.46],
  [/[mwMW%@]/, 1],
  [/[A-Z]/, 0.79],
  [/[\x20-\x7e]/, 0.65],
  [/[\0-\uffff]/, 1],
  [/./u, 1.4],
];
const MONO: readonly (readonly [RegExp, number])[] = [
  [/[\x20-\x7e]/, 0.617],
  [/[\0-\uffff]/, 1],
  [/./u, 1.4],
];
/** How much wider bold text is than regular. */
const BOLD = 1.1;

/** The most room that a line of text takes, in units of a drawing. */
export function widthOf(text: string, { family, isBold }: Font): number {
  const table = family === 'mono' ? MONO : SANS;
  let em = 0;
  for (const character of text) em += table.find(([of]) => of.test(character))?.[1] ?? 1;
  return em * FONT_SIZE * (isBold && family === 'sans' ? BOLD : 1);
}

/** Where a text of code is best broken: behind what joins its parts. */
const JOINT = /(?<=[/:=.,@_ -])/;

/** A text in lines that are no wider than `width`, broken behind a joint where there is one, else anywhere. */
export function broken(text: string, font: Font, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  const fits = (more: string) => widthOf(line + more, font) <= width;
  for (const part of text.split(JOINT)) {
    if (fits(part)) {
      line += part;
      continue;
    }
    if (line !== '') lines.push(line);
    line = '';
    for (const character of part) {
      if (!fits(character) && line !== '') {
        lines.push(line);
        line = '';
      }
      line += character;
    }
  }
  return [...lines, line].filter((one) => one !== '');
}
