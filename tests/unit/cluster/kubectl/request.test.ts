import { createServer } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { request, requestSteadily } from '../../../../src/cluster/kubectl/request.ts';

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
  expect(await request(url, 200)).toMatchObject({
    kind: 'timeout',
    message: { ko: '0.2초 안에 응답이 없습니다', en: 'no response within 0.2 s' },
  });
});

test('a connection that breaks off is an error of its own', async () => {
  const url = await listen(createTcpServer((socket) => socket.destroy()));
  expect(await request(url, 2000)).toMatchObject({ kind: 'error' });
});

test('an answer without an end is an error', async () => {
  const url = await listen(
    createServer((_request, response) => {
      const more = () => void response.write('x'.repeat(64 * 1024), (error) => error ?? more());
      more();
    }),
  );
  expect(await request(url, 20_000)).toMatchObject({
    kind: 'error',
    message: { en: expect.stringContaining('longer than') },
  });
});

test('a load goes on until it is stopped, failures and all, and gives every outcome', async () => {
  let answered = 0;
  let third = () => {};
  const reached = new Promise<void>((resolve) => {
    third = resolve;
  });
  const url = await listen(
    createServer((_request, response) => {
      answered += 1;
      if (answered === 3) third();
      response.writeHead(answered === 2 ? 503 : 200).end();
    }),
  );
  const stop = requestSteadily(url, 2000, 1);
  await reached;
  const outcomes = await stop();
  expect(outcomes.length).toBe(answered);
  expect(outcomes.slice(0, 2)).toMatchObject([{ status: 200 }, { status: 503 }]);
  // Each began after the one before had ended.
  for (const [index, { at }] of outcomes.slice(1).entries()) expect(at).toBeGreaterThan(outcomes[index]!.at);
});
