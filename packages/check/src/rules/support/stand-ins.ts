import { ELISION } from '../../manifest/elision.ts';
import { COLONS, describeLookalike, lookalikeIn, withoutLookalikes } from '../../manifest/lookalikes.ts';
import type { Report, Wording } from '../../rule.ts';
import type { Localized } from '../../text/localized.ts';
import { asCode } from './quoting.ts';

/** A longer text is not taken for a placeholder. */
const LONGEST = 200;

/** What tools such as Helm or envsubst would have replaced: the API accepts it nowhere. */
const VARIABLE = /^\S*\$[{(]?[A-Za-z_]\S*$|\{\{|^%\w+%$/;
/** A word in brackets that the reader was to replace, brackets and all. */
const IN_BRACKETS =
  /^(?:<[^<>]+>|\{[^{}:,]+\}|\[[^[\]:,]*[^a-z0-9./[\]:,-][^[\]:,]*\]|\([^()]+\)|[《〈「『【].+[》〉」』】])$/;

const REPLACES_NONE: Localized = {
  ko: 'kubectl은 변수나 템플릿을 바꾸어 주지 않으므로 실제 값을 적으십시오.',
  en: 'Write the actual value: kubectl does not replace variables or templates.',
};

/** What makes a text of a key and its value; in a text, such as the name of an image, no space follows a colon. */
const COLON = new RegExp(`[${COLONS}](?=\\w)`);

/**
 * The wording for text that stands for something else: an omission mark, a placeholder, or a character that looks like another.
 * @param rule that reports it
 */
export function standIn(file: string, { range }: Report, rule: string): Partial<Report> {
  const { start, end } = range;
  if (end - start > LONGEST) return {};
  const [, quote = '', text = ''] = /^(["']?)(.*)\1$/s.exec(file.slice(start, end))!;
  const mark = ELISION.exec(text)?.[0].trim();
  if (mark) return { ...elided(mark), fix: undefined };
  if (VARIABLE.test(text)) return { hint: REPLACES_NONE, fix: undefined };
  if (IN_BRACKETS.test(text)) return { hint: placeholder(text), fix: undefined };
  const character = lookalikeIn(text);
  const isEntry = rule === 'wrong-type' && quote === '';
  const meant = withoutLookalikes(isEntry ? text.replace(COLON, ': ') : text).trim();
  if (!character || !/^[ -~]+$/.test(meant)) return {};
  return { ...lookalike(character, meant, ''), fix: { range, text: quote + meant + quote } };
}

function placeholder(text: string): Localized {
  const code = asCode(text);
  return {
    ko: `${code}: 실제 값으로 바꿔야 하는 자리 표시입니다. 괄호까지 지우고 실제 값을 적으십시오.`,
    en: `${code} is a placeholder. Replace it, including the brackets, with the actual value.`,
  };
}

/** The wording for an omission mark. */
export function elided(text: string): Wording {
  const mark = asCode(text);
  return {
    message: { ko: `${mark}: 생략 표시가 남아 있습니다.`, en: `${mark} shows that something was left out.` },
    hint: { ko: '생략된 부분을 적거나 표시를 지우십시오.', en: 'Write what was left out, or remove the mark.' },
  };
}

/**
 * The wording for a character that looks like another.
 * @param text how to write the text around it; '' if that is obvious
 * @param lines numbers of the lines that have it, separated by commas; '' if only this one has it
 */
export function lookalike(character: string, text: string, lines: string): Wording {
  const { meant, name } = describeLookalike(character);
  const isSpace = meant.trim() === '';
  const other = isSpace ? { ko: '보통 공백', en: 'a plain space' } : { ko: `\`${meant}\``, en: `\`${meant}\`` };
  const where = lines.includes(',')
    ? { ko: ` 해당하는 줄: ${lines}.`, en: ` It is on lines ${lines}.` }
    : { ko: '', en: '' };
  const write =
    text !== ''
      ? { ko: `${asCode(text)}처럼 적으십시오.`, en: `Write ${asCode(text)}.` }
      : meant === ''
        ? { ko: '지우십시오.', en: 'Remove it.' }
        : { ko: `${other.ko}으로 바꾸십시오.`, en: `Replace it with ${other.en}.` };
  return {
    message:
      meant === ''
        ? { ko: `보이지 않는 글자가 있습니다: ${name.ko}.`, en: `There is an invisible character here: ${name.en}.` }
        : { ko: `${other.ko}이 아니라 ${name.ko}입니다.`, en: `This is ${name.en}, not ${other.en}.` },
    hint: { ko: write.ko + where.ko, en: write.en + where.en },
  };
}
