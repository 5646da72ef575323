/**
 * What `npm pack` and `npm publish` run before and after themselves, in the folder of a package: `pack.mjs build` and
 * `pack.mjs restore`.
 *
 * In the repository `exports` names the TypeScript that Node, Vite, tsc and vitest read as it is, with no condition that each
 * of them would have to be told. Node runs no TypeScript below node_modules, so a packed package has JavaScript and types in
 * lib/ instead, and a package.json whose `exports` names those. npm has no field for that: the file is replaced while it packs.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, globSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const folder = process.cwd();
const lib = join(folder, 'lib');
const manifest = join(folder, 'package.json');
const own = join(folder, '.package.json.own');

// Also what one that was stopped halfway left behind.
if (existsSync(own)) renameSync(own, manifest);
rmSync(lib, { recursive: true, force: true });
if (process.argv[2] === 'build') build();

function build() {
  const typescript = createRequire(import.meta.url).resolve('typescript/package.json');
  const tsc = [join(dirname(typescript), 'bin/tsc'), '-p', join(folder, 'tsconfig.build.json')];
  const { status } = spawnSync(process.execPath, tsc, { stdio: 'inherit' });
  if (status !== 0) process.exit(1);
  copyOthers();
  for (const name of globSync('**/*.{js,astro}', { cwd: lib })) rewrite(join(lib, name), importJavaScript);
  copyFileSync(manifest, own);
  rewrite(manifest, (text) => `${JSON.stringify(packed(JSON.parse(text)), null, 2)}\n`);
}

/** Components, styles, templates: whatever tsc does not make. */
function copyOthers() {
  const isOther = (/** @type {string} */ path) => !/\.ts$/.test(path) || /\.d\.ts$/.test(path);
  cpSync(join(folder, 'src'), lib, { recursive: true, filter: isOther });
}

/**
 * tsc changes the endings of imports in the modules that it makes; components and `new URL` have them, too.
 * @param {string} source
 */
function importJavaScript(source) {
  return source.replace(/((?:\bfrom|\bimport|new URL\() ?'\.{1,2}\/[^']*)\.ts'/g, "$1.js'");
}

/**
 * @param {string} path
 * @param {(text: string) => string} change
 */
function rewrite(path, change) {
  const text = readFileSync(path, 'utf8');
  const changed = change(text);
  if (changed !== text) writeFileSync(path, changed);
}

/**
 * The package.json of the package: without what only the repository needs, and with what `publishConfig` has instead. (pnpm
 * does the same.) `engines` is there: in the repository, npm would warn of the Node that it runs on, which is not the one
 * that the commands run on.
 * @param {{ exports: Record<string, string>, scripts?: object, workspaces?: object, devDependencies?: object, publishConfig?: object }} manifest
 */
function packed({ exports, scripts: _, workspaces: __, devDependencies: ___, publishConfig, ...rest }) {
  const built = Object.entries(exports).map(([entry, source]) => {
    const file = source.replace('./src/', './lib/').replace(/\.ts$/, '');
    return [entry, { types: `${file}.d.ts`, default: `${file}.js` }];
  });
  return { ...rest, ...publishConfig, exports: Object.fromEntries(built) };
}
