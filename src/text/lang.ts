import type { Lang } from '@studylog/check/text';

export type { Lang, Localized } from '@studylog/check/text';

/** What each language calls itself. */
export const LANGUAGE_NAMES = { ko: '한국어', en: 'English' } as const satisfies Record<Lang, string>;

/** The languages of a log, as its configuration lists them: the first is at the root, the other below its code. */
export type Languages = readonly Lang[];

/** The language of a path below the site's base: `/en/notes/` is English, unless that is the first one. */
export function langOf(path: string, languages: Languages): Lang {
  const [first, ...others] = languages as readonly [Lang, ...Lang[]];
  return others.find((lang) => path.startsWith(`/${lang}/`)) ?? first;
}
