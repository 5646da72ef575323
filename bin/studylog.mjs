#!/usr/bin/env node
// Node 18 loads this file, and finds by it the Node that can load the rest; no name is imported that Node 18 lacks.
import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

// Through npm it is the packaged Node that runs this, and a check starts without another look.
if (!process.execPath.startsWith(fileURLToPath(new URL('../node_modules/', import.meta.url)))) {
  const { requireProjectNode } = await import('./node.mjs');
  await requireProjectNode();
}
// The package has what tsc makes of the sources.
const isPackage = !existsSync(new URL('../src', import.meta.url));
let program = isPackage ? '../lib/cli/main.js' : '../src/cli/main.ts';
if (process.argv[2] === 'check') {
  // A check is over before what V8's last compiler makes of it has paid for itself, except for what runs most of all.
  (await import('node:v8')).setFlagsFromString('--invocation-count-for-turbofan=50000');
  if (!isPackage) program = (await import('./bundle.mjs')).freshBundle() ?? program;
}
// After the flags: what was compiled under others is not taken from the cache.
module.enableCompileCache();
const { main } = await import(program);
// Whoever reads the output may stop, `head` for one. The work, and what it has to clean up, goes on to its end.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error) => {
    if (error.code !== 'EPIPE') throw error;
  });
}
process.exitCode = await main(process.argv.slice(2));
