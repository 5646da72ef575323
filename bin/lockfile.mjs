import { readFileSync, writeFileSync } from 'node:fs';

/** The packages of `optionalDependencies` that hold a Node. */
const NODE = /^node_modules\/node-(bin-)?(darwin|linux|win)-/;

/**
 * Take out of a lockfile what keeps npm from installing the project with every Node and npm:
 * - `engines`: npm compares them with the Node that npm itself runs on. On Node 18 it would leave out optional packages without
 *   which nothing is built, rolldown's for this platform for one, and warn of the others. They run on the packaged Node.
 * - `bin` of the packaged Nodes: `node_modules/.bin/node` would be first on the PATH of every install script, and end the
 *   install on a system where that Node does not start (Alpine). bin/prepare.mjs links it where it does.
 * npm does not put them back; only packages that are new or updated bring them again.
 * @param {string} path
 * @returns {string[]} the packages that had one of them
 */
export function loosen(path) {
  const lockfile = JSON.parse(readFileSync(path, 'utf8'));
  const changed = [];
  for (const [name, entry] of Object.entries(lockfile.packages)) {
    // The project's own, '', is what package.json says.
    const unwanted = name === '' ? [] : NODE.test(name) ? ['engines', 'bin'] : ['engines'];
    const found = unwanted.filter((key) => key in entry);
    for (const key of found) delete entry[key];
    if (found.length > 0) changed.push(name);
  }
  if (changed.length > 0) writeFileSync(path, `${JSON.stringify(lockfile, null, 2)}\n`);
  return changed;
}
