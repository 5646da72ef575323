import type { Wording } from './fault.ts';

/** Nesting beyond this exhausts the stack of what makes HTML of a page; no text that people read comes near. */
export const DEPTH = 40;

/** Reported too for what nests so deep that not even the parser comes to its end. */
export const TOO_DEEP: Wording = {
  message: {
    ko: `글이 ${DEPTH}단계보다 깊게 중첩되어 있습니다.`,
    en: `the page is nested more than ${DEPTH} levels deep`,
  },
  hint: { ko: '목록이나 인용을 나누십시오.', en: 'split the lists or quotations' },
};
