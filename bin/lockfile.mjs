import { readFileSync, writeFileSync } from 'node:fs';

/**
 * Take out of a lockfile which Node each package wants. npm compares it with the Node that npm itself runs on: on Node 18 it
 * would leave out optional packages without which nothing is built (rolldown's for this platform, for one), and warn of
 * each other one. They run on the packaged Node, which suits them all.
 * npm does not put it back; only packages that are new or updated bring it again.
 * @param {string} path
 * @returns {string[]} the packages that had it
 */
export function dropEngines(path) {
  const lockfile = JSON.parse(readFileSync(path, 'utf8'));
  const dropped = [];
  for (const [name, entry] of Object.entries(lockfile.packages)) {
    // The project's own, '', is what package.json says.
    if (name === '' || !entry.engines) continue;
    delete entry.engines;
    dropped.push(name);
  }
  if (dropped.length > 0) writeFileSync(path, `${JSON.stringify(lockfile, null, 2)}\n`);
  return dropped;
}
