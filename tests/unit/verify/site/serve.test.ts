import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ServedSite, serveFolder } from '../../../../src/verify/site/serve.ts';

const folder = mkdtempSync(join(tmpdir(), 'studylog-serve-'));
let site: ServedSite;

beforeAll(async () => {
  mkdirSync(join(folder, 'notes/pod'), { recursive: true });
  writeFileSync(join(folder, 'notes/pod/index.html'), '<p>파드');
  writeFileSync(join(folder, 'manifest.yaml'), 'kind: Pod\r\n');
  site = await serveFolder(folder, '/log');
});
afterAll(async () => {
  await site.close();
  rmSync(folder, { recursive: true });
});

test('files come byte for byte, folders by their index.html', async () => {
  const manifest = await fetch(`${site.origin}/log/manifest.yaml`);
  expect(await manifest.text()).toBe('kind: Pod\r\n');
  expect(manifest.headers.get('content-type')).toBe('application/yaml; charset=utf-8');
  expect(await (await fetch(`${site.origin}/log/notes/pod/`)).text()).toBe('<p>파드');
});

test.each([
  '/manifest.yaml',
  '/log/missing.yaml',
  '/log/../../../etc/passwd',
  '/log/..%2f..%2f..%2f..%2fetc/passwd',
  '/log/%zz',
  '/log/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd',
])('nothing outside the site is served: %s', async (path) => {
  expect((await fetch(`${site.origin}${path}`)).status).toBe(404);
});
