import type { Wording } from '../../rule.ts';

/** A key with the mark of a text of many lines right behind its colon. */
const GLUED = /^( *(?:- +)*)([\w./-]+:)([|>][-+\d]*) *$/gm;
/** How far above a stop such a key is looked for. */
const LOOKED_AT = 20_000;

/** What to say where reading stopped within or behind a text of many lines whose `|` was glued to its key: at that key. */
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
