/** Plain JavaScript for Node 18: .ci/run asks for a toolchain before `npm ci` has brought a newer Node. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NODE_PACKAGE } from '../../bin/node.mjs';

const HOME = fileURLToPath(new URL('../../.studylog/toolchains/', import.meta.url));

/**
 * Install a Node and an npm from npm's registry, once, below .studylog.
 * @param {string} node version or range, such as 18
 * @param {string} npm version or range, such as 9.2.0
 * @returns {string} a folder that has `node`, `npm` and `npx`, for the front of PATH
 * @throws {Error} with npm's output when one of them is not published, or not for this platform
 */
export function toolchain(node, npm) {
  if (!NODE_PACKAGE) throw new Error(`no Node is published on npm for ${process.platform} ${process.arch}`);
  const folder = join(HOME, `node-${node}-npm-${npm}`);
  const bin = join(folder, 'bin');
  if (existsSync(bin)) return bin;
  // Made beside it and renamed: what is there is complete.
  const next = `${folder}.${process.pid}`;
  mkdirSync(join(next, 'bin'), { recursive: true });
  const wanted = [`${NODE_PACKAGE}@${node}`, `npm@${npm}`];
  try {
    execFileSync('npm', ['install', '--prefix', next, '--no-save', '--no-audit', '--no-fund', ...wanted], {
      cwd: next,
      stdio: 'pipe',
    });
    symlinkSync(`../node_modules/${NODE_PACKAGE}/bin/node`, join(next, 'bin/node'));
    for (const name of ['npm', 'npx']) symlinkSync(`../node_modules/npm/bin/${name}-cli.js`, join(next, 'bin', name));
    renameSync(next, folder);
  } finally {
    rmSync(next, { recursive: true, force: true });
  }
  return bin;
}
