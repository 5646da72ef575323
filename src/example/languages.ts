import type { Lang, Localized } from '@studylog/check/text';

/** The languages that a log can have. */
export const LANGUAGES = ['ko', 'en'] as const satisfies readonly Lang[];

/** What an author may write where a text is wanted: one for all languages, or one for each. */
export type WrittenText = string | Partial<Localized>;

/** A text in every language; where one is not written, the other has its place, and no page shows it. */
export function withEveryLanguage(written: WrittenText): Localized {
  if (typeof written === 'string') return { ko: written, en: written };
  return { ko: written.ko ?? written.en ?? '', en: written.en ?? written.ko ?? '' };
}
