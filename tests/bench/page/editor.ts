import type { Page } from 'playwright';
import { loadExamples } from '../../../src/example/load.ts';
import { ROOT } from '../../site/sites.ts';
import { loaded, median, type Part } from './part.ts';

const FIELD = '#check-field';
const STROKES = 7;

/** Milliseconds from the key that spoils the first key of the text until it is marked on the page, over several strokes. */
function strokes(page: Page): Promise<void> {
  return page.evaluate((selector) => {
    const field = document.querySelector<HTMLTextAreaElement>(selector)!;
    const drawn = document.querySelector('.editor-backdrop')!;
    const times: number[] = [];
    Object.assign(window, { times });
    let pressed = 0;
    field.addEventListener('keydown', ({ key, timeStamp }) => {
      pressed = key === '@' ? timeStamp : 0;
    });
    new MutationObserver(() => {
      const isMarked = [...drawn.querySelectorAll('.is-error')].some(({ textContent }) => textContent.startsWith('@'));
      if (!isMarked || pressed === 0) return;
      times.push(performance.now() - pressed);
      pressed = 0;
    }).observe(drawn, { subtree: true, childList: true });
  }, FIELD);
}

async function timesFor(page: Page, text: string): Promise<number[]> {
  await page.locator(FIELD).fill(text);
  const at = text.replace(/\r\n?/g, '\n').search(/^["']?[a-zA-Z]/m);
  await page.evaluate(
    ([selector, start]) => {
      const field = document.querySelector<HTMLTextAreaElement>(selector as string)!;
      field.setSelectionRange(start as number, start as number);
      field.scrollTop = 0;
    },
    [FIELD, at] as const,
  );
  for (let stroke = 1; stroke <= STROKES; stroke += 1) {
    await page.evaluate(() =>
      Object.assign(window, { before: (window as unknown as { times: number[] }).times.length }),
    );
    await page.keyboard.press('@');
    await page.waitForFunction(() => {
      const { times, before } = window as unknown as { times: number[]; before: number };
      return times.length > before;
    });
    await page.keyboard.press('Backspace');
    await page.waitForTimeout(30);
  }
  return page.evaluate(() => (window as unknown as { times: number[] }).times.splice(0));
}

/** The editor of manifests, as the page of the checker has it. */
export const editor: Part = {
  name: 'the editor of manifests, on /check/',
  async *measure(page, origin) {
    const summary = page.locator('#check-summary', { hasText: /\d/ });
    await page.goto(`${origin}/`);
    await page.waitForLoadState('networkidle');
    yield [
      'the page with the checker, after the home page',
      await loaded(page, async () => {
        await page.goto(`${origin}/check/`);
        await summary.waitFor();
      }),
    ];
    yield [
      'the first suggestion',
      await loaded(page, async () => {
        await page.locator(FIELD).fill('kind: Pod\nspec:\n');
        await page.keyboard.type('  re');
        await page.locator('.editor-choice-text:not(:empty)').first().waitFor();
      }),
    ];
    yield [
      'the first explanation',
      await loaded(page, async () => {
        await page.keyboard.press('F1');
        await page.locator('.preview:popover-open').waitFor();
      }),
    ];
    await page.keyboard.press('Escape');
    await strokes(page);
    const files = loadExamples(ROOT).flatMap(({ id, files: all }) =>
      all.map(({ name, text }) => ({ name: `${id}/${name}`, text })),
    );
    const all: { readonly name: string; readonly times: readonly number[] }[] = [];
    for (const { name, text } of files) all.push({ name, times: await timesFor(page, text) });
    // On a busy machine a stroke may wait for the machine: the quickest tells what the page itself takes.
    const quickest = all.map(({ name, times }) => ({ name, time: Math.min(...times) }));
    const slowest = quickest.toSorted((a, b) => b.time - a.time)[0]!;
    const times = all.flatMap((file) => file.times);
    yield [`keystroke to marks, median of ${times.length} in ${all.length} files`, `${median(times).toFixed(1)} ms`];
    const names = `the quickest of ${STROKES}, in the slowest file`;
    yield [names, `${slowest.time.toFixed(1)} ms (${slowest.name})`];
  },
};
