import { join, sep } from 'node:path';
import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import { langOf } from '@studylog/check/command';
import type { AstroIntegration, AstroUserConfig } from 'astro';
import type { Config, ConfigInput } from '../config/config.ts';
import { CONFIG_FILE, loadConfig } from '../config/load.ts';
import { DiagnosticsError, formatDiagnostic } from '../example/diagnostic.ts';
import { BASE, SITE_URL } from './base.ts';
import { lintProject } from './lint/lint.ts';
import { processor } from './processor.ts';
import { projectRoot } from './root.ts';
import { routes } from './routes.ts';
import { virtualModules } from './virtual.ts';

/**
 * The whole site as an Astro integration: its pages, and how Astro has to build them. It stops a build when notes, log entries,
 * examples or their manifests are wrong, with file, line and column; while writing it says so instead, and reloads the page
 * when any of them changes.
 * @param _config the default export of studylog.config.ts, which is read again from its file so that faults have their place
 */
export default function studylog(_config: ConfigInput): AstroIntegration {
  return {
    name: 'studylog',
    hooks: {
      'astro:config:setup': async ({ command, logger, addWatchFile, injectRoute, updateConfig }) => {
        const root = projectRoot();
        const config = await loadConfig(root);
        addWatchFile(join(root, CONFIG_FILE));
        updateConfig({
          ...SETTINGS,
          vite: { ...SETTINGS.vite, plugins: [virtualModules(config)] },
          integrations: [mdx(), siteMap(config)],
        });
        for (const route of routes) injectRoute(route);
        if (command !== 'build' && command !== 'dev') return;
        const found = await lintProject(root, config);
        if (found.length > 0 && command === 'build') throw new DiagnosticsError(found);
        for (const diagnostic of found) logger.error(formatDiagnostic(diagnostic, langOf(process.env)));
      },
      'astro:server:setup': ({ server, logger }) => {
        const folders = ['content', 'examples'].map((name) => join(projectRoot(), name));
        server.watcher.add(folders);
        const changed = async (path: string) => {
          if (!folders.some((folder) => path.startsWith(folder + sep))) return;
          for (const diagnostic of await lintProject(projectRoot(), await loadConfig(projectRoot()))) {
            logger.error(formatDiagnostic(diagnostic, langOf(process.env)));
          }
          server.environments.client.hot.send({ type: 'full-reload' });
        };
        for (const event of ['add', 'change', 'unlink'] as const) server.watcher.on(event, changed);
      },
    },
  };
}

/** How Astro builds every log. */
const SETTINGS = {
  site: SITE_URL.origin,
  base: BASE || '/',
  trailingSlash: 'always',
  // 'jsx', the default, glues words of Korean and Latin text together.
  compressHTML: true,
  // One stylesheet and one script, both cached; nothing inline that the content security policy would have to allow.
  build: { inlineStylesheets: 'never' },
  vite: {
    build: { assetsInlineLimit: 0 },
    // The checker's thread loads the schemas when it is first asked.
    worker: { format: 'es' },
    server: { watch: { ignored: ['**/dist/**', '**/.studylog/**'] } },
  },
  devToolbar: { enabled: false },
  // The site colours code by itself, with classes instead of inline styles.
  markdown: { syntaxHighlight: false, processor },
} satisfies AstroUserConfig;

/** The addresses of all pages for search engines, each with its counterpart in the other language. */
function siteMap({ languages }: Config): AstroIntegration {
  const [defaultLocale = ''] = languages;
  const locales = Object.fromEntries(languages.map((lang) => [lang, lang]));
  return sitemap({ i18n: { defaultLocale, locales }, filter: (page) => !/\/404\/?$/.test(page) });
}
