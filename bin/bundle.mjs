import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const LIST = 'inputs.json';
/** The commands that run from their sources. */
const OTHERS = 'explain facts verify init new import dev build serve start preview freshness forget'.split(' ');

/** Where `npm install` puts the checker's bundle. */
const BUNDLE = join(ROOT, '.studylog/checker');

/** @typedef {[path: string, modified: number, size: number]} Input a file that a bundle was made of, below the project's folder */

/**
 * The bundle's `main`, as long as every file that the bundle was made of is still as it was.
 * @param {string} [folder]
 * @returns {string | undefined} a URL
 */
export function freshBundle(folder = BUNDLE) {
  try {
    /** @type {Input[]} */
    const inputs = JSON.parse(readFileSync(join(folder, LIST), 'utf8'));
    const isFresh = inputs.every(([path, modified, size]) => {
      const now = statSync(ROOT + path);
      return now.mtimeMs === modified && now.size === size;
    });
    return isFresh ? pathToFileURL(join(folder, 'main.js')).href : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Put `studylog check` into a few files: Node takes about half a millisecond for each module, and the checker has 130 of them.
 * @param {string} [folder]
 */
export async function makeBundle(folder = BUNDLE) {
  const { rolldown } = await import('rolldown');
  const others = OTHERS.map((name) => join(ROOT, `src/cli/${name}.ts`));
  const bundle = await rolldown({
    cwd: ROOT,
    input: { main: 'src/cli/main.ts' },
    // The other commands run from their sources, only examples need zod and re2js, and only a faulty configuration needs vite.
    external: [...others, 'zod', 're2js', 'vite'],
    platform: 'node',
  });
  const { output } = await bundle.generate({
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
    paths: Object.fromEntries(others.map((path) => [path, relative(folder, path)])),
  });
  const inputs = (await bundle.watchFiles).map((path) => {
    const { mtimeMs, size } = statSync(path);
    return [relative(ROOT, path), mtimeMs, size];
  });
  await bundle.close();
  // Made beside it and renamed: a check that starts meanwhile finds all of a bundle or none.
  const next = `${folder}.${process.pid}`;
  mkdirSync(next, { recursive: true });
  for (const file of output) if (file.type === 'chunk') writeFileSync(join(next, file.fileName), file.code);
  writeFileSync(join(next, LIST), JSON.stringify(inputs));
  rmSync(folder, { recursive: true, force: true });
  renameSync(next, folder);
}
