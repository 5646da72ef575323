import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** How long nothing may happen. */
const PATIENCE_MS = 300_000;

/**
 * Serve a log as its author does, ask for one page, and stop.
 * @returns seconds until the server says where it is, and from there to the page
 * @throws Error with what was printed when it does not come up, or has no such page
 */
export async function startDev(script: string, folder: string, path: string): Promise<{ ready: number; page: number }> {
  const began = performance.now();
  const server = spawn(process.execPath, [script, 'dev', '--port', '4800', '--root', folder], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const ended = once(server, 'exit');
  const stop = () => server.kill();
  process.once('exit', stop);
  try {
    const address = await new Promise<string>((resolve, reject) => {
      const fail = () => reject(new Error(`dev did not start:\n${said.slice(-1000)}`));
      const timer = setTimeout(fail, PATIENCE_MS);
      const listen = (chunk: Buffer) => {
        said += chunk;
        const found = /http:\/\/localhost:\d+/.exec(said)?.[0];
        if (!found) return;
        clearTimeout(timer);
        resolve(found);
      };
      server.stdout.on('data', listen);
      server.stderr.on('data', listen);
      server.once('exit', fail);
    });
    const ready = performance.now();
    const response = await fetch(address + path, { signal: AbortSignal.timeout(PATIENCE_MS) });
    await response.text();
    if (!response.ok) throw new Error(`${path}: ${response.status}\n${said.slice(-1000)}`);
    return { ready: (ready - began) / 1000, page: (performance.now() - ready) / 1000 };
  } finally {
    stop();
    await ended;
    process.off('exit', stop);
  }
}
