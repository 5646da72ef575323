#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { freshBundle } from './bundle.mjs';

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
if (isCheck) setFlagsFromString('--invocation-count-for-turbofan=50000');
// After the flags: what was compiled under others is not taken from the cache.
enableCompileCache();
const { main } = await import((isCheck && freshBundle()) || '../src/cli/main.ts');
process.exitCode = await main(process.argv.slice(2));
