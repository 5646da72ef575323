/**
 * What a reader's browser loads to run an example in its page, and how long it takes from the click to a running Pod.
 *   npm run build && npm run bench -- page
 */
import { availableParallelism } from 'node:os';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright';
import { launchBrowser } from '../../../src/verify/browser/launch.ts';
import { serveFolder } from '../../../src/verify/site/serve.ts';
import { SITES } from '../../site/sites.ts';

const PATH = '/en/examples/pod/echo/';
const ROUNDS = 5;
const MAIN = '[data-here=""]';

/** What a file is for, by its name. */
const PARTS: readonly (readonly [RegExp, string])[] = [
  [/\/worker-[^/]*\.js$/, 'engine, steps and commands, in a thread of its own'],
  [/\/open\.[^/]*\.js$/, 'panel, its styles and the picture'],
  [/run\.json$/, 'the example'],
  [/./, 'shared with other scripts'],
];

/** Run `work` and give the sizes of what it loads. */
async function loadedBy(page: Page, work: () => Promise<void>): Promise<Map<string, number>> {
  const bodies: Promise<readonly [string, number]>[] = [];
  page.on('response', (response) => {
    bodies.push(response.body().then((body) => [response.url(), gzipSync(body, { level: 9 }).length] as const));
  });
  await work();
  page.removeAllListeners('response');
  const sizes = new Map<string, number>();
  for (const [url, size] of await Promise.all(bodies)) {
    const part = PARTS.find(([pattern]) => pattern.test(url))![1];
    sizes.set(part, (sizes.get(part) ?? 0) + size);
  }
  return sizes;
}

const isRunning = (page: Page) => page.locator('.here-objects .here-now', { hasText: 'Running, ready' }).waitFor();
const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} KB`.padStart(9);
const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!;

const served = await serveFolder(SITES.project, '');
const browser = await launchBrowser();
try {
  const page = await browser.newPage();
  await page.goto(served.origin + PATH);
  const sizes = await loadedBy(page, async () => {
    await page.locator(MAIN).click();
    await isRunning(page);
  });
  console.log(`«Run here» loads on the click, gzip:`);
  for (const [part, size] of sizes) console.log(`${kilobytes(size)}  ${part}`);
  console.log(`${kilobytes([...sizes.values()].reduce((sum, size) => sum + size, 0))}  in all, of at most 270 KB`);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    // A reader who was never here: nothing is cached.
    const context = await browser.newContext();
    const fresh = await context.newPage();
    await fresh.goto(served.origin + PATH);
    const started = performance.now();
    await fresh.locator(MAIN).click();
    await isRunning(fresh);
    times.push(performance.now() - started);
    await context.close();
  }
  const seconds = times.map((time) => (time / 1000).toFixed(2)).join(', ');
  console.log(
    `from the click to a running Pod, ${availableParallelism()} cores: ${(median(times) / 1000).toFixed(2)} s (${seconds})`,
  );
} finally {
  await browser.close();
  await served.close();
}
