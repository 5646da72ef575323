import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { openBrowser, type SharedBrowser } from '../../src/verify/site/tab.ts';

let browser: SharedBrowser;
beforeAll(async () => {
  browser = await openBrowser('test-results/hostile');
}, 120_000);
afterAll(() => browser.close());

/** Serve on a port of its own; resolves to the origin. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Look at a page that an example serves; resolves to what was seen, and what another host of this machine was asked for. */
async function look(page: (other: string) => string, click?: string) {
  const asked: string[] = [];
  const other = await serve(({ url = '' }, response) => {
    asked.push(url);
    response.setHeader('access-control-allow-origin', '*').end('secret');
  });
  const own = await serve(({ url }, response) => {
    if (url === '/away') response.writeHead(302, { location: `${other}/away` }).end();
    else response.setHeader('content-type', 'text/html').end(page(other));
  });
  const tab = await browser.open('pod/hostile');
  onTestFinished(() => tab.close());
  const seen = await tab.look({ url: `${own}/`, timeoutMs: 5000, ...(click === undefined ? {} : { click }) });
  return { seen, asked };
}

test.each([
  [
    'a script',
    (other: string) =>
      `<p id=a>own</p><script>fetch('${other}/').then((r) => r.text()).then((t) => { a.textContent = t; })</script>`,
  ],
  ['a frame', (other: string) => `own<iframe src="${other}/"></iframe>`],
  ['a picture', (other: string) => `own<img src="${other}/">`],
  ['a window', (other: string) => `own<script>open('${other}/')</script>`],
])('%s of an example’s page reaches nothing but the example', async (_, page) => {
  const { seen, asked } = await look(page);
  expect(seen.text).toContain('own');
  expect(seen.text).not.toContain('secret');
  expect(asked).toEqual([]);
});

test.each([
  ['a link to another host', (other: string) => `<a href="${other}/">next</a>`],
  ['a redirect to another host', () => '<a href="/away">next</a>'],
  ['a file of this machine', () => '<a href="file:///etc/passwd">next</a>'],
])('%s is followed, and nothing of it is seen', async (_, page) => {
  const { seen } = await look(page, 'next');
  expect(`${seen.text}${seen.problem ?? ''}`).not.toMatch(/secret|root:/);
});

test('an example’s own page is seen, with what it fetches from itself', async () => {
  const { seen } = await look(() => '<a href="/next">next</a>', 'next');
  expect(seen).toMatchObject({ found: true, text: 'next' });
});
