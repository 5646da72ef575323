import type { Lang, Languages } from './lang.ts';

/** Addresses of the site's pages, below its base and without a language. The whole scheme is in this file. */
export const paths = {
  home: () => '/',
  notes: () => '/notes/',
  note: (slug: string) => `/notes/${slug}/`,
  log: () => '/log/',
  logYear: (year: string) => `/log/${year}/`,
  logTopic: (topic: string) => `/log/topics/${topic}/`,
  logPeer: (peer: string) => `/log/peers/${encodeURIComponent(peer)}/`,
  logEntry: (date: string) => `/log/${date}/`,
  examples: () => '/examples/',
  example: (id: string) => `/examples/${id}/`,
  check: () => '/check/',
  rules: () => '/rules/',
  rule: (id: string) => `/rules/${id}/`,
  ruleOnCheck: (id: string) => `/check/#${id}`,
  glossary: () => '/glossary/',
  term: (id: string) => `/glossary/#${id}`,
  verification: () => '/verification/',
  standIns: () => '/stand-ins/',
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
