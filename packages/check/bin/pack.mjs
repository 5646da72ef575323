/**
 * What `npm pack` and `npm publish` run before and after themselves: `pack.mjs build` and `pack.mjs restore`.
 *
 * In the repository `exports` names the TypeScript that Node, Vite, tsc and vitest read as it is, with no condition that each
 * of them would have to be told. Node runs no TypeScript below node_modules, so the packed package has JavaScript and types
 * instead, and a package.json whose `exports` names those. npm has no field for that: the file is replaced while it packs.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('..', import.meta.url));
const manifest = join(folder, 'package.json');
const own = join(folder, '.package.json.own');

// One that was stopped halfway left it behind.
if (existsSync(own)) renameSync(own, manifest);
if (process.argv[2] === 'build') build();

function build() {
  const dist = join(folder, 'dist');
  rmSync(dist, { recursive: true, force: true });
  const typescript = createRequire(import.meta.url).resolve('typescript/package.json');
  const tsc = [join(dirname(typescript), 'bin/tsc'), '-p', join(folder, 'tsconfig.build.json')];
  const { status } = spawnSync(process.execPath, tsc, { stdio: 'inherit' });
  if (status !== 0) process.exit(1);
  copyFileSync(manifest, own);
  writeFileSync(manifest, `${JSON.stringify(packed(JSON.parse(readFileSync(own, 'utf8'))), null, 2)}\n`);
}

/** @param {{ exports: Record<string, string>, scripts?: object }} manifest */
function packed({ exports, scripts: _, ...rest }) {
  const built = Object.entries(exports).map(([entry, source]) => {
    const file = source.replace('./src/', './dist/').replace(/\.ts$/, '');
    return [entry, { types: `${file}.d.ts`, default: `${file}.js` }];
  });
  return { ...rest, exports: Object.fromEntries(built) };
}
