import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { HEADERS } from '../../src/site/policy.ts';
import { type ServedSite, serveFolder } from '../../src/verify/site/serve.ts';

/** Serve a built site as its host does: compressed, and with the headers of docs/hosting.md. */
export async function serveCompressed(folder: string): Promise<ServedSite> {
  const plain = await serveFolder(folder, '');
  const server = createServer(async ({ url }, response) => {
    const found = await fetch(plain.origin + url);
    const type = found.headers.get('content-type') ?? '';
    const body = Buffer.from(await found.arrayBuffer());
    const isText = /^(text|application)\/|svg/.test(type);
    const encoding = isText ? { 'content-encoding': 'gzip', vary: 'accept-encoding' } : {};
    response.writeHead(found.status, { ...HEADERS, 'content-type': type, ...encoding });
    response.end(isText ? gzipSync(body) : body);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: async () => {
      await new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      });
      await plain.close();
    },
  };
}
