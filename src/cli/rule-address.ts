import type { Lang } from '@studylog/check/text';

/** The address of a rule's page on the site. */
export function ruleAddress(id: string, lang: Lang): string {
  const base = (process.env.SITE_URL ?? '').replace(/\/$/, '');
  return `${base}${lang === 'en' ? '/en' : ''}/rules/${id}/`;
}
