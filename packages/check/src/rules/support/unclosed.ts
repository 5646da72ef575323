import type { Wording } from '../../rule.ts';
import { openAt, PARTNERS } from './delimiters.ts';

/** What to say of a quote or a bracket that is not closed where it should be, or closed too early, at its own place. */
export function unclosedAt(text: string, stop: number): Wording | undefined {
  const { open, quoted } = openAt(text, documentStart(text, stop), stop);
  const inner = open.at(-1);
  if (inner !== undefined && /["']/.test(text[inner]!)) {
    // What stops reading within a text that ends in its line is something else.
    const isEnded = restOfLine(text, inner + 1).includes(text[inner]!);
    return isEnded ? undefined : notClosed(text, inner, open.length === 1);
  }
  const isBehind = quoted !== undefined && text.slice(quoted.end, stop).trim() === '';
  if (quoted && isBehind && KEY_BELOW.test(text.slice(quoted.start, quoted.end)))
    return notClosed(text, quoted.start, open.length === 0);
  if (inner !== undefined) return bracketAt(text, inner, stop, open.length === 1);
  return quoted && isBehind ? closedEarly(text, quoted.start) : undefined;
}

/** Text over several lines of which a later one is a key's is not meant to be one text. */
const KEY_BELOW = /\n *(?:- +)*[\w./-]+:(?: |\r?\n)/;

function documentStart(text: string, stop: number): number {
  const mark = text.lastIndexOf('\n---', stop - 2);
  if (mark >= 0) return text.indexOf('\n', mark + 1) + 1;
  return text.startsWith('---') ? text.indexOf('\n') + 1 : 0;
}

const restOfLine = (text: string, from: number): string =>
  /^[^\r\n]*/.exec(text.slice(from, from + LONGEST))![0].trimEnd();

/** A longer line is no slip of a hand. */
const LONGEST = 500;

/** @param isAlone whether no bracket stands around it, in which the value could end before its line does. */
function notClosed(text: string, at: number, isAlone: boolean): Wording {
  const quote = text[at]!;
  const rest = restOfLine(text, at + 1);
  const isOther = /["'\u2018-\u201d]$/.test(rest);
  const value = isOther ? rest.slice(0, -1) : rest;
  const isClear = isAlone && value !== '' && !/["'\\\u2018-\u201d]| #|: /.test(value) && rest.length < LONGEST;
  const end = at + 1 + value.length;
  return {
    range: { start: at, end: at + 1 },
    message: { ko: '이 따옴표가 닫히지 않았습니다.', en: 'This quote is not closed.' },
    hint: isClear
      ? {
          ko: `\`${quote}${value}${quote}\`처럼 같은 따옴표로 닫으십시오.`,
          en: `Close it with the same kind of quote: \`${quote}${value}${quote}\`.`,
        }
      : {
          ko: '값이 끝나는 곳을 같은 따옴표로 닫으십시오.',
          en: 'Close it with the same kind of quote where the value ends.',
        },
    ...(isClear && { fix: { range: { start: end, end: at + 1 + rest.length }, text: quote } }),
  };
}

/** A line that starts another key. */
const IS_KEY = /^ *(?:- +)?[\w./-]+:(?: |\r?\n|$)/;

function bracketAt(text: string, at: number, stop: number, isAlone: boolean): Wording | undefined {
  const close = PARTNERS[text[at]!]!;
  const line = text.slice(text.lastIndexOf('\n', stop - 1) + 1, stop + LONGEST);
  if (text[stop] === close) return undefined;
  if (/[\]}]/.test(text[stop] ?? '')) {
    const range = { start: stop, end: stop + 1 };
    return {
      range,
      message: {
        ko: `\`${text[at]}\`로 연 괄호를 \`${text[stop]}\`로 닫았습니다.`,
        en: `\`${text[at]}\` is closed by \`${text[stop]}\` here.`,
      },
      hint: { ko: `\`${close}\`로 적으십시오.`, en: `Write \`${close}\`.` },
      fix: { range, text: close },
    };
  }
  let before = stop;
  while (/\s/.test(text[before - 1]!)) before -= 1;
  if (/["']/.test(text[stop] ?? '') && /["'\w\]}]/.test(text[before - 1]!)) return commaMissing(stop, before);
  const isNextKey = text.lastIndexOf('\n', stop - 1) > at && IS_KEY.test(line);
  if (!isNextKey && text.slice(stop).trim() !== '') return undefined;
  const rest = restOfLine(text, at);
  const end = at + rest.length;
  // Where reading stopped in the line below, nothing else belongs to the value.
  const isClear = isAlone && rest.length > 1 && !/ #|[,[{:]$/.test(rest) && !/\S.*\n/.test(text.slice(end, stop));
  return {
    range: { start: at, end: at + 1 },
    message: { ko: '이 괄호가 닫히지 않았습니다.', en: 'This bracket is not closed.' },
    hint: isClear
      ? { ko: `\`${rest}${close}\`처럼 닫으십시오.`, en: `Close it: \`${rest}${close}\`.` }
      : { ko: `\`${close}\`로 닫으십시오.`, en: `Close it with \`${close}\`.` },
    ...(isClear && { fix: { range: { start: end, end }, text: close } }),
  };
}

function commaMissing(stop: number, end: number): Wording {
  return {
    range: { start: stop, end: stop + 1 },
    message: { ko: '앞에 쉼표가 없습니다.', en: 'A comma is missing before this.' },
    hint: { ko: '괄호 안의 항목은 쉼표로 나누십시오.', en: 'Separate the items in brackets with commas.' },
    fix: { range: { start: end, end }, text: ',' },
  };
}

/** A value in quotes with the same quotes in it. */
function closedEarly(text: string, at: number): Wording | undefined {
  const quote = text[at]!;
  const value = restOfLine(text, at);
  const inner = value.slice(1, -1);
  if (!value.endsWith(quote) || /\\|''|"\s*[,:]|'\s*[,:]/.test(inner) || value.length >= LONGEST) return undefined;
  const range = { start: at, end: at + value.length };
  const meant = quote === '"' ? JSON.stringify(inner) : `'${inner.replaceAll("'", "''")}'`;
  return {
    range,
    message: {
      ko: '값 안에 있는 따옴표에서 값이 끝납니다.',
      en: 'A quote inside the value ends the value.',
    },
    hint: { ko: `\`${meant}\`처럼 적으십시오.`, en: `Write \`${meant}\`.` },
    fix: { range, text: meant },
  };
}
