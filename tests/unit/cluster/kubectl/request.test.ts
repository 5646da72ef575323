import { createServer } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { request } from '../../../../src/cluster/kubectl/request.ts';

let server: Server | undefined;
afterEach(() => server?.close());

async function listen(created: Server): Promise<string> {
  server = created;
  await new Promise<void>((resolve) => created.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(created.address() as AddressInfo).port}`;
}

test('an answer comes with its status and body, whatever the status', async () => {
  const url = await listen(createServer((_request, response) => response.writeHead(500).end('no redis\n')));
  expect(await request(url, 2000)).toMatchObject({ kind: 'response', status: 500, body: 'no redis\n' });
});

test('a port where nobody listens is refused', async () => {
  const url = await listen(createTcpServer());
  await new Promise((resolve) => server!.close(resolve));
  expect(await request(url, 2000)).toMatchObject({ kind: 'refused' });
});

test('a server that never answers is a timeout, not a refusal', async () => {
  const url = await listen(createTcpServer((socket) => socket.on('error', () => {})).unref());
  expect(await request(url, 200)).toMatchObject({ kind: 'timeout', message: 'no answer within 0.2 s' });
});

test('a connection that breaks off is an error of its own', async () => {
  const url = await listen(createTcpServer((socket) => socket.destroy()));
  expect(await request(url, 2000)).toMatchObject({ kind: 'error' });
});
