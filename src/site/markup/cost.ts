import { DEPTH, TOO_DEEP } from './depth.ts';
import type { Fault } from './fault.ts';

/** Signs between two empty lines of which Markdown looks for the partner of each among all others. */
const SIGNS = 500;
const SIGN = /[*_~]|\$\$|<[!?]/g;
/** The marks of quotations and lists that a line begins with: each opens one within the one before. */
const MARKERS = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)))*/;
const MARKER = />|[-+*]|\d+[.)]/g;

const TOO_MANY_SIGNS = {
  message: {
    ko: `빈 줄 없이 이어지는 글에 \`*\`, \`_\`, \`~\`, \`$$\`, \`<!\`, \`<?\`가 ${SIGNS}개보다 많습니다.`,
    en: `there are more than ${SIGNS} of \`*\`, \`_\`, \`~\`, \`$$\`, \`<!\` and \`<?\` without an empty line`,
  },
  hint: { ko: '빈 줄로 문단을 나누십시오.', en: 'split the paragraph with empty lines' },
};

/** What would keep the parser of pages busy without end, found before it starts; undefined where nothing would. */
export function costFault(text: string): Fault | undefined {
  let signs = 0;
  for (const [index, line] of text.split('\n').entries()) {
    const place = { line: index + 1, column: 1 };
    const markers = MARKERS.exec(line)![0].match(MARKER)?.length ?? 0;
    if (markers > DEPTH) return { ...place, ...TOO_DEEP };
    signs = line.trim() === '' ? 0 : signs + (line.match(SIGN)?.length ?? 0);
    if (signs > SIGNS) return { ...place, ...TOO_MANY_SIGNS };
  }
  return undefined;
}
