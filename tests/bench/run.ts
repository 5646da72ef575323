/** `npm run bench` runs every benchmark; `npm run bench -- check` one. A new one is a script and a line here. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** Each a script and its arguments, run in the project's folder. */
const BENCHES: Readonly<Record<string, readonly string[]>> = {
  build: ['tests/bench/build/main.ts'],
  search: ['tests/bench/search/main.ts'],
  'search-libraries': ['tests/bench/search/libraries.ts'],
  note: ['tests/bench/note/main.ts'],
  page: ['tests/bench/page.ts'],
  scale: ['tests/bench/scale/main.ts'],
  check: ['packages/check/bench/main.ts', 'bin/studylog.mjs', 'check'],
};

const names = process.argv.slice(2);
const unknown = names.filter((name) => !Object.hasOwn(BENCHES, name));
if (unknown.length > 0) {
  console.error(`bench: there is no benchmark ${unknown.join(', ')}; there are ${Object.keys(BENCHES).join(', ')}`);
  process.exit(2);
}
for (const [name, words] of Object.entries(BENCHES)) {
  if (names.length > 0 && !names.includes(name)) continue;
  const { status } = spawnSync(process.execPath, words, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
