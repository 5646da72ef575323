import { Fault, type Lang } from '@studylog/check/text';
import { DiagnosticsError } from '../example/diagnostic.ts';
import { LANGUAGES } from '../example/languages.ts';
import { projectRoot } from '../project/root.ts';
import { inLang, paths } from '../text/addresses.ts';

/**
 * Where the documentation of rules is on the site of the project, for readers of a language: one that the site does not have
 * is its first one.
 */
export async function ruleAddresses(lang: Lang): Promise<(id: string) => string> {
  const languages = await languagesOfLog();
  const shown = languages.includes(lang) ? lang : languages[0]!;
  const base = (process.env.SITE_URL ?? '').replace(/\/$/, '');
  return (id) => base + inLang(paths.ruleOnCheck(id), shown, languages);
}

async function languagesOfLog(): Promise<readonly Lang[]> {
  // The schema library loads with it, which a check that finds nothing should not wait for.
  const { loadConfig } = await import('../config/load.ts');
  try {
    return (await loadConfig(projectRoot())).languages;
  } catch (error) {
    // Without a configuration, or with a faulty one, which other commands report.
    if (error instanceof Fault || error instanceof DiagnosticsError) return LANGUAGES;
    throw error;
  }
}
