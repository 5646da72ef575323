import type { ReporterOptions } from '../reporters/index.ts';
import type { Links } from './program.ts';

/**
 * What reports say of rules beside their findings. All rules and their pages load for it, which takes a fifth of the time that
 * one file is checked in: where nothing was found, that is not needed.
 */
export async function describeRules(
  isNeeded: boolean,
  links: () => Promise<Links>,
): Promise<Pick<ReporterOptions, 'rules' | 'docs' | 'link'>> {
  if (!isNeeded) return { rules: [], docs: {}, link: () => undefined };
  const [{ rules, ruleDocs }, link] = await Promise.all([import('@studylog/check/rules'), links()]);
  return { rules, docs: ruleDocs, link: (id) => (rules.some((rule) => rule.id === id) ? link(id) : undefined) };
}
