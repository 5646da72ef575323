import { codeOf, UNSEEN } from '@studylog/check/manifest';

/** Escape text for HTML. A carriage return becomes a reference, because the HTML parser would drop it. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;');
}

/** Write text for an attribute or within SVG, where no element can stand: each character that nobody sees is its code. */
export const visibleText = (text: string): string => escapeHtml(text.replace(UNSEEN, codeOf));

/**
 * Write text as HTML whose text content is the text, with each character that nobody sees in an element that shows its code
 * and keeps its effect on the direction of text to itself (styles/base.css). HTML has no NUL: its picture is in its place.
 */
export function visibleHtml(text: string): string {
  return escapeHtml(text).replace(
    UNSEEN,
    (character) =>
      `<span class="unseen" data-code="${codeOf(character)}">${character === '\0' ? '␀' : character}</span>`,
  );
}
