import { examples, once } from './data.ts';
import { everyPage, writtenOf } from './entries.ts';
import { ruleAddress, ruleIdsWithPage } from './rule-pages.ts';

/** The rules that have a page of their own. */
export const rulesWithPage = once(async () => ruleIdsWithPage((await everyPage()).map(writtenOf), examples()));

/** Gives the address of a rule's documentation, below the base and without a language. */
export async function ruleAddresses(): Promise<(id: string) => string> {
  const withPage = await rulesWithPage();
  return (id) => ruleAddress(id, withPage);
}
