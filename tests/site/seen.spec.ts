import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, SITES, test } from './sites.ts';

const PHONE = { width: 390, height: 844 };
const LAPTOP = { width: 1280, height: 800 };
const NOTE = '/notes/deployment/';

/** Take a style away, as no stylesheet of the page's policy would let a test add one. */
const addRule = (page: Page, rule: string) =>
  page.evaluate((text) => void document.styleSheets[0]!.insertRule(text), rule);

test.describe('on a phone', () => {
  test.use({ viewport: PHONE });

  test('the line that joins the steps is behind every terminal', async ({ page, served }) => {
    await page.goto(served.project.origin + NOTE);
    const terminal = page.locator('.step:not(:last-child) .terminal').first();
    await terminal.scrollIntoViewIfNeeded();
    // Within its round corners.
    const { x, y, width, height } = (await terminal.boundingBox())!;
    const clip = { x: Math.max(0, x) + 8, y: y + 8, width: width - 16, height: height - 16 };
    const before = await page.screenshot({ clip });
    await addRule(page, '.step::after { content: none !important; }');
    expect((await page.screenshot({ clip })).equals(before)).toBe(true);
  });

  test('a command is one line that scrolls by keyboard, and is copied whole', async ({ page, served, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(`${served.project.origin}/examples/deployment/rolling-update/`);
    const commands = page.locator(':is(.terminal-command, .address-command) code');
    const heights = await commands.evaluateAll((all) =>
      all.map(
        (code) =>
          code.getClientRects().length && code.scrollHeight / Number.parseFloat(getComputedStyle(code).lineHeight),
      ),
    );
    expect(heights.length).toBeGreaterThan(10);
    expect(Math.max(...heights)).toBeLessThan(2);
    const long = page.locator('[data-apply] code').first();
    expect(await long.evaluate((code) => code.scrollWidth > code.clientWidth)).toBe(true);
    await long.focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => long.evaluate((code) => code.scrollLeft)).toBeGreaterThan(0);
    await page.locator('[data-apply] [data-copy]').first().click();
    await expect(page.locator('#status')).not.toBeEmpty();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await long.textContent());
  });

  test('a manifest of ordinary width does not scroll sideways', async ({ page, served }) => {
    await page.goto(`${served.project.origin}/en/notes/deployment/`);
    const pres = page.locator('main > article > .sheet pre');
    const extra = await pres.evaluateAll((all) => all.map((pre) => pre.scrollWidth - pre.clientWidth));
    expect(extra.length).toBeGreaterThan(2);
    expect(extra).toEqual(extra.map(() => 0));
  });

  test('the day of an entry is at the top of the screen, before its calendar', async ({ page, served }) => {
    for (const path of ['/log/2021-01-12/', '/en/log/2021-01-12/']) {
      await page.goto(served.project.origin + path);
      expect((await page.locator('h1').boundingBox())!.y).toBeLessThan(250);
      await expect(page.locator('.calendar')).toHaveCount(1);
    }
  });

  test('every column of the verification table is on the screen, and is called a table', async ({ page, served }) => {
    for (const path of ['/verification/', '/en/verification/']) {
      await page.goto(served.project.origin + path);
      const cells = page.locator('.verification tbody :is(th, td)');
      const rights = await cells.evaluateAll((all) => all.map((cell) => cell.getBoundingClientRect().right));
      expect(rights.length).toBeGreaterThan(100);
      expect(Math.max(...rights)).toBeLessThanOrEqual(PHONE.width);
      await expect(page.getByRole('row')).not.toHaveCount(0);
      const first = page.getByRole('row').nth(1);
      await expect(first.getByRole('rowheader')).toHaveCount(1);
      await expect(first.getByRole('cell')).not.toHaveCount(0);
      await expect(first.locator('[data-column]').first()).toHaveAttribute('data-column', /v1\.\d+/);
    }
  });

  test('no text of the checker is below 16 px', async ({ page, served }) => {
    for (const path of ['/check/', '/en/check/']) {
      await page.goto(served.project.origin + path);
      await page.locator('.check-finding').first().waitFor();
      const small = await page.locator('main .check, main .check-share-hint').evaluateAll((roots) =>
        roots
          .flatMap((root) => [root, ...root.querySelectorAll('*:not(svg, svg *, code, .visually-hidden)')])
          .filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()))
          .filter((one) => one.getClientRects().length > 0 && Number.parseFloat(getComputedStyle(one).fontSize) < 16)
          .map((one) => `${one.className}: ${getComputedStyle(one).fontSize}`),
      );
      expect(small).toEqual([]);
    }
  });
});

test.describe('on a laptop', () => {
  test.use({ viewport: LAPTOP });

  test('an entry’s calendar is whole and without scrolling', async ({ page, served }) => {
    await page.goto(`${served.project.origin}/log/2021-01-12/`);
    const calendar = (await page.locator('.calendar').boundingBox())!;
    const margin = (await page.locator('.margin').boundingBox())!;
    // With two topics more in front of it, it would not be.
    expect(calendar.y - margin.y).toBeLessThan(40);
    expect(calendar.y + calendar.height).toBeLessThan(Math.min(margin.y + margin.height, LAPTOP.height));
    expect(calendar.x + calendar.width).toBeLessThanOrEqual(margin.x + margin.width);
  });

  test('a line of English text has about 65 letters', async ({ page, served }) => {
    for (const path of ['/en/notes/overview/', '/en/notes/deployment/', '/en/glossary/', '/en/log/2021-01-12/']) {
      await page.goto(served.project.origin + path);
      const lengths = await page.locator('main :is(p, dd, .prose > ul > li)').evaluateAll((blocks) =>
        blocks.flatMap((block) => {
          const lines = new Map<number, number>();
          const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
          for (let text = texts.nextNode(); text; text = texts.nextNode()) {
            for (let at = 0; at < text.nodeValue!.length; at += 1) {
              const range = new Range();
              range.setStart(text, at);
              range.setEnd(text, at + 1);
              const box = range.getBoundingClientRect();
              const line = Math.round((box.top + box.bottom) / 2 / 12);
              if (box.width > 0) lines.set(line, (lines.get(line) ?? 0) + 1);
            }
          }
          return [...lines.values()];
        }),
      );
      expect(lengths.length).toBeGreaterThan(20);
      expect(Math.max(...lengths), path).toBeLessThanOrEqual(75);
    }
  });

  test('the page of an example says its title once', async ({ page, served }) => {
    await page.goto(`${served.project.origin}/en/examples/pod/counter/`);
    const title = (await page.locator('h1').textContent())!;
    await expect(page.locator('article').getByText(title, { exact: true })).toHaveCount(1);
    await expect(page.locator('.sheet-title')).toHaveText(['manifest.yaml', 'service.yaml']);
  });

  test('the text of the checker has the colours of the other manifests, letter below letter', async ({
    page,
    served,
  }) => {
    await page.goto(`${served.project.origin}/en/check/`);
    await page.locator('.check-finding').first().waitFor();
    const field = page.locator('#check-field');
    const drawn = page.locator('.editor-backdrop');
    await expect(drawn.locator('.t-key', { hasText: 'metadata:' })).toBeVisible();
    for (const text of ['a: |\n  b\nc: "d" # e\n', `long: ${'x'.repeat(3000)}\n`]) {
      await field.fill(text);
      const isDrawn = text.length < 3000;
      await expect(field).toHaveCSS('color', isDrawn ? 'rgba(0, 0, 0, 0)' : /^rgb\(/);
      if (!isDrawn) continue;
      const lines = drawn.locator('> div > div');
      await expect.poll(async () => (await lines.allTextContents()).join('\n')).toBe(text);
      expect(await lines.first().evaluate((line) => getComputedStyle(line).color)).not.toBe('rgba(0, 0, 0, 0)');
    }
  });
});

test('the link to the other language leads to the same section, and without a section to the top', async ({
  page,
  served,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(served.project.origin + NOTE);
  const headings = page.locator('main h2[id]');
  const english = (await page.context().newPage()).goto(`${served.project.origin}/en${NOTE}`);
  await english;
  const counterpart = page.context().pages().at(-1)!.locator('main h2[id]');
  const ids = await counterpart.evaluateAll((all) => all.map(({ id }) => id));
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page).toHaveURL(new RegExp(`/en${NOTE}$`));
  await page.goBack();
  await headings.nth(3).evaluate((heading) => heading.scrollIntoView());
  await page.locator('.language[hreflang]').evaluate((link) => (link as HTMLElement).click());
  await expect(page).toHaveURL(`${served.project.origin}/en${NOTE}#${encodeURIComponent(ids[3]!)}`);
  await expect(page.locator(`[id="${ids[3]}"]`)).toBeInViewport();
  // An address that cannot be decoded leads to the top, too.
  const errors: Error[] = [];
  page.on('pageerror', (error) => errors.push(error));
  await page.goto(`${served.project.origin}${NOTE}#%~3.1000`);
  await expect(page).toHaveURL(`${served.project.origin}${NOTE}#`);
  expect(errors).toEqual([]);
  // Terms are sorted by language, and have the same ids.
  await page.goto(`${served.project.origin}/en/glossary/#service`);
  await page.locator('#service').evaluate((term) => term.scrollIntoView());
  await page.locator('.language[hreflang]').evaluate((link) => (link as HTMLElement).click());
  await expect(page).toHaveURL(/[^n]\/glossary\/#service$/);
});

test('an address below /en/ that is not there is answered in English, at its own address', async ({ page, served }) => {
  const { origin } = served.project;
  const answer = (file: string) => ({ status: 404, contentType: 'text/html', path: join(SITES.project, file) });
  // As a host with one error page for every address.
  await page.route('**/notes/pood/**', (route) => route.fulfill(answer('404.html')));
  await page.goto(`${origin}/en/notes/pood/?a=b`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Page not found');
  await expect(page).toHaveURL(`${origin}/en/notes/pood/?a=b`);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.goto(`${origin}/notes/pood/`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('페이지를 찾을 수 없습니다');
  await expect(page).toHaveURL(`${origin}/notes/pood/`);
});

test('search engines learn of the page for readers of neither language, and of the last change', () => {
  const html = readFileSync(join(SITES.project, 'en/notes/pod/index.html'), 'utf8');
  expect(html).toMatch(/hreflang="x-default" href="[^"]*[^n]\/notes\/pod\/"/);
  const xml = readFileSync(join(SITES.project, 'sitemap-0.xml'), 'utf8');
  const entry = (path: string) => new RegExp(`<url><loc>[^<]*:\\d+${path}</loc>.*?</url>`).exec(xml)?.[0] ?? '';
  expect(entry('/en/notes/pod/')).toMatch(
    /<lastmod>\d{4}-\d\d-\d\dT.*hreflang="x-default" href="[^"]*:\d+\/notes\/pod\/"/,
  );
  expect(entry('/en/notes/pod/').match(/x-default/g)).toHaveLength(1);
  expect(entry('/examples/pod/echo/')).toContain('<lastmod>');
  expect(entry('/glossary/')).not.toBe('');
  expect(entry('/glossary/')).not.toContain('<lastmod>');
});

test('the channel of a feed is the home page of its language', () => {
  const feed = readFileSync(join(SITES.project, 'en/rss.xml'), 'utf8');
  expect(feed).toMatch(/<channel>.*?<link>[^<]*\/en\/<\/link>/s);
});

test('on paper answers and steps are open, and pages are full', async ({ page, served }) => {
  await page.goto(served.project.origin + NOTE);
  const answer = page.locator('.answer-body p').first();
  const command = page.locator('.run details:not([open]) .terminal-command').first();
  await expect(answer).toBeHidden();
  await expect(command).toBeHidden();
  await page.emulateMedia({ media: 'print' });
  await expect(answer).toBeVisible();
  await expect(command).toBeVisible();
  // A4 without margins, in CSS pixels.
  const [width, height] = [794, 1123];
  await page.setViewportSize({ width, height });
  const long = await page.evaluate(() => document.documentElement.scrollHeight);
  const pdf = await page.pdf({ width: `${width}px`, height: `${height}px` });
  const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)!.length;
  expect(pages).toBeGreaterThan(5);
  expect(pages).toBeLessThanOrEqual(Math.ceil((long / height) * 1.08));
});

test('a block of code in prose is copied without prompts, output and what a change takes away', async ({
  page,
  served,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`${served.fixture.origin}/en/notes/pod/`);
  const blocks = page.locator('.prose > [data-code]');
  await expect(blocks).toHaveCount(2);
  const expected = ['kubectl get pod --show-labels', 'kubectl get pod\nkubectl get service'];
  for (const [at, text] of expected.entries()) {
    await page.evaluate(() => navigator.clipboard.writeText(''));
    await blocks.nth(at).getByRole('button', { name: 'Copy the code' }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(text);
  }
  expect(
    await blocks
      .nth(1)
      .locator('.prompt')
      .first()
      .evaluate((one) => getComputedStyle(one, '::before').content),
  ).toContain('$ ');
  await page.goto(`${served.fixture.origin}/en/notes/markdown/`);
  await page.locator('[data-code]', { hasText: 'process.env.PORT' }).getByRole('button').click();
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toBe('const port = Number(process.env.PORT);\nlisten(port);\nfail(port);\nwarn(port);');
  // A manifest to copy is an example; one in a block is a quotation.
  await page.goto(`${served.project.origin}/log/2021-01-12/`);
  await expect(page.locator('.prose pre.code').first()).toBeVisible();
  await expect(page.locator('[data-code]')).toHaveCount(0);
});

test('one page takes the place of another in a transition, and at once for who wants no motion', async ({
  page,
  served,
}) => {
  await page.addInitScript(() =>
    addEventListener('pagereveal', ({ viewTransition }) => {
      Object.assign(globalThis, { moves: viewTransition !== null });
    }),
  );
  for (const reducedMotion of ['no-preference', 'reduce'] as const) {
    await page.emulateMedia({ reducedMotion });
    await page.goto(`${served.project.origin}/notes/pod/`);
    await page.locator('.pager [rel="next"]').click();
    await expect(page).toHaveURL(/yaml-essentials/);
    await expect
      .poll(() => page.evaluate(() => (globalThis as { moves?: boolean }).moves))
      .toBe(reducedMotion === 'no-preference');
  }
});
