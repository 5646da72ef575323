import { join, sep } from 'node:path';
import { langOf } from '@studylog/check/command';
import type { AstroIntegration } from 'astro';
import type { Config } from '../config/config.ts';
import { CONFIG_FILE, loadConfig } from '../config/load.ts';
import { DiagnosticsError, formatDiagnostic } from '../example/diagnostic.ts';
import { checkProject } from './check/check.ts';
import { projectRoot } from './root.ts';

/**
 * Stops a build when notes, log entries, examples or their manifests are wrong, with file, line and column;
 * while writing it says so instead, and reloads the page when any of them changes.
 */
export function studylog(): AstroIntegration {
  return {
    name: 'studylog',
    hooks: {
      'astro:config:setup': async ({ command, logger, addWatchFile, updateConfig }) => {
        const root = projectRoot();
        const config = await loadConfig(root);
        addWatchFile(join(root, CONFIG_FILE));
        updateConfig({ vite: { plugins: [configModule(config)] } });
        if (command !== 'build' && command !== 'dev') return;
        const found = await checkProject(root, config);
        if (found.length > 0 && command === 'build') throw new DiagnosticsError(found);
        for (const diagnostic of found) logger.error(formatDiagnostic(diagnostic, langOf(process.env)));
      },
      'astro:server:setup': ({ server, logger }) => {
        const folders = ['content', 'examples'].map((name) => join(projectRoot(), name));
        server.watcher.add(folders);
        const changed = async (path: string) => {
          if (!folders.some((folder) => path.startsWith(folder + sep))) return;
          for (const diagnostic of await checkProject(projectRoot(), await loadConfig(projectRoot()))) {
            logger.error(formatDiagnostic(diagnostic, langOf(process.env)));
          }
          server.environments.client.hot.send({ type: 'full-reload' });
        };
        for (const event of ['add', 'change', 'unlink'] as const) server.watcher.on(event, changed);
      },
    },
  };
}

const MODULE = 'virtual:studylog/config';

/** Hands the configuration to the pages, which Vite runs where they cannot read it themselves. */
function configModule(config: Config) {
  const resolved = `\0${MODULE}`;
  return {
    name: MODULE,
    resolveId: (id: string) => (id === MODULE ? resolved : undefined),
    load: (id: string) => (id === resolved ? `export default ${JSON.stringify(config)}` : undefined),
  };
}
