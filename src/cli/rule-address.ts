import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Lang } from '@studylog/check/text';
import { offerOwnPackage } from '../config/own-package.ts';
import { LANGUAGES } from '../example/languages.ts';
import { inLang, paths } from '../site/addresses.ts';
import { projectRoot } from '../site/root.ts';

/** The address of a rule's documentation on the site of the project; a language that it does not have is its first one. */
export function ruleAddress(id: string, lang: Lang): string {
  const languages = languagesOfLog();
  const shown = languages.includes(lang) ? lang : languages[0]!;
  const base = (process.env.SITE_URL ?? '').replace(/\/$/, '');
  return base + inLang(paths.ruleOnCheck(id), shown, languages);
}

/** Reports ask for an address at a time, and most checks for none: the configuration is read only then. */
function languagesOfLog(): readonly Lang[] {
  offerOwnPackage();
  try {
    const config = createRequire(import.meta.url)(join(projectRoot(), 'studylog.config.ts')) as {
      default?: { languages?: readonly Lang[] };
    };
    return config.default?.languages ?? LANGUAGES;
  } catch {
    // Without a configuration, or with a faulty one, which other commands report.
    return LANGUAGES;
  }
}
