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

/** Fields of example.yaml and of the glossary that hold a text for readers. */
const TEXTS = new Set(['title', 'summary', 'broken', 'say', 'name', 'meaning']);
/** Fields that hold more of them. */
const LISTS = new Set(['steps', 'do']);

/**
 * A value as it is written in YAML, its texts in every language where the log has only one: there a plain text is enough.
 * Whoever reads a log of two languages finds it as it was.
 */
export function completeTexts(value: unknown, languages: readonly Lang[]): unknown {
  const [only, another] = languages;
  if (only === undefined || another !== undefined || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((each) => completeTexts(each, languages));
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => {
      if (TEXTS.has(key)) return [key, completeText(child, only)];
      return [key, LISTS.has(key) ? completeTexts(child, languages) : child];
    }),
  );
}

function completeText(written: unknown, only: Lang): unknown {
  if (typeof written === 'string') return withEveryLanguage(written);
  const text = (written as Partial<Localized> | null)?.[only];
  if (typeof text !== 'string') return written;
  return { ...withEveryLanguage(text), ...(written as object) };
}
