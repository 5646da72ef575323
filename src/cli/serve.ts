import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { href } from '../site/site.ts';
import { UsageError } from './main.ts';
import { readOptions } from './options.ts';

const PORT = 4321;

export const help = `Serve the built site on http://localhost:${PORT}, or on the next free port.

Usage: studylog serve [options]

  --port <number>  the port to try first (default: ${PORT})

Stop it with Ctrl-C.
`;

/** A site that is being served. */
export interface Serving {
  readonly url: string;
  readonly port: number;
  stop(): Promise<void>;
  /** Resolves when the server has been stopped. */
  closed(): Promise<void>;
}

/**
 * Serve dist/ on `port`, or on the next free one.
 * @throws UsageError when nothing was built yet.
 */
export async function serveSite(port = PORT): Promise<Serving> {
  if (!existsSync(join(process.cwd(), 'dist/index.html'))) {
    throw new UsageError('there is no site in dist/; run «npm run build» first');
  }
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  process.env.ASTRO_PREVIEW_BACKGROUND = '0';
  const { preview } = await import('astro');
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const outDir = join(process.cwd(), 'dist');
  const server = await preview({ root, outDir, server: { port }, logLevel: 'error' });
  return {
    url: `http://localhost:${server.port}${href('/')}`,
    port: server.port,
    stop: () => server.stop(),
    closed: () => server.closed(),
  };
}

/** `studylog serve` */
export async function run(argv: string[]): Promise<number> {
  const { values } = readOptions(argv, { port: { type: 'text', value: 'a port number' } });
  const port = Number(values.port ?? PORT);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new UsageError(`--port takes a number from 1 to 65535, not "${values.port}"`);
  }
  const serving = await serveSite(port);
  if (serving.port !== port) console.log(`port ${port} is taken`);
  console.log(`${serving.url}\n(Ctrl-C stops it)`);
  process.once('SIGINT', () => void serving.stop());
  process.once('SIGTERM', () => void serving.stop());
  await serving.closed();
  return 0;
}
