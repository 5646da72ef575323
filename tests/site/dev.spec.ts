import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { ROOT, SITES } from './sites.ts';

/** Not in .studylog, which the server does not watch. */
let log: string;
const NOTE = 'content/notes/en/pod.mdx';
const note = (words: string) =>
  `---\ntitle: Pod\nsummary: A Pod.\nupdated: 2026-11-22\n---\n${words}\n\n<Example id="pod/echo" />\n`;
const FILES = {
  'studylog.config.ts':
    "export default { title: 'log', imageHosts: ['ghcr.io/subicura'], kubernetes: ['1.36'], notes: ['pod'] };\n",
  'examples/pod/echo/manifest.yaml':
    'apiVersion: v1\nkind: Pod\nmetadata: {name: echo}\nspec: {containers: [{name: app, image: ghcr.io/subicura/echo:v1}]}\n',
  'examples/pod/echo/example.yaml':
    'title: {ko: 파드, en: Pod}\nsummary: {ko: 파드, en: Pod}\nsteps:\n  - apply: manifest.yaml\n  - expect: {kind: Pod, metadata: {name: echo}}\n',
  'content/notes/ko/pod.mdx': note('첫째.\n\n둘째.'),
  // The server starts with it.
  [NOTE]: note('First.\n\nSecond <kbd>.'),
};

let server: ChildProcess;
let address = '';

const write = (path: string, text: string) => {
  mkdirSync(dirname(join(log, path)), { recursive: true });
  writeFileSync(join(log, path), text);
};

// Only what needs the server starts it: tests of a file run in more than one process.
test.describe('the server', () => {
  test.beforeAll(async () => {
    test.setTimeout(120_000);
    log = mkdtempSync(join(tmpdir(), 'studylog-dev-'));
    for (const [path, text] of Object.entries(FILES)) write(path, text);
    const words = ['bin/studylog.mjs', 'dev', '--root', log, '--port', '4391'];
    server = spawn(process.execPath, words, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
    address = await new Promise((found) => {
      let said = '';
      server.stdout?.on('data', (chunk: Buffer) => {
        said += chunk;
        const [, local] = /Local\s+(http:\S+)/.exec(stripVTControlCharacters(said)) ?? [];
        if (local) found(local);
      });
    });
  });

  test.afterAll(async () => {
    server?.kill();
    if (server?.exitCode === null) await once(server, 'exit');
    rmSync(log, { recursive: true, force: true });
  });

  test('the server for authors shows each mistake at its place, and takes it away when it is corrected', async ({
    page,
  }) => {
    test.setTimeout(120_000);
    const finding = (place: string) => page.locator('.finding', { hasText: place });
    const main = page.getByRole('main');
    // The server may have to read and check the log first.
    const soon = expect.configure({ timeout: 20_000 });
    await page.goto(`${address}en/notes/pod/`);

    // A page that could not be read yet.
    await soon(finding(`${NOTE}:8:8`)).toContainText('<kbd> is not closed');
    write(NOTE, note('First.\n\nSecond.'));
    await soon(main.getByText('Second.')).toBeVisible();
    await soon(page.locator('.finding')).toHaveCount(0);

    // Beside the line that has it.
    write(NOTE, note('First.\n\nSecond, [a link](/en/nowhere/).'));
    await soon(finding(`${NOTE}:8:9`)).toContainText('the target of the link /en/nowhere/ does not exist');
    await soon(main.getByText('Second, a link')).toBeVisible();
    await soon(finding(`${NOTE}:8:9`)).toBeVisible();
    const order = (await main.textContent()) ?? '';
    expect(order.indexOf('First.')).toBeLessThan(order.indexOf(`${NOTE}:8:9`));
    expect(order.indexOf(`${NOTE}:8:9`)).toBeLessThan(order.indexOf('Second, a link'));
    await expect(async () => {
      expect((await new AxeBuilder({ page }).include('.finding').analyze()).violations).toEqual([]);
    }).toPass();

    // At the top, what is at no place of the page, which stays as it was.
    write(NOTE, note('First.\n\nSecond.').replace('title', 'titel'));
    await soon(page.locator('.findings').getByText('unknown key `titel` in the file')).toBeVisible();
    await soon(main.getByText('Second')).toBeVisible();

    // An example, on the page that shows it.
    write(NOTE, note('First.\n\nSecond.'));
    write('examples/pod/echo/manifest.yaml', FILES['examples/pod/echo/manifest.yaml'].replace('kind', 'knid'));
    await soon(main.locator('.finding', { hasText: 'examples/pod/echo/manifest.yaml:2:1' })).toBeVisible();
    write('examples/pod/echo/manifest.yaml', FILES['examples/pod/echo/manifest.yaml']);
    await soon(page.locator('.finding')).toHaveCount(0);
    await soon(main.getByText('ghcr.io/subicura/echo:v1').first()).toBeVisible();

    // The page gets the other ending.
    const markdown = NOTE.replace('.mdx', '.md');
    write(markdown, note('<details>\n\nThird, [a link](/en/nowhere/).\n\n</details>'));
    await soon(finding(`${markdown}:1:1`)).toContainText(`this is the same page as ${NOTE}`);
    rmSync(join(log, NOTE));
    await soon(main.locator('.finding', { hasText: `${markdown}:8:8` })).toHaveCount(1);
    write(markdown, note('Third.'));
    await soon(main.getByText('Third.')).toBeVisible();
    await soon(page.locator('.finding')).toHaveCount(0);

    // A page that is up to date stays as it is.
    let loads = 0;
    page.on('load', () => {
      loads += 1;
    });
    await page.waitForTimeout(4000);
    expect(loads).toBeLessThan(2);
  });
});

test('nothing of it is in a built site', () => {
  const html = readFileSync(join(SITES.project, 'en/notes/pod/index.html'), 'utf8');
  expect(html).not.toMatch(/data-source|class="finding/);
});
