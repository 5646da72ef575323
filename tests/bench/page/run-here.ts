import type { Browser, Page } from 'playwright';
import { kilobytes, loaded, median, type Part, responses } from './part.ts';

const PATH = '/en/examples/pod/echo/';
const ROUNDS = 5;
const MAIN = '[data-here=""]';

/** What a file is for, by its name. */
const FILES: readonly (readonly [RegExp, string])[] = [
  [/\/worker-[^/]*\.js$/, 'engine, steps and kubectl, in a thread of its own'],
  [/\/open\.[^/]*\.js$/, 'panel, its styles and the picture'],
  [/run\.json$/, 'the example'],
  [/./, 'shared with other scripts'],
];

/** Sizes after gzip of what is loaded while something is done, by what it is for. */
async function sizesBy(page: Page, act: () => Promise<void>): Promise<Map<string, number>> {
  const sizes = new Map<string, number>();
  for (const { url, size } of await responses(page, act)) {
    const what = FILES.find(([pattern]) => pattern.test(url))![1];
    sizes.set(what, (sizes.get(what) ?? 0) + size);
  }
  return sizes;
}

const isRunning = (page: Page) => page.locator('.here-objects .here-now', { hasText: 'Running, ready' }).waitFor();

/** Milliseconds from the click to a running Pod, for a reader who was never here: nothing is cached. */
async function timeToRun(browser: Browser, origin: string): Promise<number> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(origin + PATH);
  const started = performance.now();
  await page.locator(MAIN).click();
  await isRunning(page);
  const time = performance.now() - started;
  await context.close();
  return time;
}

/** An example that is run in its page, and changed there. */
export const runHere: Part = {
  name: 'Run here, on the page of an example',
  async *measure(page, origin) {
    await page.goto(origin + PATH);
    const sizes = await sizesBy(page, async () => {
      await page.locator(MAIN).click();
      await isRunning(page);
    });
    for (const [what, size] of sizes) yield [what, kilobytes(size)];
    const all = [...sizes.values()].reduce((sum, size) => sum + size, 0);
    yield ['all of it, of at most 275 KB', kilobytes(all)];
    yield [
      'editing a file, and the checker that marks it',
      await loaded(page, async () => {
        await page.locator('.here-file-bar button').first().click();
        await page.locator('.here-files textarea').waitFor();
      }),
    ];
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) times.push(await timeToRun(page.context().browser()!, origin));
    const seconds = times.map((time) => (time / 1000).toFixed(2)).join(', ');
    yield [`click to a running Pod, median of ${ROUNDS}`, `${(median(times) / 1000).toFixed(2)} s (${seconds})`];
  },
};
