import type { Localized } from '@studylog/check/text';
import { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** What a `refine` of this project's schemas says of a value that it refuses: zod's message has one language, its parameters carry both. */
export function saying(message: Localized) {
  return { error: message.en, params: { message } };
}

/** A text that `expected` matches. */
export function pattern(expected: RegExp, message: Localized): z.ZodString {
  // A text of another shape is not looked at any further.
  return z.string().refine((text) => expected.test(text), { ...saying(message), abort: true });
}

/** Refuses what a list has already, at its place in the list. */
export function unique(values: readonly string[], context: z.RefinementCtx): void {
  for (const [index, value] of values.entries()) {
    if (values.indexOf(value) === index) continue;
    const said = saying({ ko: `"${value}" 값이 목록에 이미 있습니다.`, en: `"${value}" is in the list already` });
    context.addIssue({ code: 'custom', path: [index], ...said, input: value });
  }
}

/** zod's names of types, as the checker calls them in Korean. */
const TYPES: Readonly<Record<string, string>> = {
  string: '문자열',
  number: '숫자',
  int: '정수',
  boolean: '불리언',
  array: '목록',
  object: '매핑',
  record: '매핑',
  null: '빈 값(null)',
};

const typeInKorean = (type: string): string => TYPES[type] ?? type;

/** The types or values that an issue asks for; undefined where it asks for something else. */
export function expectedBy(issue: Issue): Localized | undefined {
  if (issue.code === 'invalid_value') {
    const values = issue.values.map((value) => `\`${String(value)}\``);
    return { ko: values.join(', '), en: values.join(' or ') };
  }
  const errors = issue.code === 'invalid_union' ? issue.errors.flat() : [issue];
  const types = new Set(errors.flatMap((error) => (error.code === 'invalid_type' ? [error.expected] : [])));
  if (types.size === 0) return undefined;
  return { ko: [...types].map(typeInKorean).join(', '), en: [...types].join(' or ') };
}

/** What is wrong with a value. */
export function wordIssue(issue: Issue): Localized {
  if (issue.code === 'custom' && issue.params?.message) return issue.params.message as Localized;
  // What is wrong with a key of a map is said by the key's own schema.
  if (issue.code === 'invalid_key' && issue.issues[0]) return wordIssue(issue.issues[0]);
  if (issue.code === 'too_big' && issue.origin === 'number') {
    return { ko: `${issue.maximum} 이하여야 합니다.`, en: `it must be at most ${issue.maximum}` };
  }
  return { ko: inKorean(issue), en: issue.message };
}

/** What to write instead of a value, where its schema knows. */
export const hintOf = (issue: Issue): Localized | undefined =>
  issue.code === 'custom' ? (issue.params?.hint as Localized | undefined) : undefined;

/** What this project's schemas can find wrong, in the checker's words; anything else stays in zod's English. */
function inKorean(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type': {
      const seen = issue.expected === 'int' ? '소수' : typeInKorean(z.core.util.parsedType(issue.input));
      return `${typeInKorean(issue.expected)} 자리에 ${seen}${issue.input === null ? '이' : ' 값이'} 있습니다.`;
    }
    case 'invalid_value':
      return `쓸 수 있는 값은 ${expectedBy(issue)?.ko}뿐입니다.`;
    case 'too_small':
      if (issue.origin === 'string' && issue.minimum === 1) return '값이 비어 있습니다.';
      if (issue.origin === 'array') return `항목이 ${issue.minimum}개 이상 있어야 합니다.`;
      if (issue.origin === 'number') return `${issue.minimum} 이상이어야 합니다.`;
  }
  return issue.message;
}
