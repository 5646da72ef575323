import { rules } from '@studylog/check/rules';
import type { Lang } from '@studylog/check/text';

/** The address of a rule's page on the site, or undefined for what is no rule of a manifest. */
export function ruleAddress(id: string, lang: Lang): string | undefined {
  if (!rules.some((rule) => rule.id === id)) return undefined;
  const base = (process.env.SITE_URL ?? '').replace(/\/$/, '');
  return `${base}${lang === 'en' ? '/en' : ''}/rules/${id}/`;
}
