import { Fault, type Localized } from '@studylog/check/text';
import type { Locator, Page } from 'playwright';

const COPIED_MS = 5000;

/**
 * Press a copy button and read what the clipboard then holds.
 * @throws Fault when the button is not there or copies nothing.
 */
export async function copyFrom(page: Page, block: Locator, what: Localized): Promise<string> {
  const button = block.locator('button[data-copy]').first();
  // Whatever an earlier button left there must not pass for this one's.
  await page.evaluate(() => navigator.clipboard.writeText(''));
  await button.click({ timeout: COPIED_MS }).catch(() => {
    throw new Fault({
      ko: `${page.url()}: 누를 수 있는 복사 버튼이 없습니다(${what.ko})`,
      en: `${page.url()}: there is no usable copy button for ${what.en}`,
    });
  });
  const text = await page.evaluate(async (withinMs) => {
    const deadline = performance.now() + withinMs;
    for (;;) {
      const text = await navigator.clipboard.readText();
      if (text !== '' || performance.now() > deadline) return text;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }, COPIED_MS);
  if (text !== '') return text;
  throw new Fault({
    ko: `${page.url()}: 복사 버튼을 눌러도 클립보드가 비어 있습니다(${what.ko})`,
    en: `${page.url()}: the clipboard is empty after pressing the copy button for ${what.en}`,
  });
}
