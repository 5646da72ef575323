import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const LIST = 'inputs.json';

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
  const { build } = await import('esbuild');
  const { metafile, outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: ['src/cli/main.ts', 'src/cli/check-apart.ts', 'src/cli/parallel-worker.ts'],
    // The other commands run from their sources, and only examples need zod.
    external: [...['verify', 'build', 'serve', 'start'].map((name) => `./src/cli/${name}.ts`), 'zod'],
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    charset: 'utf8',
    outdir: folder,
    entryNames: '[name]',
    metafile: true,
    write: false,
  });
  const inputs = Object.keys(metafile.inputs).map((path) => {
    const { mtimeMs, size } = statSync(ROOT + path);
    return [path, mtimeMs, size];
  });
  // Made beside it and renamed: a check that starts meanwhile finds all of a bundle or none.
  const next = `${folder}.${process.pid}`;
  mkdirSync(next, { recursive: true });
  for (const { path, contents } of outputFiles) writeFileSync(join(next, basename(path)), contents);
  writeFileSync(join(next, LIST), JSON.stringify(inputs));
  rmSync(folder, { recursive: true, force: true });
  renameSync(next, folder);
}
