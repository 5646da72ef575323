/**
 * Runs after `npm ci` and `npm install`, and must not make them fail: whatever it cannot do here, the commands do without.
 * It puts the packaged Node where `npx` finds it, makes the checker's bundle, and keeps the lockfile usable with every npm.
 */
import { existsSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loosen } from './lockfile.mjs';
import { packagedNode, runOnProjectNode } from './node.mjs';

const missing = await runOnProjectNode();
const packaged = packagedNode();
if (missing !== undefined) console.error(missing);
else await bundle();
if (packaged) removeHeaders(packaged.path);
// It starts on this system: it is what runs this.
if (packaged?.version === process.versions.node) linkNode(packaged.path);
if (process.env.npm_command === 'install') loosen(fileURLToPath(new URL('../package-lock.json', import.meta.url)));

/** Without rolldown, or where nothing can be written, the checker runs from its sources, and starts a little later. */
async function bundle() {
  try {
    const { makeBundle } = await import('./bundle.mjs');
    await makeBundle();
  } catch (error) {
    const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code !== 'ERR_MODULE_NOT_FOUND') console.error(`studylog check will run from its sources: ${message}`);
  }
}

/**
 * The lockfile keeps npm from making this link, see bin/lockfile.mjs.
 * @param {string} node
 */
function linkNode(node) {
  const link = fileURLToPath(new URL('../node_modules/.bin/node', import.meta.url));
  if (process.platform === 'win32' || existsSync(link)) return;
  try {
    rmSync(link, { force: true });
    symlinkSync(relative(dirname(link), node), link);
  } catch {
    // A file system without links; npm's scripts do without.
  }
}

/**
 * The packaged Node comes with 67 MB of C headers, by which nothing here is compiled.
 * @param {string} node
 */
function removeHeaders(node) {
  try {
    rmSync(join(dirname(node), '../include'), { recursive: true, force: true });
  } catch {
    // They may stay.
  }
}
