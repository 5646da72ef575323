import { withoutLang } from '../../src/text/addresses.ts';
import { langOf } from '../../src/text/lang.ts';
import { builtPage } from './built-page.ts';
import { SITES, type SiteName, sitemap } from './sites.ts';

/** Kinds of pages by their address without the language. Each page of a site is of one kind. */
const KINDS: Readonly<Record<string, RegExp>> = {
  home: /^\/$/,
  'list of notes': /^\/notes\/$/,
  note: /^\/notes\/[^/]+\/$/,
  log: /^\/log\/$/,
  'year of the log': /^\/log\/\d{4}\/$/,
  'day of the log': /^\/log\/\d{4}-\d\d-\d\d\/$/,
  'topic of the log': /^\/log\/topics\/[^/]+\/$/,
  'peer of the log': /^\/log\/peers\/[^/]+\/$/,
  'list of examples': /^\/examples\/$/,
  example: /^\/examples\/[^/]+\/[^/]+\/$/,
  'list of fields': /^\/fields\/$/,
  field: /^\/fields\/[^.]+\/$/,
  'list of rules': /^\/rules\/$/,
  rule: /^\/rules\/[^/]+\/$/,
  check: /^\/check\/$/,
  verification: /^\/verification\/$/,
  'stand-in images': /^\/stand-ins\/$/,
  glossary: /^\/glossary\/$/,
  search: /^\/search\/$/,
  'not found': /^\/404\.html$/,
};

/** The languages of the sites under test. */
const LANGUAGES = ['ko', 'en'] as const;
/** The language of a page, by its address. */
export const langOfPage = (path: string) => langOf(path, LANGUAGES);

/** The kinds that a page's address fits: one, if the list above is right. */
export function kindsOf(path: string): string[] {
  return Object.keys(KINDS).filter((kind) => KINDS[kind]!.test(withoutLang(path, langOfPage(path), LANGUAGES)));
}

/** The longest page of each kind in each language: it holds the most of what its kind may show. */
export function longestPages(site: SiteName): string[] {
  const length = (path: string) => builtPage(SITES[site], path)?.html.length ?? 0;
  const groups = Map.groupBy(sitemap(site), (path) => `${kindsOf(path)[0]} ${langOfPage(path)}`);
  return [...groups.values()].map((paths) =>
    paths.reduce((longest, path) => (length(path) > length(longest) ? path : longest)),
  );
}
