export type Lang = 'ko' | 'en';
/** A sentence in each language. */
export type Localized = Readonly<Record<Lang, string>>;

/** Text that is the same in every language: what kubectl, the API server and programs print, and names. */
export function verbatim(text: string): Localized {
  return { ko: text, en: text };
}

/** Texts in a row. */
export function joined(texts: readonly Localized[], separator: string): Localized {
  const inLang = (lang: keyof Localized) => texts.map((text) => text[lang]).join(separator);
  return { ko: inLang('ko'), en: inLang('en') };
}

/** One of each text, in the order in which they first come. */
export function distinct(texts: readonly Localized[]): Localized[] {
  return [...new Map(texts.map((text) => [text.en, text])).values()];
}
