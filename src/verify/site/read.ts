import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { EngineError } from '../../cluster/engine.ts';
import type { Config } from '../../config/config.ts';
import type { Example } from '../../example/load.ts';
import { inLang, paths } from '../../site/addresses.ts';
import { BASE } from '../../site/base.ts';
import type { Languages } from '../../site/lang.ts';
import { heldTo, type Reader, type ShownExample } from '../reader.ts';
import { copyFrom } from './clipboard.ts';
import { serveFolder } from './serve.ts';

/**
 * Read examples from the built site with a real browser, in every language.
 * @throws EngineError when the site is not built.
 */
export async function openSite(
  root: string,
  browser: Browser,
  { languages, kubernetes }: Pick<Config, 'languages' | 'kubernetes'>,
): Promise<Reader> {
  const folder = join(root, 'dist');
  if (!existsSync(join(folder, 'index.html'))) {
    throw new EngineError('the site is not built; run `npm run build` first', 2);
  }
  const site = await serveFolder(folder, BASE);
  const permissions = ['clipboard-read', 'clipboard-write'];
  const context = await browser.newContext({ permissions, reducedMotion: 'reduce' });
  const page = await context.newPage();
  // Pages share one clipboard: one reader at a time.
  let last: Promise<unknown> = Promise.resolve();
  return {
    async open(example, engine) {
      const reading = last.then(() => readExample(page, site.origin, example, languages));
      last = reading.catch(() => {});
      return heldTo(await reading, example, engine, kubernetes);
    },
    async close() {
      await context.close();
      await site.close();
    },
  };
}

async function readExample(page: Page, origin: string, example: Example, languages: Languages): Promise<ShownExample> {
  const readings: ShownExample[] = [];
  for (const lang of languages) {
    const url = `${origin}${BASE}${inLang(paths.example(example.id), lang, languages)}`;
    const response = await page.goto(url);
    if (!response?.ok()) throw new Error(`${url} answers ${response?.status() ?? 'nothing'}; is dist/ up to date?`);
    const reading = await readPage(page, example);
    await checkFiles(example, reading, url, origin);
    readings.push(reading);
  }
  const [first, ...others] = readings;
  for (const other of others) agree(example.id, first!, other);
  return first!;
}

async function readPage(page: Page, example: Example): Promise<ShownExample> {
  const files = new Map<string, string>();
  const addresses = new Map<string, string>();
  for (const { name } of example.files) {
    const block = page.locator(`[data-file="${name}"]`).first();
    files.set(name, await copyFrom(page, block, name));
    const sheet = page.locator('figure').filter({ has: block }).locator('[data-apply]').first();
    const command = await copyFrom(page, sheet, `the command that applies ${name}`);
    addresses.set(name, command.replace(/^kubectl apply -f /, ''));
  }
  const commands = new Map<string, string>();
  for (const block of await page.locator('[data-command]').all()) {
    const index = (await block.getAttribute('data-step')) ?? '';
    commands.set(index, await copyFrom(page, block, `the command of step ${index}`));
  }
  const outputs = new Map<string, string>();
  for (const block of await page.locator('[data-output]').all()) {
    outputs.set((await block.getAttribute('data-step')) ?? '', (await block.textContent()) ?? '');
  }
  return { files, addresses, commands, outputs };
}

/** The bytes on the clipboard, and those at the address that the page names, must be the file's. */
async function checkFiles(
  example: Example,
  { files, addresses }: ShownExample,
  url: string,
  origin: string,
): Promise<void> {
  for (const { name, text } of example.files) {
    if (files.get(name) !== text) throw new Error(`${url}: copying ${name} gives other text than the file has`);
    const address = addresses.get(name) ?? '';
    if (!address.startsWith(`${origin}/`))
      throw new Error(`${url}: the command for ${name} names no address of this site: ${address}`);
    const response = await fetch(address);
    const served = Buffer.from(await response.arrayBuffer());
    if (!response.ok || !served.equals(Buffer.from(text))) {
      throw new Error(`${url}: ${address} answers ${response.status} with other bytes than ${name} has`);
    }
  }
}

/** Languages translate prose, never what is copied or shown as output. */
function agree(id: string, a: ShownExample, b: ShownExample): void {
  for (const part of ['files', 'addresses', 'commands', 'outputs'] as const) {
    if (JSON.stringify([...a[part]]) !== JSON.stringify([...b[part]])) {
      throw new Error(`the pages of ${id} differ in ${part} between languages`);
    }
  }
}
