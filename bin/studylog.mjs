#!/usr/bin/env node
// Nothing is imported by name before the version is known: older ones lack the names, and would tell that instead.
import module from 'node:module';
import v8 from 'node:v8';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `studylog needs Node 22.18 or later; this is ${process.versions.node}.\n` +
      'Run it through npm, which uses the Node that `npm ci` installed: npm run check, npm run verify, npx studylog …',
  );
  process.exit(2);
}
const isCheck = process.argv[2] === 'check';
// A check is over before what V8's last compiler makes of it has paid for itself, except for what runs most of all.
if (isCheck) v8.setFlagsFromString('--invocation-count-for-turbofan=50000');
// After the flags: what was compiled under others is not taken from the cache.
module.enableCompileCache();
const { freshBundle } = await import('./bundle.mjs');
const { main } = await import((isCheck && freshBundle()) || '../src/cli/main.ts');
process.exitCode = await main(process.argv.slice(2));
