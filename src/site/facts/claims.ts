import type { Lang } from '../../text/lang.ts';

/** Something that a text states and that can be wrong: a number, duration or version, or that something is the default. */
export interface Claim {
  /** As it is written. */
  readonly text: string;
  /** The number as digits (`10,800` and `열` as `10800` and `10`); undefined for a default. */
  readonly number?: string;
  /** Where it starts in the text. */
  readonly index: number;
}

/** How numbers and defaults are written in a language. */
interface Words {
  /** Words for numbers. One is left out: it is an article in English, and in Korean the same word as other things. */
  readonly numbers: Readonly<Record<string, number>>;
  /** A word for a number as a whole; the first group is the word. */
  readonly numberIn: (words: string) => RegExp;
  readonly isDefault: RegExp;
}

const WORDS: Readonly<Record<Lang, Words>> = {
  ko: {
    numbers: { 두: 2, 둘: 2, 세: 3, 셋: 3, 네: 4, 넷: 4, 다섯: 5, 여섯: 6, 일곱: 7, 여덟: 8, 아홉: 9, 열: 10 },
    // 세 개, not 세다, 열 수 있다 or 세 번째.
    numberIn: (words) =>
      new RegExp(
        `(?<![\\p{L}\\p{N}])(${words})(?= ?(?:개|번(?!째)|초|분|시간|대|곳|가지|줄|명|배|단계|글자|자리))`,
        'gu',
      ),
    isDefault: /기본(?:값|적으로|으로)|기본은|기본이/g,
  },
  en: {
    numbers: {
      ...{ two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12 },
      ...{ twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, hundred: 100, twice: 2 },
    },
    numberIn: (words) => new RegExp(`(?<![\\p{L}\\p{N}-])(${words})(?![\\p{L}\\p{N}])`, 'giu'),
    isDefault: /\bdefaults?\b/gi,
  },
};

/** `10`, `10,800`, `1.36.3`; not the 8 of UTF-8, nor the 2 of v2 or echo2. */
const NUMBER = /(?<![\p{L}\p{N}_.]|\p{L}-)\d+(?:,\d{3})*(?:\.\d+)*(?![\p{N}_])/gu;
/** A day is no claim of its own: `12 January 2021`, `2021-01-12`, `2021년 1월 12일`. */
const DATE = /\d{4}-\d{2}-\d{2}|\d{1,2} [A-Z][a-z]+ \d{4}|\d{4}년(?: \d{1,2}월(?: \d{1,2}일)?)?/g;

/** What a text in a language claims, in order. */
export function claimsIn(text: string, lang: Lang): Claim[] {
  const { numbers, numberIn, isDefault } = WORDS[lang];
  const plain = text.replace(DATE, (date) => ' '.repeat(date.length));
  const spelled = plain.matchAll(numberIn(Object.keys(numbers).join('|')));
  return [
    ...numbersIn(plain),
    ...[...spelled].map(({ 0: word, index }) => ({ text: word, number: String(numbers[word.toLowerCase()]), index })),
    ...[...plain.matchAll(isDefault)].map(({ 0: word, index }) => ({ text: word, index })),
  ].sort((a, b) => a.index - b.index);
}

/** The numbers that are written in digits, in order. */
export function numbersIn(text: string): Required<Claim>[] {
  return [...text.matchAll(NUMBER)].map(({ 0: digits, index }) => ({
    text: digits,
    number: digits.replaceAll(',', ''),
    index,
  }));
}
