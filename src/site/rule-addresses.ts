import { examples, once, writtenPages } from './data.ts';
import { ruleAddress, ruleIdsWithPage } from './rule-pages.ts';

/** The rules that have a page of their own. */
const rulesWithPage = once(() => ruleIdsWithPage(writtenPages(), examples()));

export const hasRulePage = (id: string): boolean => rulesWithPage().has(id);

/** The address of a rule's documentation, below the base and without a language. */
export const ruleAddressOf = (id: string): string => ruleAddress(id, rulesWithPage());
