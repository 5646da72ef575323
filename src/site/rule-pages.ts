import { rules } from '@studylog/check/rules';
import type { Example } from '../example/load.ts';
import { paths } from '../text/addresses.ts';
import type { Page } from './content.ts';

/**
 * The rules that have a page of their own: those that an example names, and those that a page links. The documentation of
 * every rule is on the page of the checker.
 */
export function ruleIdsWithPage(pages: readonly Page[], examples: readonly Example[]): ReadonlySet<string> {
  const named = examples.flatMap(({ findings, waive }) => [...findings, ...waive].map(({ rule }) => rule));
  const known = new Set(rules.map(({ id }) => id));
  return new Set([...named, ...pages.flatMap(linkedRules)].filter((id) => known.has(id)));
}

/** Where the documentation of a rule is. */
export function ruleAddress(id: string, withPage: ReadonlySet<string>): string {
  return withPage.has(id) ? paths.rule(id) : paths.ruleOnCheck(id);
}

/** The rules whose pages a page links, in order. */
export const linkedRules = ({ links }: Pick<Page, 'links'>): string[] =>
  links.flatMap(({ name }) => /^(?:\/\w\w)?\/rules\/([^/?#]+)\//.exec(name)?.[1] ?? []);
