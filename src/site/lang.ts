import type { Lang } from '@studylog/check/text';

export type { Lang, Localized } from '@studylog/check/text';

/** Languages of the site; the first lives at the root, the others under their code. */
export const LANGS = ['ko', 'en'] as const satisfies readonly Lang[];
export const DEFAULT_LANG: Lang = 'ko';

/** What each language calls itself. */
export const LANGUAGE_NAMES = { ko: '한국어', en: 'English' } as const satisfies Record<Lang, string>;

/** The language of a path below the site's base: `/en/notes/` is English. */
export function langOf(path: string): Lang {
  return LANGS.find((lang) => lang !== DEFAULT_LANG && path.startsWith(`/${lang}/`)) ?? DEFAULT_LANG;
}
