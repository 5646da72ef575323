#!/usr/bin/env node
// Nothing is imported by name before the version is known: older ones lack the names, and would tell that instead.
import module from 'node:module';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `studylog needs Node 22.18 or later; this is ${process.versions.node}.\n` +
      'Run it through npm, which uses the Node that `npm ci` installed: npm run check, npm run verify …',
  );
  process.exit(2);
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
