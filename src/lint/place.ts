import { existsSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { CONFIG_FILE } from '../config/file.ts';
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

/** The root of the project whose content/ a path is in, or is; undefined where it is in none. */
export function rootOfContent(path: string): string | undefined {
  const parts = resolve(path).split(sep);
  const at = parts.lastIndexOf('content');
  const root = at < 0 ? undefined : parts.slice(0, at).join(sep);
  return root !== undefined && existsSync(join(root, CONFIG_FILE)) ? root : undefined;
}

/** Whether a folder is content/ of a log or in it, or its examples/: checked as one. */
export function isProjectFolder(folder: string): boolean {
  if (rootOfContent(folder) !== undefined) return true;
  return basename(resolve(folder)) === 'examples' && existsSync(join(folder, '..', CONFIG_FILE));
}

/** The root of the project that a file or folder of it belongs to. */
export function rootOf(path: string): string {
  const name = basename(path);
  if (name === CONFIG_FILE || (name === 'examples' && isProjectFolder(path))) return dirname(resolve(path));
  return rootOfContent(path) ?? placeOf(path).root;
}

/** The id of the example that a path is in, or is; undefined for other paths. @param root the project's root */
export function exampleAt(root: string, path: string): string | undefined {
  const [examples, topic, name] = relative(root, resolve(path)).split(sep);
  return examples === 'examples' && topic && name ? `${topic}/${name}` : undefined;
}

/**
 * The manifests of an example by its folder, or of all examples in examples/; none elsewhere.
 * @throws DiagnosticsError for symbolic links.
 */
export function manifestsIn(folder: string): string[] {
  if (isExamplePlace(folder)) return filesOfExample(folder);
  if (basename(resolve(folder)) !== 'examples') return [];
  const folders = (path: string) =>
    listOwnFolder(dirname(resolve(folder)), path).flatMap((entry) =>
      entry.isDirectory() ? [join(path, entry.name)] : [],
    );
  return folders(folder).flatMap(folders).flatMap(filesOfExample);
}

function filesOfExample(folder: string): string[] {
  return listOwnFolder(placeOf(folder).root, folder)
    .filter(({ name }) => /\.ya?ml$/.test(name) && name !== 'example.yaml')
    .map(({ name }) => join(folder, name));
}
