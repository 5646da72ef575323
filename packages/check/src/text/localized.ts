export type Lang = 'ko' | 'en';
/** A sentence in each language. */
export type Localized = Readonly<Record<Lang, string>>;
