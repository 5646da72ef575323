import { readdirSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';

/** Whether a folder is where an example lives, `<root>/examples/<topic>/<name>`. */
export function isExamplePlace(folder: string): boolean {
  return resolve(folder).split(sep).at(-3) === 'examples';
}

/** The project's root and the example's id by its folder. */
export function placeOf(folder: string): { root: string; id: string } {
  const path = resolve(folder);
  return { root: resolve(path, '../../..'), id: path.split(sep).slice(-2).join('/') };
}

/** The manifests in an example's folder. */
export function listExampleFiles(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => /\.ya?ml$/.test(name) && name !== 'example.yaml')
    .sort()
    .map((name) => join(folder, name));
}
