import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { rules } from '@studylog/check/rules';
import type { Lang } from '@studylog/check/text';
import { CONFIG_FILE, loadConfig } from '../config/load.ts';
import { LANGUAGES } from '../example/languages.ts';
import { inLang, paths } from '../site/addresses.ts';
import { projectRoot } from '../site/root.ts';

/**
 * A function that gives the address of a rule's documentation on the site of the project, or undefined for what is no rule of a
 * manifest. A language that the site does not have is its first one.
 */
export async function ruleAddresses(lang: Lang): Promise<(id: string) => string | undefined> {
  const root = projectRoot();
  const languages = existsSync(join(root, CONFIG_FILE)) ? (await loadConfig(root)).languages : LANGUAGES;
  const shown = languages.includes(lang) ? lang : languages[0]!;
  const base = (process.env.SITE_URL ?? '').replace(/\/$/, '');
  const known = new Set(rules.map(({ id }) => id));
  return (id) => (known.has(id) ? base + inLang(paths.ruleOnCheck(id), shown, languages) : undefined);
}
