import { inLang, withoutLang } from './addresses.ts';
import { type Lang, langOf } from './lang.ts';

/** Where the site will be served, when that is known: SITE_URL. */
export const SITE_ADDRESS = process.env.SITE_URL ? new URL(process.env.SITE_URL) : undefined;

/** Where the site will be served, `https://example.org/notes/` with a path when it has one. */
export const SITE_URL = SITE_ADDRESS ?? new URL('http://localhost:4321/');

/** The repository's address for «edit this page», `https://…/owner/name`; without it there is no such link. */
export const REPOSITORY_URL = process.env.REPOSITORY_URL?.replace(/\/$/, '');

/** The site's base without its last slash: '' at the root of a host. */
export const BASE = SITE_URL.pathname.replace(/\/$/, '');

/** An address below the base, as links write it. */
export const href = (path: string): string => BASE + path;

/** The address of a page in a language, as links write it. */
export const pageHref = (path: string, lang: Lang): string => href(inLang(path, lang));

/** The whole address, for commands, feeds and search engines. */
export const absolute = (path: string): string => SITE_URL.origin + href(path);

/** Language and language-free path of the page that is being made. */
export function here(url: URL): { readonly lang: Lang; readonly path: string } {
  const path = url.pathname.startsWith(`${BASE}/`) ? url.pathname.slice(BASE.length) : url.pathname;
  const lang = langOf(path);
  return { lang, path: withoutLang(path, lang) };
}
