import type { ReporterOptions } from '../reporters/index.ts';

/**
 * What reports say of rules beside their findings. All rules and their pages load for it, which takes a fifth of the time that
 * one file is checked in: where nothing was found, that is not needed.
 */
export async function describeRules(
  isNeeded: boolean,
  link: (rule: string) => string | undefined,
): Promise<Pick<ReporterOptions, 'rules' | 'docs' | 'link'>> {
  if (!isNeeded) return { rules: [], docs: {}, link: () => undefined };
  const [{ rules }, { ruleDocs }] = await Promise.all([
    import('@studylog/check/rules'),
    import('@studylog/check/rules'),
  ]);
  return { rules, docs: ruleDocs, link: (id) => (rules.some((rule) => rule.id === id) ? link(id) : undefined) };
}
