import type { Range } from './document.ts';

/**
 * Characters that nobody sees and that may change what is read: those that Unicode says to ignore when a text is drawn, format
 * controls (which turn the direction of text around), separators of lines and paragraphs, the next-line control, and a braille
 * cell without dots. https://www.unicode.org/reports/tr36/
 */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Zl}\p{Zp}\u0085\u2800]+/gu;
/** One of them, or a control character besides line ends and tabs: what must not be shown as nothing. */
export const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Zl}\p{Zp}\u2800]|(?![\t\n\r])\p{Cc}/gu;
/** Most text holds none of them, and without the u flag that is quickly seen. */
const HAS_NONE = /^[\t\n\r\x20-\x7e\xa1-\xac\uac00-\ud7a3\u4e00-\u9fff]*$/;
/** What makes one picture of several: joiners and variation selectors after a pictograph. */
const IN_PICTOGRAPH = /^[\u200d\ufe0e\ufe0f]+$/;
const PICTOGRAPH_BEFORE = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Emoji_Component}]$/u;

/** A run of characters that nobody sees. */
export interface InvisibleRun {
  readonly range: Range;
  /** `U+202E`, one for each character of the run. */
  readonly codes: readonly string[];
}

/** Find what nobody sees in a text; a byte order mark at its start and what belongs to a pictograph are left out. */
export function invisibleRuns(text: string): InvisibleRun[] {
  if (HAS_NONE.test(text)) return [];
  return [...text.matchAll(INVISIBLE)].flatMap(({ 0: run, index }) => {
    if (index === 0 && run === '\ufeff') return [];
    if (IN_PICTOGRAPH.test(run) && PICTOGRAPH_BEFORE.test(text.slice(Math.max(0, index - 2), index))) return [];
    return [{ range: { start: index, end: index + run.length }, codes: [...run].map(codeOf) }];
  });
}

/** The codes of all that nobody sees in a text, control characters besides line ends and tabs included. */
export function unseenCodes(text: string): string[] {
  const controls = text.match(/(?![\t\n\r])\p{Cc}/gu) ?? [];
  return [...invisibleRuns(text).flatMap(({ codes }) => codes), ...controls.map(codeOf)];
}

/** @example codeOf('\u200b') // 'U+200B' */
export function codeOf(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}
