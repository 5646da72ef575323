const DOTS = '(?:\\.{3,}|[\\u2026\\u22ef\\u22ee]+)';
const WORDS = '(?:이하 ?|중간 ?)?(?:생략|중략|후략)(?:됨|합니다)?|omitted|snip(?:ped)?|truncated';
const OPEN = '[-.\\u2026~*<>(){}[\\]\\s]*';

/** What authors write where they leave something out, alone on the last line of a text: `...`, `…`, `(생략)`, also behind a dash. */
export const ELISION = new RegExp(
  `(?:^|[\\r\\n])\\s*(?:- +)?(?:[[{(<]? ?${DOTS} ?[\\]})>]?|${OPEN}(?:${WORDS})${OPEN})\\s*$`,
  'i',
);

/** Whether a text is nothing but such a mark. */
export function isElision(text: string): boolean {
  return ELISION.exec(text.trim())?.index === 0;
}
