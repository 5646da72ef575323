#!/usr/bin/env node
import { enableCompileCache } from 'node:module';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `studylog needs Node 22.18 or later; this is ${process.versions.node}.\n` +
      'Run it through npm, which uses the Node that `npm ci` installed: npm run check, npm run verify, npx studylog …',
  );
  process.exit(2);
}
enableCompileCache();
const { main } = await import('../src/cli/main.ts');
process.exitCode = await main(process.argv.slice(2));
