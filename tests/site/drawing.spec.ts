import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadExamples } from '../../src/example/load.ts';
import { drawStages } from '../../src/site/drawing/drawing.ts';
import { axeProblems } from './page-problems.ts';
import { expect, ROOT, test } from './sites.ts';

/** Texts that leave the innermost frame around their start, and those that are smaller than they may be. */
function badTexts(smallest: number): string[] {
  const found: string[] = [];
  for (const svg of document.querySelectorAll<SVGSVGElement>('.drawing svg')) {
    if (svg.getClientRects().length === 0) continue;
    const frames = [...svg.querySelectorAll('rect')].map((rect) => rect.getBBox());
    for (const text of svg.querySelectorAll('text')) {
      const { x, y, width, height } = text.getBBox();
      const middle = y + height / 2;
      const around = frames.filter((frame) => {
        return frame.x <= x && x < frame.x + frame.width && frame.y < middle && middle < frame.y + frame.height;
      });
      const frame = around.reduce((a, b) => (b.width * b.height <= a.width * a.height ? b : a), around[0]!);
      if (!frame || x + width > frame.x + frame.width) found.push(`leaves its frame: ${text.textContent}`);
    }
    const size = (12 * svg.getBoundingClientRect().width) / svg.viewBox.baseVal.width;
    if (size < smallest) found.push(`text of ${size} px`);
  }
  return found;
}

test('no text leaves its frame in any drawing, wide or narrow, in either language', async ({ page }) => {
  const tokens = readFileSync(join(ROOT, 'src/site/styles/tokens.css'), 'utf8');
  const drawings = loadExamples(ROOT).flatMap((example) =>
    (['ko', 'en'] as const).flatMap((lang) => drawStages(example, lang).map(({ svg }) => svg)),
  );
  await page.setContent(`<style>${tokens}</style><div class="drawing">${drawings.join('')}</div>`);
  expect(drawings.length).toBeGreaterThan(90);
  expect(await page.locator('svg text').count()).toBeGreaterThan(1000);
  expect(await page.evaluate(badTexts, 12)).toEqual([]);
});

const PATHS = ['/examples/service/cluster-ip/', '/en/notes/service/'];

for (const path of PATHS) {
  test(`the drawing of ${path} can be read on every screen, in both themes, in forced colours and in words`, async ({
    page,
    served,
  }) => {
    await page.goto(served.project.origin + path);
    const drawing = page.locator('.drawing').first();
    for (const width of [320, 390, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      // The form for the other screens is not there for a screen reader either.
      await expect(drawing.getByRole('img')).toHaveCount(1);
      await expect(drawing.getByRole('img')).toHaveAccessibleName(/Service redis/);
      expect(await page.evaluate(badTexts, 11.95), `${width} px`).toEqual([]);
    }
    await drawing.locator('summary').focus();
    await page.keyboard.press('Enter');
    await expect(drawing.getByRole('listitem').filter({ hasText: 'REDIS_HOST=redis' }).last()).toBeVisible();
    for (const [colorScheme, width] of [
      ['light', 390],
      ['dark', 1280],
    ] as const) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      expect(await axeProblems(page)).toEqual([]);
    }
    await page.setViewportSize({ width: 320, height: 900 });
    const extra = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(extra).toBe(0);
    // The page's own theme must not decide against the colours that the reader forces.
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
    const colours = await drawing
      .locator('rect[data-of]')
      .first()
      .evaluate((frame) => {
        const { stroke, fill } = getComputedStyle(frame);
        const probe = document.createElement('i');
        document.body.append(probe);
        const system = (name: string) => {
          probe.style.color = name;
          return getComputedStyle(probe).color;
        };
        return [stroke === system('CanvasText'), fill === system('Canvas')];
      });
    expect(colours).toEqual([true, true]);
  });
}
