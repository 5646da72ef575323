import type { Lang, Languages } from './lang.ts';

/** Addresses of the site's pages, below its base and without a language; those of what authors write are in src/site/collections. */
export const paths = {
  home: () => '/',
  examples: () => '/examples/',
  example: (id: string) => `/examples/${id}/`,
  check: () => '/check/',
  rules: () => '/rules/',
  rule: (id: string) => `/rules/${id}/`,
  ruleOnCheck: (id: string) => `/check/#${id}`,
  glossary: () => '/glossary/',
  fields: () => '/fields/',
  /** @param path a kind in lowercase and the names below it: `pod/spec/containers` */
  field: (path: string) => `/fields/${path}/`,
  term: (id: string) => `/glossary/#${id}`,
  verification: () => '/verification/',
  standIns: () => '/stand-ins/',
  search: () => '/search/',
} as const;

/** Files that are the same in every language. */
export const files = {
  raw: (id: string, file: string) => `/examples/${id}/${file}`,
  evidence: () => '/verification.json',
} as const;

/** A path in a language: `/notes/pod/` in the first, `/en/notes/pod/` in the other. */
export function inLang(path: string, lang: Lang, languages: Languages): string {
  return lang === languages[0] ? path : `/${lang}${path}`;
}

/** The path without its language: the same page's address in the table above. */
export function withoutLang(path: string, lang: Lang, languages: Languages): string {
  return lang === languages[0] ? path : path.slice(`/${lang}`.length) || '/';
}
