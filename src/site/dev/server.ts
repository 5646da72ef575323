import { join, sep } from 'node:path';
import { langOf } from '@studylog/check/command';
import type { ViteDevServer } from 'vite';
import { type Diagnostic, formatDiagnostic } from '../../example/diagnostic.ts';
import { lintProject } from '../lint/lint.ts';
import { sharedFiles, shareFiles } from '../shared-files.ts';
import { PICTURES_ID } from '../virtual.ts';
import { findings, shareFindings } from './findings.ts';
import { LastSound } from './last-sound.ts';

/** While an author writes: read the log again when a file of it changes, look for mistakes, and have the browser ask for its page again. */
export function followLog(server: ViteDevServer, root: string, say: (line: string) => void): void {
  const folders = ['content', 'examples'].map((name) => join(root, name));
  server.watcher.add(folders);
  const changed = (path: string) => {
    if (!folders.some((folder) => path.startsWith(folder + sep))) return;
    const before = sharedFiles();
    shareFiles(new LastSound(root, before.config, before instanceof LastSound ? before : undefined));
    reload(server);
    lint();
  };
  /** Look for mistakes in the files that are shared now, and show them where they are not those that pages show already. */
  const lint = async () => {
    const files = sharedFiles() as LastSound;
    const found = await lintProject(files.read);
    // A file has changed meanwhile, and what is wrong now is being looked for.
    if (files !== sharedFiles()) return;
    for (const diagnostic of found) say(formatDiagnostic(diagnostic, langOf(process.env)));
    if (isSame(found, findings())) return;
    shareFindings(found);
    reload(server);
  };
  for (const event of ['add', 'change', 'unlink'] as const) server.watcher.on(event, changed);
  lint();
}

/** On the server this forgets what the pages have made of the files; then the browser asks for its page again. */
function reload(server: ViteDevServer): void {
  for (const { hot, moduleGraph } of Object.values(server.environments)) {
    const pictures = moduleGraph.getModuleById(PICTURES_ID);
    if (pictures) moduleGraph.invalidateModule(pictures);
    hot.send({ type: 'full-reload' });
  }
}

const isSame = (found: readonly Diagnostic[], shown: readonly Diagnostic[]): boolean =>
  JSON.stringify(found) === JSON.stringify(shown);
