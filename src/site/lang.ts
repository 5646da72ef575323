import type { Lang } from '../check/finding.ts';

export type { Lang, Localized } from '../check/finding.ts';

/** Languages of the site; the first lives at the root, the others under their code. */
export const LANGS = ['ko', 'en'] as const satisfies readonly Lang[];
export const DEFAULT_LANG: Lang = 'ko';

/** The language of a path below the site's base: `/en/notes/` is English. */
export function langOf(path: string): Lang {
  return LANGS.find((lang) => lang !== DEFAULT_LANG && path.startsWith(`/${lang}/`)) ?? DEFAULT_LANG;
}
