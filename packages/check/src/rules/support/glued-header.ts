import type { Wording } from '../../rule.ts';

/** A key with the mark of a multi-line text right after its colon. */
const GLUED = /^( *(?:- +)*)([\w./-]+:)([|>][-+\d]*) *$/gm;
/** How many characters above a stop are searched for such a key. */
const LOOKED_AT = 20_000;

/** The wording, at the key, for a stop within or after a multi-line text whose `|` has no space before it. */
export function gluedHeader(text: string, stop: number): Wording | undefined {
  const from = Math.max(0, stop - LOOKED_AT);
  const found = [...text.slice(from, stop).matchAll(GLUED)].at(-1);
  if (!found) return undefined;
  const { 0: line, 1: indent = '', 2: key = '', 3: mark = '', index } = found;
  const lines = text
    .slice(from + index + line.length, stop)
    .split(/\r?\n/)
    .slice(1, -1);
  if (lines.some((each) => each.trim() !== '' && each.search(/\S/) <= indent.length)) return undefined;
  const at = from + index + indent.length + key.length;
  return {
    range: { start: at, end: at + mark.length },
    message: { ko: `\`${mark}\` 앞에 공백이 없습니다.`, en: `A space is missing before \`${mark}\`.` },
    hint: { ko: `\`${key} ${mark}\`처럼 적으십시오.`, en: `Write \`${key} ${mark}\`.` },
    fix: { range: { start: at, end: at }, text: ' ' },
  };
}
