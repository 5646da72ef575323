import { inlineCode } from '../markdown.ts';
import type { TextLine } from './text.ts';

/** A drawing in words as a list of HTML. */
export function textHtml(lines: readonly TextLine[]): string {
  if (lines.length === 0) return '';
  return `<ul>${lines.map(({ text, lines: below }) => `<li>${inlineCode(text)}${textHtml(below)}</li>`).join('')}</ul>`;
}
