/**
 * Runs a tool of the project, or a script, on the Node that `npm ci` installed:
 *   node bin/run.mjs vitest run tests/unit/cli
 *   node bin/run.mjs tests/run.ts unit
 * It works from an editor, too, and with every Node from 18, whatever `node_modules/.bin` holds.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { requireProjectNode } from './node.mjs';

/** @type {Readonly<Record<string, string>>} The package of each tool. */
const TOOLS = {
  astro: 'astro',
  biome: '@biomejs/biome',
  playwright: '@playwright/test',
  tsc: 'typescript',
  vitest: 'vitest',
};

await requireProjectNode();

const [name = '', ...words] = process.argv.slice(2);
const path = pathOf(name);
if (!existsSync(path)) {
  const known = Object.keys(TOOLS).join(', ');
  console.error(
    Object.hasOwn(TOOLS, name)
      ? `bin/run.mjs: ${TOOLS[name]} is not installed; run \`npm ci\``
      : `bin/run.mjs: there is no file or tool "${name}"; give the path of a script or one of ${known}`,
  );
  process.exit(2);
}
process.argv = [process.execPath, path, ...words];
await import(pathToFileURL(path).href);

/**
 * @param {string} name a tool, or a script's path
 * @returns {string} the file to run; '' where the tool's package is not installed
 */
function pathOf(name) {
  if (!Object.hasOwn(TOOLS, name)) return name && resolve(name);
  try {
    const manifest = createRequire(import.meta.url).resolve(`${TOOLS[name]}/package.json`);
    const { bin } = JSON.parse(readFileSync(manifest, 'utf8'));
    return join(dirname(manifest), typeof bin === 'string' ? bin : bin[name]);
  } catch {
    return '';
  }
}
