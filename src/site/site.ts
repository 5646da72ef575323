import * as addresses from '../text/addresses.ts';
import { BASE, href } from '../text/base.ts';
import { type Lang, langOf } from '../text/lang.ts';
import { config } from './config.ts';

export { absolute, href, SITE_ADDRESS, SITE_URL } from '../text/base.ts';

/** The languages of the site; the first is at its root. */
export const LANGS: readonly Lang[] = config.languages;

/** The repository's address for «edit this page», `https://…/owner/name`; without it there is no such link. */
export const REPOSITORY_URL = (process.env.REPOSITORY_URL || config.repository.url)?.replace(/\/$/, '');

/** A path in a language, below the base. */
export const inLang = (path: string, lang: Lang): string => addresses.inLang(path, lang, LANGS);

/** The address of a page in a language, as links write it. */
export const pageHref = (path: string, lang: Lang): string => href(inLang(path, lang));

/** Language and language-free path of the page that is being made. */
export function here(url: URL): { readonly lang: Lang; readonly path: string } {
  const path = url.pathname.startsWith(`${BASE}/`) ? url.pathname.slice(BASE.length) : url.pathname;
  const lang = langOf(path, LANGS);
  return { lang, path: addresses.withoutLang(path, lang, LANGS) };
}
