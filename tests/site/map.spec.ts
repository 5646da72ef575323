import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { FIRST_VIEW_LIMIT, firstView } from '../../src/preview/first-view.ts';
import { builtPage } from './built-page.ts';
import { kindsOf, langOfPage, longestPages } from './kinds.ts';
import { axeProblems } from './page-problems.ts';
import { expect, SITES, sitemap, test } from './sites.ts';

const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1280, height: 800 };
const KB = 1000;

/** How far the page has moved what a reader saw, without the reader doing anything. */
const layoutShift = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[]) {
            if (!entry.hadRecentInput) sum += entry.value;
          }
        }).observe({ type: 'layout-shift', buffered: true });
        requestAnimationFrame(() => setTimeout(() => resolve(sum), 50));
      }),
  );

for (const lang of ['ko', 'en'] as const) {
  const longest = () =>
    longestPages('project').find((path) => kindsOf(path)[0] === 'note' && langOfPage(path) === lang)!;

  test(`the longest note has at most twelve screens on a phone (${lang})`, async ({ page, served }) => {
    const path = longest();
    await page.setViewportSize(PHONE);
    await page.goto(served.project.origin + path);
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    console.log(`${path}: ${(height / PHONE.height).toFixed(1)} screens of ${PHONE.width}×${PHONE.height}, of 12`);
    expect(height / PHONE.height).toBeLessThanOrEqual(12);
    expect(await layoutShift(page)).toBe(0);
  });

  test(`the first view of the longest note is small, and so is what frames its text (${lang})`, async ({
    page,
    served,
  }) => {
    const path = longest();
    const bodies: Promise<Buffer>[] = [];
    page.on('response', (response) => bodies.push(response.body()));
    await page.goto(served.project.origin + path, { waitUntil: 'networkidle' });
    const sizes = (await Promise.all(bodies)).map((body) => gzipSync(body, { level: 9 }).length);
    const all = sizes.reduce((sum, size) => sum + size, 0);
    const html = builtPage(SITES.project, path)!.html;
    const frame = html.replace(/<article class="prose">[\s\S]*<\/article>/, '');
    const frameSize = gzipSync(frame, { level: 9 }).length;
    const shift = await layoutShift(page);
    console.log(
      `${path}: ${all} B gzip of ${FIRST_VIEW_LIMIT} in ${sizes.length} requests of 6, its frame ${frameSize} B of ${5 * KB}, layout shift ${shift}`,
    );
    expect(sizes.length).toBeLessThanOrEqual(6);
    expect(all).toBeLessThanOrEqual(FIRST_VIEW_LIMIT);
    // What the comment on a pull request says, without a browser.
    expect(firstView(SITES.project, path)).toBe(all);
    expect(frame.length).toBeLessThan(html.length / 2);
    expect(frameSize).toBeLessThanOrEqual(5 * KB);
    expect(shift).toBe(0);
  });
}

test('the sections of a note stand beside its text, and the one that is read is marked', async ({ page, served }) => {
  await page.setViewportSize(DESKTOP);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`${served.project.origin}/en/notes/deployment/`);
  const toc = page.getByRole('navigation', { name: 'On this page' });
  const [text, list] = [await page.locator('main').boundingBox(), await toc.boundingBox()];
  expect(list!.x).toBeGreaterThan(text!.x + text!.width);
  for (const name of ['Roll back', 'No extra Pod', 'Next']) {
    await toc.getByRole('link', { name, exact: true }).click();
    await expect(toc.locator('[aria-current]')).toHaveText(name);
    expect(await toc.evaluate((box) => box.getBoundingClientRect().top)).toBeGreaterThan(0);
  }
  // It is too far down to get to the top; what a script adds below moves the end away from it.
  await page.locator('main').evaluate((main) => main.append(Object.assign(new Image(), { height: 300 })));
  await expect
    .poll(() => page.evaluate(() => document.documentElement.scrollHeight - innerHeight - scrollY))
    .toBeGreaterThan(250);
  await expect(toc.locator('[aria-current]')).toHaveText('Next');
  await page.getByRole('heading', { name: 'Strategies' }).scrollIntoViewIfNeeded();
  await expect(toc.locator('[aria-current]')).not.toHaveText('Next');
  await page.getByRole('heading', { name: 'Next', exact: true }).scrollIntoViewIfNeeded();
  await expect(toc.locator('[aria-current]')).toHaveText('Restart with the same image');
  await toc.getByRole('link', { name: 'Roll back' }).click();
  await expect(toc.locator('[aria-current]')).toHaveText('Roll back');
  // Where a note ends, a script adds that it was read: then the end is further down.
  await expect(async () => {
    await page.keyboard.press('End');
    await expect(toc.locator('[aria-current]')).toHaveText('Next', { timeout: 1000 });
  }).toPass();
  await toc.getByRole('link', { name: 'Back to top' }).click();
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
  await expect(page.getByRole('navigation', { name: 'Notes' }).locator('[aria-current]')).toHaveText('Deployment');
});

test('on a phone the sections are a bar that opens, over the text, and closes', async ({ page, served }) => {
  await page.setViewportSize(PHONE);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`${served.project.origin}/en/notes/deployment/`);
  const toc = page.getByRole('navigation', { name: 'On this page' });
  const bar = toc.locator('summary');
  const link = toc.getByRole('link', { name: 'Roll back' });
  await expect(link).toBeHidden();
  const before = await page.locator('h1').boundingBox();
  await bar.click();
  expect(await page.locator('h1').boundingBox()).toEqual(before);
  expect(await axeProblems(page)).toEqual([]);
  await link.click();
  await expect(link).toBeHidden();
  await expect(bar).toContainText('Roll back');
  const [heading, edge] = [page.getByRole('heading', { name: 'Roll back' }), (await bar.boundingBox())!];
  expect((await heading.boundingBox())!.y).toBeGreaterThanOrEqual(edge.y + edge.height);
  await bar.click();
  await page.keyboard.press('Escape');
  await expect(link).toBeHidden();
  await expect(bar).toBeFocused();
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('sections, the rest of a manifest and the steps open, and what was recorded is a link away', async ({
    page,
    served,
  }) => {
    await page.setViewportSize(PHONE);
    await page.goto(`${served.project.origin}/en/notes/deployment/`);
    await page.locator('.toc summary').click();
    await page.locator('.toc').getByRole('link', { name: 'Roll back' }).click();
    await page.locator('.toc summary').click();
    await expect(page).toHaveURL(/#roll-back$/);
    const sheet = page.locator('.sheet', { hasText: 'deployment/rollback' });
    const line = sheet.locator('.rest .line').first();
    await expect(line).toBeHidden();
    await sheet.locator('.whole summary').click();
    await expect(line).toBeVisible();
    const group = page.locator('.run[data-example="deployment/rollback"] .group').nth(1);
    await group.locator('summary').first().click();
    await expect(group.locator('[data-command]').first()).toBeVisible();
    await group.locator('[data-recorded]').click();
    await expect(page).toHaveURL(/\/en\/examples\/deployment\/rollback\/#step\.3$/);
    await expect(page.locator('[id="step.3"] [data-output]')).toBeVisible();
  });

  test('on a desktop the sections are there without opening anything', async ({ page, served }) => {
    await page.setViewportSize(DESKTOP);
    await page.goto(`${served.project.origin}/en/notes/deployment/`);
    await expect(page.locator('.toc').getByRole('link', { name: 'Roll back' })).toBeVisible();
  });
});

test.describe('folded', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

  test('a manifest is copied whole, keeps its line numbers, and no longer line makes it scroll', async ({
    page,
    served,
  }) => {
    await page.goto(`${served.project.origin}/en/notes/deployment/`);
    const sheet = page.locator('.sheet', { hasText: 'deployment/rollback' });
    const raw = await page.request.get(`${served.project.origin}/examples/deployment/rollback/manifest.yaml`);
    await expect(sheet.locator('.rest').first()).toBeAttached();
    await sheet.locator('[data-copy]').first().click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(await raw.text());
    // A line that is not rendered would not be counted.
    const hidden = sheet.locator('.rest .line').first();
    await expect(hidden).toBeHidden();
    expect(await hidden.evaluate((line) => getComputedStyle(line).display)).not.toBe('none');
    const width = () => sheet.locator('pre').evaluate((pre) => pre.scrollWidth);
    const folded = await width();
    await hidden.evaluate((line) => line.append('x'.repeat(500)));
    expect(await width()).toBe(folded);
    await sheet.locator('.whole summary').click();
    await expect(hidden).toBeVisible();
    expect(await width()).toBeGreaterThan(folded);
    expect(await axeProblems(page)).toEqual([]);
  });

  test('lines within a selection are copied with it, and seen', async ({ page, served }) => {
    await page.goto(`${served.project.origin}/en/notes/deployment/`);
    const sheet = page.locator('.sheet', { hasText: 'deployment/rollback' });
    await sheet.locator('pre code').evaluate((code) => getSelection()?.selectAllChildren(code));
    await page.keyboard.press('Control+c');
    const raw = await page.request.get(`${served.project.origin}/examples/deployment/rollback/manifest.yaml`);
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    await expect.poll(async () => (await copied()).trim()).toBe((await raw.text()).trim());
    await expect(sheet.locator('.rest .line').first()).toBeVisible();
  });

  test('where the clipboard is closed, the whole manifest is selected', async ({ page, served }) => {
    await page.goto(`${served.project.origin}/en/notes/deployment/`);
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error('closed'));
    });
    const sheet = page.locator('.sheet', { hasText: 'deployment/rollback' });
    await sheet.locator('[data-copy]').first().click();
    const raw = await page.request.get(`${served.project.origin}/examples/deployment/rollback/manifest.yaml`);
    await expect.poll(() => page.evaluate(() => String(getSelection()).trim())).toBe((await raw.text()).trim());
  });

  test('the same manifest is not shown in full twice, and the first of a note is', () => {
    for (const path of sitemap('project').filter((path) => kindsOf(path).includes('note'))) {
      const html = builtPage(SITES.project, path)!.html;
      const sheets = [...html.matchAll(/<figure class="sheet[\s\S]*?<\/figure>/g)].map(([sheet]) => sheet);
      const isWhole = (sheet: string) => !sheet.includes('class="rest"');
      const whole = sheets.filter(isWhole).map((sheet) => /<pre[^>]*aria-label="([^"]+)"/.exec(sheet)![1]);
      expect(new Set(whole).size, path).toBe(whole.length);
      if (sheets[0]) expect(isWhole(sheets[0]), path).toBe(true);
    }
  });
});

test('a group of steps shows what was recorded once it is opened, as the page of its example does', async ({
  page,
  served,
}) => {
  await page.goto(`${served.project.origin}/en/notes/deployment/`);
  const requests: string[] = [];
  page.on('request', (request) => requests.push(new URL(request.url()).pathname));
  const run = page.locator('.run[data-example="deployment/rollback"]');
  await expect(run.locator('[data-output]')).toHaveCount(0);
  for (const group of await run.locator('.group:not(.clean-up)').all()) {
    await group.locator('summary').first().click();
    await expect(group.locator('[data-recorded]')).toHaveCount(0);
  }
  expect(requests.filter((path) => !path.startsWith('/_astro/'))).toEqual(['/en/examples/deployment/rollback/']);
  await expect(run.locator('.conditions').first(), 'it has the styles of the page of its example').toHaveCSS(
    'list-style-type',
    'none',
  );
  const outputs = await run.locator('[data-output]').allTextContents();
  const conditions = await run.locator('.conditions').allTextContents();
  expect(await axeProblems(page)).toEqual([]);
  await page.goto(`${served.project.origin}/en/examples/deployment/rollback/`);
  expect(outputs).toEqual(await page.locator('[data-output]').allTextContents());
  expect(conditions).toEqual(await page.locator('.steps .conditions').allTextContents());
  expect(outputs.length).toBeGreaterThan(5);
});

test('a group whose page cannot be fetched keeps its link, and asks again next time', async ({ page, served }) => {
  await page.goto(`${served.project.origin}/en/notes/deployment/`);
  await page.route('**/examples/**', (route) => route.abort());
  const group = page.locator('.run[data-example="deployment/rollback"] .group').first();
  const summary = group.locator('summary').first();
  const failed = page.waitForEvent('requestfailed');
  await summary.click();
  await failed;
  await expect(group.locator('[data-recorded]')).toBeVisible();
  await page.unroute('**/examples/**');
  await summary.click();
  await summary.click();
  await expect(group.locator('[data-output]').first()).toBeVisible();
});

test('a group whose commands are others on the page of its example keeps its link, and shows nothing of them', async ({
  page,
  served,
}) => {
  await page.route('**/examples/deployment/rollback/', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replaceAll('rollout', 'scale') });
  });
  await page.goto(`${served.project.origin}/en/notes/deployment/`);
  const group = page
    .locator('.run[data-example="deployment/rollback"] .group', {
      has: page.locator('[data-command]', { hasText: 'rollout' }),
    })
    .first();
  const answered = page.waitForResponse('**/examples/deployment/rollback/');
  await group.locator('summary').first().click();
  await answered;
  await page.waitForLoadState('networkidle');
  await expect(group.locator('[data-recorded]')).toBeVisible();
  await expect(group.locator('[data-output]')).toHaveCount(0);
});

test('printed, a manifest is whole and the steps are open', async ({ page, served }) => {
  await page.goto(`${served.project.origin}/en/notes/deployment/`);
  const line = page.locator('.sheet .rest .line').first();
  await expect(line).toBeHidden();
  const command = page.locator('.group [data-command]').first();
  await expect(command).toBeHidden();
  await page.emulateMedia({ media: 'print' });
  await expect(line).toBeVisible();
  await expect(command).toBeVisible();
});

test('headings, mistakes and exercises have a link to themselves, and the heading is called what it says', async ({
  page,
  served,
}) => {
  await page.goto(`${served.project.origin}/en/notes/deployment/`);
  const headings = page.locator('article :is(h2, h3)');
  expect(await headings.count()).toBeGreaterThan(10);
  await expect(page.locator('article .anchor')).toHaveCount(await headings.count());
  await expect(page.getByRole('heading', { name: 'Roll back', exact: true })).toBeVisible();
  const link = page.getByRole('link', { name: 'Link to: Exercise No extra Pod' });
  await link.focus();
  await expect(link).toHaveCSS('opacity', '1');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#no-extra-pod$/);
});

test('breadcrumbs lead up, as links and as data', async ({ page, served }) => {
  await page.goto(`${served.fixture.origin}/en/log/2023-12-25/`);
  const trail = page.getByRole('navigation', { name: 'You are here' });
  await expect(trail.locator('[itemprop="name"]')).toHaveText(['studylog', 'Log', '2023', '25 December 2023']);
  await expect(trail.locator('[itemprop="position"]').last()).toHaveAttribute('content', '4');
  await trail.getByRole('link', { name: '2023' }).click();
  await expect(page).toHaveURL(/\/en\/log\/2023\/$/);
});

test('the pages of examples and rules lead through all of them, examples as the notes show them', async ({
  page,
  served,
}) => {
  for (const kind of ['example', 'rule']) {
    const all = sitemap('project').filter((path) => kindsOf(path).includes(kind) && path.startsWith('/en/'));
    const next = (path: string) =>
      /<a rel="next" href="([^"]+)"/.exec(builtPage(SITES.project, path)!.html)?.[1] ?? undefined;
    const led = new Set(all.map(next));
    const [first, ...others] = all.filter((path) => !led.has(path));
    expect(others).toEqual([]);
    const walked: string[] = [];
    for (let path: string | undefined = first; path !== undefined; path = next(path)) walked.push(path);
    expect(walked.toSorted()).toEqual(all.toSorted());
  }
  await page.goto(`${served.project.origin}/en/examples/replicaset/echo-rs/`);
  await page.locator('.pager [rel="next"]').click();
  await page.locator('.pager [rel="prev"]').click();
  await expect(page).toHaveURL(/\/replicaset\/echo-rs\/$/);
});
