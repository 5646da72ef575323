import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, sep } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.xml': 'application/xml',
  '.yaml': 'application/yaml; charset=utf-8',
};

/** The built site on a port of its own, as a plain file server gives it. */
export interface ServedSite {
  /** `http://localhost:41234` */
  readonly origin: string;
  close(): Promise<void>;
}

/** Serve a folder below `base`, on this machine only. */
export async function serveFolder(folder: string, base: string): Promise<ServedSite> {
  const server = createServer(async (request, response) => {
    const file = fileOf(folder, base, request.url ?? '/');
    const body = file && (await readFile(file).catch(() => undefined));
    if (!file || !body) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not found\n');
      return;
    }
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    // Browsers open the clipboard to pages of localhost without https.
    origin: `http://localhost:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The file that an address stands for; normalising an absolute path leaves no way above its root. */
function fileOf(folder: string, base: string, url: string): string | undefined {
  const { pathname } = new URL(url, 'http://localhost');
  if (!pathname.startsWith(`${base}/`) || /%(?![0-9a-f]{2})/i.test(pathname)) return undefined;
  const path = normalize(decodeURIComponent(pathname.slice(base.length)));
  return join(folder, path.endsWith(sep) ? `${path}index.html` : path);
}
