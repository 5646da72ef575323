import type { ReporterOptions } from '@studylog/check/report';
import type { Lang } from '@studylog/check/text';

/**
 * What reports say of rules beside their findings. All rules and their pages load for it, which takes a fifth of the time that
 * one file is checked in: where nothing was found, that is not needed.
 */
export async function describeRules(
  isNeeded: boolean,
  lang: Lang,
): Promise<Pick<ReporterOptions, 'rules' | 'docs' | 'link'>> {
  if (!isNeeded) return { rules: [], docs: {}, link: () => undefined };
  const [{ rules }, { ruleDocs }, { ruleAddress }] = await Promise.all([
    import('@studylog/check/rules'),
    import('@studylog/check/rules'),
    import('./rule-address.ts'),
  ]);
  return { rules, docs: ruleDocs, link: (rule) => ruleAddress(rule, lang) };
}
