import type { Locator, Page } from 'playwright';

const COPIED_MS = 5000;

/**
 * Press a copy button and read what the clipboard then holds.
 * @throws Error when the button is not there or copies nothing.
 */
export async function copyFrom(page: Page, block: Locator, what: string): Promise<string> {
  const button = block.locator('button[data-copy]').first();
  // Whatever an earlier button left there must not pass for this one's.
  await page.evaluate(() => navigator.clipboard.writeText(''));
  await button.click({ timeout: COPIED_MS }).catch(() => {
    throw new Error(`${page.url()}: ${what} has no copy button that can be pressed`);
  });
  const text = await page.evaluate(async (withinMs) => {
    const deadline = performance.now() + withinMs;
    for (;;) {
      const text = await navigator.clipboard.readText();
      if (text !== '' || performance.now() > deadline) return text;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }, COPIED_MS);
  if (text === '') throw new Error(`${page.url()}: the copy button of ${what} leaves the clipboard empty`);
  return text;
}
