import { existsSync, renameSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import mdx from '@astrojs/mdx';
import type { AstroIntegration, AstroUserConfig } from 'astro';
import type { Config, ConfigInput } from '../config/config.ts';
import { CONFIG_FILE } from '../config/file.ts';
import { loadConfig } from '../config/load.ts';
import { DiagnosticsError, isError } from '../example/diagnostic.ts';
import { listExampleIds } from '../example/load.ts';
import { projectRoot } from '../project/root.ts';
import { inLang, paths } from '../text/addresses.ts';
import { BASE, href, SITE_ADDRESS, SITE_URL } from '../text/base.ts';
import { drawCards } from './cards/build.ts';
import { LastSound } from './dev/last-sound.ts';
import { followLog } from './dev/server.ts';
import { GLOSSARY_FILE } from './glossary.ts';
import { learnPages, lintProject } from './lint/lint.ts';
import { plainImports } from './plain-imports.ts';
import { ProjectFiles } from './project-files.ts';
import { type Parts, routesOf } from './routes.ts';
import { ruleIdsWithPage } from './rule-pages.ts';
import { browserModules } from './run/browser-modules.ts';
import { filesShared, sharedFiles, shareFiles } from './shared-files.ts';
import { siteMap } from './site-map.ts';
import { virtualModules } from './virtual.ts';

/**
 * The whole site as an Astro integration: its pages, and how Astro has to build them. It stops a build when notes, log entries,
 * examples or their manifests are wrong, with file, line and column; while writing it says so instead, and reloads the page
 * when any of them changes.
 * @param _config the default export of studylog.config.ts, which is read again from its file so that faults have their place
 */
export default function studylog(_config: ConfigInput): AstroIntegration {
  let cache = '';
  return {
    name: 'studylog',
    hooks: {
      'astro:config:setup': async ({ command, addMiddleware, addWatchFile, injectRoute, updateConfig }) => {
        const root = projectRoot();
        const config = await loadConfig(root);
        // `studylog build` has read them; whatever else starts Astro has not.
        const files = (command === 'build' && filesShared()) || (await filesFor(command, root, config));
        shareFiles(files);
        addWatchFile(join(root, CONFIG_FILE));
        updateConfig({
          ...SETTINGS,
          vite: viteOf(config, root),
          // For pages of a log's own, in src/pages. Notes are data: the checks read them, and nothing compiles them.
          integrations: [mdx(), siteMap(files)],
          redirects: redirectsOf(files),
        });
        // While writing, the first example may come at any time.
        const parts = { ...partsOf(root), ...(command === 'dev' && { examples: true, glossary: true }) };
        for (const route of routesOf(parts)) injectRoute(route);
        // The middleware is in no build: there, what it shows would have been an error.
        if (command === 'dev')
          addMiddleware({ order: 'pre', entrypoint: new URL('./dev/middleware.ts', import.meta.url) });
        if (command !== 'build') return;
        const found = await lintProject(files);
        if (found.some(isError)) throw new DiagnosticsError(found);
      },
      'astro:server:setup': ({ server, logger }) => followLog(server, projectRoot(), logger),
      'astro:config:done': ({ config }) => {
        cache = fileURLToPath(config.cacheDir);
      },
      'astro:build:done': async ({ dir }) => {
        const folder = fileURLToPath(dir);
        placeErrorPages(folder, sharedFiles().config);
        // Only whole addresses lead to pictures.
        if (SITE_ADDRESS) await drawCards(folder, join(cache, 'cards'), sharedFiles());
        shareFiles(undefined);
      },
    },
  };
}

async function filesFor(command: string, root: string, config: Config): Promise<ProjectFiles> {
  if (command !== 'dev') return new ProjectFiles(root, config);
  const files = new LastSound(root, config);
  // Once, of a log that is new here, this takes longer than a browser or Vite waits for an answer.
  await learnPages(files.read);
  return files;
}

/** How Vite builds this log, and the threads of its pages. */
function viteOf(config: Config, root: string): AstroUserConfig['vite'] {
  const own = () => [virtualModules(config, root), browserModules()];
  return {
    ...SETTINGS.vite,
    plugins: [...own(), plainImports()],
    worker: { ...SETTINGS.vite.worker, plugins: own },
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
    build: { assetsInlineLimit: 0, modulePreload: false },
    // The checker's thread loads the schemas when it is first asked.
    worker: { format: 'es' },
    server: { watch: { ignored: ['**/dist/**', '**/.studylog/**'] } },
    // Its pages are compiled with the log's own, wherever npm has put them.
    ssr: { noExternal: ['studylog', '@studylog/check'] },
  },
  devToolbar: { enabled: false },
} satisfies AstroUserConfig;

/** Hosts take the nearest 404.html for an address that is not there. Astro puts only that of the root where it belongs. */
function placeErrorPages(folder: string, { languages }: Config): void {
  for (const lang of languages.slice(1)) {
    renameSync(join(folder, lang, '404/index.html'), join(folder, lang, '404.html'));
    rmdirSync(join(folder, lang, '404'));
  }
}

function partsOf(root: string): Parts {
  return {
    examples: listExampleIds(root).length > 0,
    glossary: existsSync(join(root, GLOSSARY_FILE)),
    icon: !existsSync(join(root, 'public/favicon.svg')),
  };
}

/** Former addresses in every language, but for those at which there is a page again. */
function redirectsOf(files: ProjectFiles): Record<string, string> {
  const { languages, redirects } = files.config;
  const moved = Object.entries(redirects);
  if (moved.length === 0) return {};
  const pages = new Set<string>([...pagesWithRules(files)].map((id) => paths.rule(id)));
  const former = moved.filter(([from]) => !pages.has(from));
  return Object.fromEntries(
    languages.flatMap((lang) =>
      former.map(([from, to]) => [inLang(from, lang, languages), href(inLang(to, lang, languages))]),
    ),
  );
}

/** What cannot be read is reported by the checks of the project. */
function pagesWithRules({ content, examplesRead }: ProjectFiles): ReadonlySet<string> {
  return ruleIdsWithPage(content.pages, examplesRead.examples);
}
