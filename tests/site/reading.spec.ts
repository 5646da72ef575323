import { expect, sitemap, test } from './sites.ts';

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('a note can be read, and no button is dead', async ({ page, served }) => {
    await page.goto(`${served.fixture.origin}/en/notes/pod/`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Pod');
    await expect(page.locator('[data-file="manifest.yaml"]').first()).toContainText('image: ghcr.io/subicura/echo:v1');
    await expect(page.locator('[data-apply]').first()).toContainText('/examples/pod/echo/manifest.yaml');
    for (const button of await page.locator('button').all()) await expect(button).toBeHidden();
  });

  test('evidence and answers open', async ({ page, served }) => {
    await page.goto(`${served.fixture.origin}/en/notes/pod/`);
    const strip = page.locator('[data-evidence="verified"]').first();
    await strip.locator('summary').click();
    await expect(strip).toContainText('kind v0.33.0');
    await page.getByText('Show the answer').click();
    await expect(page.getByText('Nobody makes it again.')).toBeVisible();
  });
});

test('the theme follows the system, can be chosen, is kept, and moves nothing', async ({ page, served }) => {
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(`${served.fixture.origin}/en/`);
  const dark = await paper();
  const button = page.getByRole('button', { name: 'Theme: System' });
  const header = await page.locator('.site-header').boundingBox();
  await button.click();
  await expect(page.getByRole('button', { name: 'Theme: Light' })).toBeVisible();
  const light = await paper();
  expect(light).not.toBe(dark);
  expect(await page.locator('.site-header').boundingBox()).toEqual(header);
  await page.goto(`${served.fixture.origin}/en/notes/pod/`);
  expect(await paper()).toBe(light);
  await page.getByRole('button', { name: 'Theme: Light' }).click();
  expect(await paper()).toBe(dark);
});

test('the keyboard reaches the content, the manifest and its copy button', async ({ page, served }) => {
  await page.goto(`${served.fixture.origin}/en/examples/pod/echo/`);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
  const reached: string[] = [];
  for (let presses = 0; presses < 12; presses += 1) {
    await page.keyboard.press('Tab');
    reached.push(await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? ''));
  }
  expect(reached).toEqual(
    expect.arrayContaining(['manifest.yaml, raw file', 'Copy manifest.yaml', 'Contents of pod/echo/manifest.yaml']),
  );
});

test('every page leads to itself in the other language', async ({ page, served }) => {
  await page.goto(`${served.fixture.origin}/notes/pod/`);
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page).toHaveURL(/\/en\/notes\/pod\/$/);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.getByRole('link', { name: '한국어' }).click();
  await expect(page).toHaveURL(/[^n]\/notes\/pod\/$/);
  const paths = sitemap('project').filter((path) => path !== '/404.html');
  const english = paths.filter((path) => path.startsWith('/en/')).map((path) => path.slice('/en'.length));
  expect(english.sort()).toEqual(paths.filter((path) => !path.startsWith('/en/')).sort());
});

test('a page that lags behind its counterpart says so and leads to it', async ({ page, served }) => {
  await page.goto(`${served.fixture.origin}/en/notes/service/`);
  await expect(page.locator('.lag')).toContainText('This page is out of date');
  await page.locator('.lag a').click();
  await expect(page).toHaveURL(/[^n]\/notes\/service\/$/);
  await expect(page.locator('.lag')).toHaveCount(0);
});

test('an address that is not there leads back in both languages', async ({ page, served }) => {
  await page.goto(`${served.fixture.origin}/404.html`);
  await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible();
});
