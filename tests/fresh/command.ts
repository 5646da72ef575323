import { spawn } from 'node:child_process';
import { delimiter, resolve } from 'node:path';

/** How a command ended, what it printed on both streams, and how long it took. */
export interface Ended {
  readonly code: number | null;
  readonly text: string;
  readonly seconds: number;
}

const ROOT = resolve(import.meta.dirname, '../..');
/** A longer run hangs. */
const LIMIT_MS = 20 * 60_000;

/** Run a command in a folder, with the programs of `bin` before all others. */
export function run(program: string, args: readonly string[], cwd: string, bin: string): Promise<Ended> {
  const began = performance.now();
  const child = spawn(program, args, {
    cwd,
    env: environment(bin),
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: LIMIT_MS,
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
  }
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('close', (code) => done({ code, text, seconds: (performance.now() - began) / 1000 }));
  });
}

/**
 * This process's environment as a new terminal would have it: without this project's programs on PATH, and without what the
 * npm that started this process says of itself to its scripts. Settings of npm (a registry, a cache) stay.
 */
function environment(bin: string): NodeJS.ProcessEnv {
  const own =
    /^(npm_(?!config_)|npm_config_(user_agent|prefix|global_prefix|local_prefix|npm_version|node_gyp)$|INIT_CWD$|NODE$)/i;
  const kept = Object.entries(process.env).filter(([name]) => !own.test(name));
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.startsWith(ROOT));
  return { ...Object.fromEntries(kept), PATH: [bin, ...folders].join(delimiter) };
}
