import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Fault, type Localized, misuse, verbatim } from '@studylog/check/text';
import type { Browser, Locator, Page } from 'playwright';
import type { Config } from '../../config/config.ts';
import type { Example } from '../../example/load.ts';
import { inLang, paths } from '../../text/addresses.ts';
import { BASE } from '../../text/base.ts';
import type { Languages } from '../../text/lang.ts';
import { launchBrowser } from '../browser/launch.ts';
import { heldTo, type Reader, type ShownExample } from '../reader.ts';
import { copyFrom } from './clipboard.ts';
import { serveFolder } from './serve.ts';

const CLEAN_UP: Localized = { ko: '정리 명령', en: 'clean-up commands' };

/** The parts of a page that are the same in every language. */
const PARTS: Readonly<Record<keyof ShownExample, Localized>> = {
  files: { ko: '파일', en: 'files' },
  addresses: { ko: '주소', en: 'addresses' },
  commands: { ko: '명령', en: 'commands' },
  outputs: { ko: '출력', en: 'outputs' },
  cleanUp: CLEAN_UP,
};

/** What may be wrong with the site or a page. */
const SAID = {
  notBuilt: {
    ko: '사이트가 없습니다. 먼저 `npm run build`를 실행하십시오.',
    en: 'the site is not built; run `npm run build` first',
  },
  noPage: (url: string, status: number | undefined): Localized => ({
    ko: `${url}: ${status === undefined ? '응답이 없습니다' : `응답이 ${status}입니다`}. dist/가 최신인지 확인하십시오`,
    en: `${url}: ${status === undefined ? 'no response' : `the response is ${status}`}; check that dist/ is up to date`,
  }),
  applying: (file: string): Localized => ({
    ko: `${file} 파일을 적용하는 명령`,
    en: `the command that applies ${file}`,
  }),
  commandOf: (step: string): Localized => ({ ko: `단계 ${step}의 명령`, en: `the command of step ${step}` }),
  otherText: (url: string, file: string): Localized => ({
    ko: `${url}: 복사한 ${file}의 내용이 파일과 다릅니다`,
    en: `${url}: the copied text of ${file} is different from the file`,
  }),
  elsewhere: (url: string, file: string, address: string): Localized => ({
    ko: `${url}: ${file} 파일을 적용하는 명령의 주소가 이 사이트의 것이 아닙니다: ${address}`,
    en: `${url}: the command that applies ${file} does not use an address of this site: ${address}`,
  }),
  otherBytes: (url: string, file: string, address: string, status: number): Localized => ({
    ko: `${url}: ${address}의 응답(${status})이 ${file} 파일과 바이트가 다릅니다`,
    en: `${url}: the response of ${address} (${status}) has different bytes than ${file}`,
  }),
  disagree: (id: string, part: Localized): Localized => ({
    ko: `${id}: 언어마다 페이지의 내용이 다릅니다(${part.ko})`,
    en: `the pages of ${id} have different ${part.en} in different languages`,
  }),
};

/**
 * Read examples from the built site with a real browser, in every language.
 * @throws Fault when the site is not built.
 */
export async function openSite(
  root: string,
  browser: Browser,
  { languages, kubernetes }: Pick<Config, 'languages' | 'kubernetes'>,
): Promise<Reader> {
  const { page, origin, close } = await openTab(root, browser);
  // Pages share one clipboard: one reader at a time.
  let last: Promise<unknown> = Promise.resolve();
  return {
    async open(example, engine) {
      const reading = last.then(() => readExample(page, origin, example, languages));
      last = reading.catch(() => {});
      return heldTo(await reading, example, engine, kubernetes);
    },
    close,
  };
}

/** A tab of a browser on the built site, which may read the clipboard. */
export interface SiteTab {
  readonly page: Page;
  /** `http://localhost:41234` */
  readonly origin: string;
  close(): Promise<void>;
}

/**
 * Open a tab on the built site in a browser of its own.
 * @throws Fault when the site is not built, or there is no browser.
 */
export async function openNotes(root: string, progress: (line: Localized) => void): Promise<SiteTab> {
  const browser = await launchBrowser(progress);
  try {
    const tab = await openTab(root, browser);
    return {
      ...tab,
      async close() {
        await tab.close();
        await browser.close();
      },
    };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

async function openTab(root: string, browser: Browser): Promise<SiteTab> {
  const folder = join(root, 'dist');
  if (!existsSync(join(folder, 'index.html'))) throw misuse(SAID.notBuilt);
  const site = await serveFolder(folder, BASE);
  const permissions = ['clipboard-read', 'clipboard-write'];
  const context = await browser.newContext({ permissions, reducedMotion: 'reduce' });
  return {
    page: await context.newPage(),
    origin: site.origin,
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
    if (!response?.ok()) throw new Fault(SAID.noPage(url, response?.status()));
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
    files.set(name, await copyFrom(page, block, verbatim(name)));
    const sheet = page.locator('figure').filter({ has: block });
    addresses.set(name, await (name === example.cluster ? rawAddress(sheet) : appliedAddress(page, sheet, name)));
  }
  const commands = new Map<string, string>();
  for (const block of await page.locator('[data-command]').all()) {
    const index = (await block.getAttribute('data-step')) ?? '';
    commands.set(index, await copyFrom(page, block, SAID.commandOf(index)));
  }
  const outputs = new Map<string, string>();
  for (const block of await page.locator('[data-output]').all()) {
    outputs.set((await block.getAttribute('data-step')) ?? '', (await block.textContent()) ?? '');
  }
  const cleanUp: string[] = [];
  for (const block of await page.locator('[data-run-cleanup]').all())
    cleanUp.push(await copyFrom(page, block, CLEAN_UP));
  return { files, addresses, commands, outputs, cleanUp };
}

/** The address in the command that applies a file. */
async function appliedAddress(page: Page, sheet: Locator, name: string): Promise<string> {
  const command = await copyFrom(page, sheet.locator('[data-apply]').first(), SAID.applying(name));
  return command.replace(/^kubectl apply -f /, '');
}

/** The address that the link to a file's raw text leads to; the configuration of a cluster is applied by no command. */
function rawAddress(sheet: Locator): Promise<string> {
  return sheet
    .locator('a.sheet-raw')
    .first()
    .evaluate((link) => (link as HTMLAnchorElement).href);
}

/** The bytes on the clipboard, and those at the address that the page names, must be the file's. */
async function checkFiles(
  example: Example,
  { files, addresses }: ShownExample,
  url: string,
  origin: string,
): Promise<void> {
  for (const { name, text } of example.files) {
    if (files.get(name) !== text) throw new Fault(SAID.otherText(url, name));
    const address = addresses.get(name) ?? '';
    if (!address.startsWith(`${origin}/`)) throw new Fault(SAID.elsewhere(url, name, address));
    const response = await fetch(address);
    const served = Buffer.from(await response.arrayBuffer());
    if (!response.ok || !served.equals(Buffer.from(text))) {
      throw new Fault(SAID.otherBytes(url, name, address, response.status));
    }
  }
}

/** Languages translate prose, never what is copied or shown as output. */
function agree(id: string, a: ShownExample, b: ShownExample): void {
  for (const part of Object.keys(PARTS) as (keyof ShownExample)[]) {
    if (JSON.stringify([...a[part]]) !== JSON.stringify([...b[part]])) {
      throw new Fault(SAID.disagree(id, PARTS[part]));
    }
  }
}
