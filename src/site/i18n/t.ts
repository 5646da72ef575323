import type { Lang } from '../../text/lang.ts';
import { en } from './en.ts';
import { ko } from './ko.ts';
import type { Message } from './message.ts';

const TABLES: Record<Lang, Readonly<Record<keyof typeof ko, Message>>> = { ko, en };
export type MessageKey = keyof typeof ko;
export type Translate = (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string;

/**
 * The texts of a language.
 * @example translator('ko')('checks', { count: 7 }) // '확인 7건'
 */
export function translator(lang: Lang): Translate {
  return (key, values = {}) => {
    const message = TABLES[lang][key];
    const text =
      typeof message === 'string'
        ? message
        : message[PLURALS[lang].select(Number(values.count)) === 'one' ? 'one' : 'other'];
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  };
}

/** Made once: these are slow to make. */
const PLURALS = { ko: new Intl.PluralRules('ko'), en: new Intl.PluralRules('en') } as const;

const DATES = {
  ko: new Intl.DateTimeFormat('ko', { dateStyle: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }),
} as const;
const WEEKDAYS = {
  ko: new Intl.DateTimeFormat('ko', { weekday: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' }),
} as const;
const MONTHS = {
  ko: new Intl.DateTimeFormat('ko', { year: 'numeric', month: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { year: 'numeric', month: 'long', timeZone: 'UTC' }),
} as const;

/** `2021년 1월 12일` for `2021-01-12`. */
export const longDate = (day: string, lang: Lang): string => DATES[lang].format(new Date(day));
/** `화요일` for `2021-01-12`. */
export const weekday = (day: string, lang: Lang): string => WEEKDAYS[lang].format(new Date(day));
/** `2021년 1월` for `2021-01`. */
export const longMonth = (month: string, lang: Lang): string => MONTHS[lang].format(new Date(`${month}-01`));
