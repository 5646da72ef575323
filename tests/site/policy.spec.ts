import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import type { Page } from '@playwright/test';
import { type ServedSite, serveFolder } from '../../src/verify/site/serve.ts';
import { expect, ROOT, test } from './sites.ts';

/** A manifest that is a program, too: labels, blocks and an assignment, as JavaScript reads it. */
const POLYGLOT = `data: {k: document.title = "taken over"}
apiVersion: v1
kind: ConfigMap
metadata: {name: polyglot}
`;
const NOTE = `---
title: Pod
summary: A Pod.
updated: 2026-11-22
---
<Example id="pod/polyglot" />
`;
const FILES = {
  'examples/pod/polyglot/manifest.yaml': POLYGLOT,
  'examples/pod/polyglot/example.yaml':
    'title: {ko: 설정, en: Settings}\nsummary: {ko: 설정, en: Settings}\nsteps:\n  - apply: manifest.yaml\n  - expect: {kind: ConfigMap}\n',
  'studylog.config.ts': "export default { title: 'log', imageHosts: [], kubernetes: ['1.36'], notes: ['pod'] };\n",
  'content/notes/ko/pod.mdx': NOTE,
  'content/notes/en/pod.mdx': NOTE,
};
const HOME = join(ROOT, '.studylog/policy');
const RAW = '/log/examples/pod/polyglot/manifest.yaml';

/** The front of the site: it has its address before the site is built for it, and sends no header that protects anybody unless asked to. */
let front: Server;
let origin: string;
let site: ServedSite;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  test.setTimeout(180_000);
  rmSync(HOME, { recursive: true, force: true });
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(HOME, path)), { recursive: true });
    writeFileSync(join(HOME, path), text);
  }
  front = createServer(async (request, response) => {
    const answer = await fetch(site.origin + request.url);
    response.writeHead(answer.status, {
      'content-type': answer.headers.get('content-type') ?? '',
      ...(request.url?.endsWith('?nosniff') && { 'x-content-type-options': 'nosniff' }),
    });
    response.end(Buffer.from(await answer.arrayBuffer()));
  }).listen(0, '127.0.0.1');
  await once(front, 'listening');
  origin = `http://127.0.0.1:${(front.address() as AddressInfo).port}`;
  const { status, stderr } = spawnSync(
    process.execPath,
    ['bin/studylog.mjs', 'build', '--out-dir', '.studylog/policy/dist'],
    { cwd: ROOT, encoding: 'utf8', env: { ...process.env, STUDYLOG_ROOT: HOME, SITE_URL: `${origin}/log/` } },
  );
  if (status !== 0) throw new Error(stderr);
  site = await serveFolder(join(HOME, 'dist'), '/log');
});

test.afterAll(async () => {
  front?.closeAllConnections();
  front?.close();
  await site?.close();
  rmSync(HOME, { recursive: true, force: true });
});

/** Whether a page lets a script of this address run. */
function runs(page: Page, address: string): Promise<boolean> {
  return page.evaluate(async (src) => {
    const script = document.createElement('script');
    script.src = src;
    await new Promise((resolve) => {
      script.onload = script.onerror = resolve;
      document.head.append(script);
    });
    return document.title === 'taken over';
  }, address);
}

/** Whether a page lets a worker of this address start. */
function starts(page: Page, address: string): Promise<boolean> {
  return page.evaluate(
    (src) =>
      new Promise<boolean>((resolve) => {
        document.addEventListener('securitypolicyviolation', () => resolve(false));
        try {
          const worker = new Worker(src);
          worker.onerror = () => resolve(true);
          worker.onmessage = () => resolve(true);
        } catch {
          resolve(false);
        }
      }),
    address,
  );
}

test('a page at a known address does not run a raw manifest, as a script or a worker', async ({ page }) => {
  await page.goto(`${origin}/log/notes/pod/`);
  expect((await page.request.get(origin + RAW)).headers()['content-type']).toBe('application/yaml; charset=utf-8');
  expect(await runs(page, RAW)).toBe(false);
  expect(await starts(page, RAW)).toBe(false);
});

test('`nosniff` closes what a host leaves open that takes %2f for a slash', async ({ page }) => {
  const decoded = '/log/_astro/..%2fexamples/pod/polyglot/manifest.yaml';
  await page.goto(`${origin}/log/notes/pod/`);
  expect(await runs(page, `${decoded}?nosniff`)).toBe(false);
  // The folder of a policy is compared as it is written, so that the page alone cannot refuse it.
  expect(await runs(page, decoded)).toBe(true);
});

test('the same manifest would run where only the host is known', async ({ page, served }) => {
  await page.route('**/polyglot.yaml', (route) => route.fulfill({ contentType: 'application/yaml', body: POLYGLOT }));
  await page.goto(`${served.project.origin}/notes/pod/`);
  expect(await runs(page, '/polyglot.yaml')).toBe(true);
});

test('pages at a known address work: theme, copy button, search, checker with its worker', async ({
  page,
  context,
}) => {
  const problems: string[] = [];
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(error.message));
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`${origin}/log/notes/pod/`);
  await page.locator('[data-theme-button]').click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await page.locator('[data-file] button[data-copy]').click();
  await expect(page.locator('#status')).not.toBeEmpty();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(POLYGLOT);
  expect(await page.evaluate(() => getComputedStyle(document.body).fontFamily)).not.toBe('');
  await page.keyboard.press('/');
  await page.getByRole('searchbox').fill('polyglot');
  await expect(page.locator('[data-search-results] a').first()).toHaveAttribute('href', '/log/examples/pod/polyglot/');
  await page.goto(`${origin}/log/en/search/?q=Pod`);
  await expect(page.locator('[data-search-results] a').first()).toHaveAttribute('href', '/log/en/notes/pod/');
  await page.goto(`${origin}/log/check/`);
  await page.locator('#check-field').fill('piVersion: v1\nkind: Pod\n');
  await expect(page.locator('.check-finding').first()).toBeVisible({ timeout: 20_000 });
  expect(problems).toEqual([]);
});

test('a page at a known address names a picture of its own, which is there', async ({ page }) => {
  for (const [path, picture] of [
    ['/log/notes/pod/', '/log/cards/notes/pod.png'],
    ['/log/en/examples/pod/polyglot/', '/log/en/cards/site.png'],
  ] as const) {
    await page.goto(origin + path);
    const named = page.locator('meta[property="og:image"]');
    await expect(named).toHaveAttribute('content', origin + picture);
    const answer = await page.request.get(origin + picture);
    expect(answer.headers()['content-type']).toBe('image/png');
    expect((await answer.body()).subarray(1, 4).toString()).toBe('PNG');
  }
});

test('our own server sends the headers that docs/hosting.md asks for, and manifests as YAML', async ({ page }) => {
  test.setTimeout(60_000);
  const command = [join(ROOT, 'bin/studylog.mjs'), 'serve', '--port', '47100'];
  const env = { ...process.env, SITE_URL: `${origin}/log/`, LANG: 'en_US.UTF-8' };
  const server = spawn(process.execPath, command, { cwd: HOME, env, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    let printed = '';
    for await (const chunk of server.stdout) {
      printed += chunk;
      if (printed.includes('Ctrl-C')) break;
    }
    const address = /http:\/\/localhost:\d+/.exec(printed)![0];
    for (const path of ['/log/notes/pod/', RAW]) {
      const headers = (await page.request.get(address + path)).headers();
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'content-security-policy': "frame-ancestors 'none'",
        'referrer-policy': 'strict-origin-when-cross-origin',
        'cross-origin-opener-policy': 'same-origin',
      });
    }
    const type = (await page.request.get(address + RAW)).headers()['content-type'];
    expect(type).toMatch(/^(application|text)\/yaml/);
  } finally {
    server.kill();
    await once(server, 'exit');
  }
});
