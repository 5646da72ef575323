import type { ProjectFiles } from './project-files.ts';

/**
 * The project that is being built, for the pages and their loader: Vite runs both as modules of its own, which have nothing
 * in common with the integration but the process.
 */
const KEY = Symbol.for('studylog.project-files');
const shared = globalThis as { [KEY]?: ProjectFiles | undefined };

/** Give pages and loader the files that they are made of; undefined when they are done. */
export function shareFiles(files: ProjectFiles | undefined): void {
  shared[KEY] = files;
}

/** The files that are shared now, if any. */
export function filesShared(): ProjectFiles | undefined {
  return shared[KEY];
}

/**
 * The files that pages are made of.
 * @throws Error outside of a build or a server of the integration.
 */
export function sharedFiles(): ProjectFiles {
  const files = filesShared();
  if (!files) throw new Error('the integration studylog() is not among the integrations of the Astro configuration');
  return files;
}
