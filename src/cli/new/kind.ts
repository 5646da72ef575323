import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Lang, Localized } from '@studylog/check/text';
import { misuse } from '@studylog/check/text';
import type { Config } from '../../config/config.ts';
import type { Question } from '../ask.ts';
import type { Draft } from '../write-files.ts';
import type { Options } from './options.ts';

/** What a command line asks for. */
export interface Wish {
  readonly root: string;
  readonly config: Config;
  /** The language of whoever reads the messages. */
  readonly lang: Lang;
  readonly values: Options;
  /** The word after the kind. */
  readonly name?: string;
}

/** The files of something new, and what to do next. */
export interface Made {
  readonly draft: Draft;
  readonly next: Localized;
}

/** A text that is written once for each language of the log. */
export type TextOption = 'title' | 'summary';

const IN: Readonly<Record<Lang, Localized>> = {
  ko: { ko: '한국어', en: 'in Korean' },
  en: { ko: '영어', en: 'in English' },
};

/** The question for a text in each language of the log, by `title-ko` and so on. */
export function textQuestions(
  field: TextOption,
  asked: Localized,
  { config: { languages } }: Wish,
  isRequired: boolean,
): Record<string, Question> {
  const isOne = languages.length === 1;
  const questions = languages.map((lang): [string, Question] => [
    `${field}-${lang}`,
    {
      flag: isOne ? `--${field}` : `--${field}-${lang}`,
      asked: isOne ? asked : { ko: `${asked.ko}(${IN[lang].ko})`, en: `${asked.en} ${IN[lang].en}` },
      isRequired,
    },
  ]);
  return Object.fromEntries(questions);
}

/**
 * What the command line gives for these questions.
 * @throws Fault for `--title` where the log has two languages, and for a language that it does not have.
 */
export function textsGiven(
  field: TextOption,
  { values, config: { languages } }: Wish,
): Record<string, string | undefined> {
  const plain = values[field];
  if (plain !== undefined && languages.length > 1) {
    const flags = languages.map((lang) => `--${field}-${lang}`);
    throw misuse({
      ko: `이 로그에는 언어가 둘입니다. --${field} 대신 ${flags.join(', ')}을(를) 쓰십시오.`,
      en: `this log has two languages; use ${flags.join(' and ')} instead of --${field}`,
    });
  }
  for (const lang of ['ko', 'en'] as const) {
    if (values[`${field}-${lang}`] === undefined || languages.includes(lang)) continue;
    throw misuse({
      ko: `--${field}-${lang}: 이 로그에는 그 언어가 없습니다. --${field} 옵션을 쓰십시오.`,
      en: `--${field}-${lang}: this log does not have that language; use --${field}`,
    });
  }
  return Object.fromEntries(languages.map((lang) => [`${field}-${lang}`, values[`${field}-${lang}`] ?? plain]));
}

/**
 * A text that was answered in every language, by its field; empty where it was in none.
 * @throws Fault where it was in one only.
 */
export function textIn<F extends TextOption>(
  field: F,
  answers: Readonly<Record<string, string>>,
  { languages }: Config,
): { readonly [K in F]?: Localized } {
  const missing = languages.filter((lang) => answers[`${field}-${lang}`] === undefined);
  if (missing.length === languages.length) return {};
  if (missing.length > 0) {
    const flags = missing.map((lang) => `--${field}-${lang}`).join(', ');
    throw misuse({
      ko: `${flags}: 다른 언어의 글도 적어야 합니다.`,
      en: `${flags} is missing: a text is needed in every language, or in none`,
    });
  }
  const texts = languages.map((lang) => [lang, answers[`${field}-${lang}`]]);
  return { [field]: Object.fromEntries(texts) } as { [K in F]?: Localized };
}

/**
 * Refuse options that another kind has.
 * @throws Fault that names the first of them.
 */
export function takeOnly(kind: string, taken: readonly (keyof Options)[], values: Options): void {
  const allowed = new Set<string>([...taken, 'dry-run', 'lang']);
  const other = Object.keys(values).find((name) => !allowed.has(name));
  if (other === undefined) return;
  throw misuse({
    ko: `--${other} 옵션은 new ${kind}에 쓸 수 없습니다.`,
    en: `new ${kind} has no option --${other}`,
  });
}

/** What is wrong with a name whose files exist. */
export function faultOfTaken(root: string, paths: readonly string[]): Localized | undefined {
  const taken = paths.find((path) => existsSync(join(root, path)));
  return taken === undefined ? undefined : { ko: `${taken}: 이미 있습니다.`, en: `${taken} already exists` };
}

/** The parts of a list that a command line gives, each once: `pod, service`. */
export const listOf = (text: string | undefined): string[] => {
  const parts = (text ?? '').split(/[,，、]/).map((part) => part.trim());
  return [...new Set(parts.filter((part) => part !== ''))];
};

/** What is wrong with a list, if one of its parts does not match. */
export function faultOfList(pattern: RegExp, wanted: Localized): NonNullable<Question['fault']> {
  return (answer) => {
    const wrong = listOf(answer).find((part) => !pattern.test(part));
    if (wrong === undefined) return undefined;
    return { ko: `"${wrong}": ${wanted.ko}`, en: `"${wrong}": ${wanted.en}` };
  };
}

export const SLUGS: Localized = {
  ko: '소문자, 숫자, 하이픈으로 된 이름이어야 합니다. 예: load-balancer',
  en: 'expected lowercase letters, digits and hyphens, such as load-balancer',
};
