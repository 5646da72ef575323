export type Lang = 'ko' | 'en';
/** A sentence in each language. */
export type Localized = Readonly<Record<Lang, string>>;

/** Text that is the same in every language: what kubectl, the API server and programs print, and names. */
export function verbatim(text: string): Localized {
  return { ko: text, en: text };
}
