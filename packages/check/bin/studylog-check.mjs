#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { setFlagsFromString } from 'node:v8';

// A check is over before what V8's last compiler makes of it has paid for itself, except for what runs most of all.
setFlagsFromString('--invocation-count-for-turbofan=50000');
// After the flags: what was compiled under others is not taken from the cache.
enableCompileCache();
const { main } = await import('@studylog/check/command');
// Whoever reads the output may stop, `head` for one.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error) => {
    if (error.code !== 'EPIPE') throw error;
  });
}
process.exitCode = await main(process.argv.slice(2));
