#!/usr/bin/env node
// Node 18 loads this file, and finds by it the Node that can load the rest; no name is imported that Node 18 lacks.
import module from 'node:module';
import { fileURLToPath } from 'node:url';

// Through npm it is the packaged Node that runs this, and a check starts without another look.
if (!process.execPath.startsWith(fileURLToPath(new URL('../node_modules/', import.meta.url)))) {
  const { requireProjectNode } = await import('./node.mjs');
  await requireProjectNode();
}
let program = '../src/cli/main.ts';
if (process.argv[2] === 'check') {
  const [{ setFlagsFromString }, { freshBundle }] = await Promise.all([import('node:v8'), import('./bundle.mjs')]);
  // A check is over before what V8's last compiler makes of it has paid for itself, except for what runs most of all.
  setFlagsFromString('--invocation-count-for-turbofan=50000');
  program = freshBundle() ?? program;
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
