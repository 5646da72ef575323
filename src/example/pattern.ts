import { Fault, type Localized } from '@studylog/check/text';
import { RE2JS, RE2JSSyntaxException } from 're2js';

/**
 * What an author's pattern may cost. RE2 takes time in proportion to the pattern's size times the text's length; within these
 * limits that stays well below a second, whatever the pattern.
 */
export const PATTERN_LIMITS = {
  /** Characters of the pattern as it is written. */
  length: 300,
  /** Instructions it is compiled to: `a{500}` is short to write and long to run. */
  size: 500,
  /** Characters of the text that is searched. */
  text: 100_000,
} as const;

/** An author's pattern, ready to be searched for. */
export interface Pattern {
  /**
   * Whether the text holds a match anywhere.
   * @throws Fault for a text longer than the limit.
   */
  test(text: string): boolean;
}

/**
 * Compile the pattern of a `$match`. The syntax is RE2's (https://github.com/google/re2/wiki/Syntax), which has no lookaround
 * and no backreferences, so that no pattern takes longer than in proportion to the text. `^` and `$` match at every line,
 * `\s` and `\w` mean ASCII, and `.` is anything but a line feed.
 * @throws Fault
 */
export function compilePattern(source: string): Pattern {
  if (source.length > PATTERN_LIMITS.length) throw tooLong(source.length);
  const compiled = compile(source);
  if (compiled.programSize() > PATTERN_LIMITS.size) throw tooLarge();
  return {
    test(text) {
      if (text.length > PATTERN_LIMITS.text) throw textTooLong(text.length);
      return compiled.test(text);
    },
  };
}

function compile(source: string): RE2JS {
  try {
    return RE2JS.compile(source, RE2JS.MULTILINE);
  } catch (error) {
    if (error instanceof RE2JSSyntaxException) throw syntaxFault(error);
    throw error;
  }
}

interface Reason {
  /** What RE2 says, and the part of the pattern that it says it of. */
  readonly error: RegExp;
  readonly input: RegExp;
  readonly said: Localized;
  readonly hint: Localized;
}

const ANY = /^/;
/** What JavaScript and Perl know and RE2 lacks, each with the form that works. */
const REASONS: readonly Reason[] = [
  {
    error: /Perl syntax|named capture/,
    input: /^\(\?<?=/,
    said: { ko: '전방 탐색과 후방 탐색은 쓸 수 없습니다', en: 'lookahead and lookbehind are not supported' },
    hint: {
      ko: '앞뒤의 글자를 패턴에 그대로 넣으십시오: `echo(?=-v1)` 대신 `echo-v1`',
      en: 'match the surrounding text too: `echo-v1` instead of `echo(?=-v1)`',
    },
  },
  {
    error: /Perl syntax|named capture/,
    input: /^\(\?<?!/,
    said: { ko: '부정 탐색은 쓸 수 없습니다', en: 'negative lookahead and lookbehind are not supported' },
    hint: {
      ko: '그 자리에 올 수 있는 글자를 적으십시오: `echo(?!-)` 대신 `echo([^-]|$)`',
      en: 'write the characters that are allowed there: `echo([^-]|$)` instead of `echo(?!-)`',
    },
  },
  {
    error: /escape sequence/,
    input: /^\\[1-9k]/,
    said: { ko: '역참조는 쓸 수 없습니다', en: 'backreferences are not supported' },
    hint: {
      ko: '같은 글자를 한 번 더 적거나, `$save`로 저장한 값을 다음 단계에서 비교하십시오.',
      en: 'write the text again, or save the value with `$save` and compare it in a later step',
    },
  },
  {
    error: /Perl syntax/,
    input: /^\(\?>/,
    said: { ko: '원자 그룹은 쓸 수 없습니다', en: 'atomic groups are not supported' },
    hint: { ko: '`(?>…)` 대신 `(?:…)`를 쓰십시오.', en: 'write `(?:…)` instead of `(?>…)`' },
  },
  {
    error: /nested repetition/,
    input: ANY,
    said: { ko: '반복 기호는 하나만 쓸 수 있습니다', en: 'one repetition cannot follow another' },
    hint: {
      ko: '`a++`나 `a**` 대신 `a+`나 `a*`를 쓰십시오.',
      en: 'write `a+` or `a*` instead of `a++` or `a**`',
    },
  },
  {
    error: /repeat count/,
    input: ANY,
    said: { ko: '반복 횟수가 너무 큽니다', en: 'the repeat count is too large' },
    hint: { ko: '`{1000}`보다 작게 적거나 `+`를 쓰십시오.', en: 'use a number less than `{1000}`, or write `+`' },
  },
  {
    error: /missing closing \]/,
    input: /^\[\^?\]/,
    said: { ko: '문자 집합이 비어 있습니다', en: 'the set of characters is empty' },
    hint: { ko: '모든 문자와 일치시키려면 `[\\s\\S]`를 쓰십시오.', en: 'for any character, write `[\\s\\S]`' },
  },
  {
    error: /escape sequence/,
    input: /^\\[uc]/,
    said: { ko: '문자 코드는 이렇게 적을 수 없습니다', en: 'a character code is not written like this' },
    hint: { ko: '`\\u0041` 대신 `\\x{0041}`로 적으십시오.', en: 'write `\\x{0041}` instead of `\\u0041`' },
  },
  {
    error: /escape sequence/,
    input: ANY,
    said: { ko: '이 문자 앞의 역슬래시에는 의미가 없습니다', en: 'the backslash has no meaning before this character' },
    hint: { ko: '역슬래시를 빼십시오.', en: 'remove the backslash' },
  },
  {
    error: ANY,
    input: ANY,
    said: { ko: '정규식의 문법에 맞지 않습니다', en: 'it is not a valid regular expression' },
    hint: {
      ko: '특수 문자를 그대로 찾으려면 `\\(`처럼 역슬래시를 붙여 적으십시오.',
      en: 'escape literal characters: `\\(`',
    },
  },
];

function syntaxFault({ error, input }: { readonly error: string; readonly input: string | null }): Fault {
  // RE2 names the whole pattern where its end is missing, with the flags it was compiled with before it.
  const part = (input ?? '').replace(/^\(\?m\)/, '');
  const reason = REASONS.find((candidate) => candidate.error.test(error) && candidate.input.test(part))!;
  const shown = part === '' ? '' : `: ${part}`;
  const said = {
    ko: `\`$match\`의 정규식을 쓸 수 없습니다. ${reason.said.ko}${shown}`,
    en: `\`$match\` cannot use this regular expression: ${reason.said.en}${shown}`,
  };
  return new Fault(said, { hint: reason.hint });
}

function tooLong(length: number): Fault {
  const { length: limit } = PATTERN_LIMITS;
  return new Fault(
    {
      ko: `\`$match\`의 정규식은 ${limit}자까지 쓸 수 있습니다. 지금은 ${length}자입니다.`,
      en: `a regular expression of \`$match\` has at most ${limit} characters; this one has ${length}`,
    },
    { hint: { ko: '필요한 부분만 남기십시오.', en: 'keep the part that matters' } },
  );
}

function tooLarge(): Fault {
  return new Fault(
    {
      ko: '`$match`의 정규식을 펼치면 너무 큽니다.',
      en: 'the regular expression of `$match` is too large when its repetitions are expanded',
    },
    {
      hint: {
        ko: '`{100}` 같은 반복 횟수를 줄이거나 `+`를 쓰십시오.',
        en: 'lower repeat counts such as `{100}`, or write `+`',
      },
    },
  );
}

function textTooLong(length: number): Fault {
  const { text: limit } = PATTERN_LIMITS;
  return new Fault(
    {
      ko: `\`$match\`는 ${limit}자까지 찾습니다. 이 텍스트는 ${length}자입니다.`,
      en: `\`$match\` searches at most ${limit} characters; this text has ${length}`,
    },
    { hint: { ko: '출력을 줄이십시오.', en: 'reduce the output' } },
  );
}
