import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { type Ask, ask } from '../../../src/freshness/ask.ts';

/** Requests to any host, answered by a server on this machine that finds the host in the path: `/ghcr.io/v2/…`. */
export async function internet(listener: RequestListener): Promise<Ask> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return (address, init) => ask(address.replace('https://', `http://127.0.0.1:${port}/`), init);
}
