import { join, resolve, sep } from 'node:path';
import { listOwnFolder } from '../example/own-files.ts';

/** Whether a folder is where an example lives, `<root>/examples/<topic>/<name>`. */
export function isExamplePlace(folder: string): boolean {
  return resolve(folder).split(sep).at(-3) === 'examples';
}

/** Whether a folder is examples/ itself, a topic in it, or an example. */
export function isAmongExamples(folder: string): boolean {
  return resolve(folder).split(sep).slice(-3).includes('examples');
}

/** The project's root and the example's id by its folder. */
export function placeOf(folder: string): { root: string; id: string } {
  const path = resolve(folder);
  return { root: resolve(path, '../../..'), id: path.split(sep).slice(-2).join('/') };
}

/**
 * The manifests in an example's folder.
 * @throws DiagnosticsError for symbolic links.
 */
export function listExampleFiles(folder: string): string[] {
  return listOwnFolder(placeOf(folder).root, folder)
    .filter(({ name }) => /\.ya?ml$/.test(name) && name !== 'example.yaml')
    .map(({ name }) => join(folder, name));
}
