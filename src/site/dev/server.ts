import { join, sep } from 'node:path';
import { langOf } from '@studylog/check/command';
import type { AstroIntegrationLogger } from 'astro';
import type { ViteDevServer } from 'vite';
import { formatDiagnostic, isError } from '../../example/diagnostic.ts';
import { lintProject } from '../lint/lint.ts';
import { sharedFiles, shareFiles } from '../shared-files.ts';
import { PICTURES_ID } from '../virtual.ts';
import { countReload, RELOADS, reloads, shareFindings } from './findings.ts';
import { LastSound } from './last-sound.ts';

/** While an author writes: read the log again when a file of it changes, look for mistakes, and have the browser ask for its page again. */
export function followLog(server: ViteDevServer, root: string, logger: AstroIntegrationLogger): void {
  const first = sharedFiles();
  // A build starts a server too, which serves nobody.
  if (!(first instanceof LastSound)) return;
  const folders = ['content', 'examples'].map((name) => join(root, name));
  server.watcher.add(folders);
  const changed = async (path: string) => {
    if (!folders.some((folder) => path.startsWith(folder + sep))) return;
    const before = sharedFiles();
    const files = new LastSound(root, before.config, before instanceof LastSound ? before : undefined);
    shareFiles(files);
    forget(server);
    await lint(files, logger);
    if (files !== sharedFiles()) return;
    countReload();
    for (const { hot } of Object.values(server.environments)) hot.send({ type: 'full-reload' });
  };
  server.middlewares.use((request, response, next) => {
    if (request.url?.endsWith(RELOADS)) response.end(String(reloads()));
    else next();
  });
  for (const event of ['add', 'change', 'unlink'] as const) server.watcher.on(event, changed);
  lint(first, logger);
}

/** Find what is wrong with the files as they are, for the pages and the terminal. */
async function lint(files: LastSound, logger: AstroIntegrationLogger): Promise<void> {
  const finding = lintProject(files.read);
  shareFindings(finding);
  const found = await finding;
  if (files !== sharedFiles()) return;
  for (const one of found) logger[isError(one) ? 'error' : 'warn'](formatDiagnostic(one, langOf(process.env)));
}

/** Have the server forget what the pages have made of the files. */
function forget(server: ViteDevServer): void {
  for (const { hot, moduleGraph } of Object.values(server.environments)) {
    const pictures = moduleGraph.getModuleById(PICTURES_ID);
    if (pictures) moduleGraph.invalidateModule(pictures);
    if (hot !== server.environments.client?.hot) hot.send({ type: 'full-reload' });
  }
}
