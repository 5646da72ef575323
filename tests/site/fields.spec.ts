import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Locator, Page } from '@playwright/test';
import { sample } from '../exhaustive.ts';
import { builtPage } from './built-page.ts';
import { axeProblems } from './page-problems.ts';
import { expect, FIXTURE_ROOT, ROOT, SITES, sitemap, test } from './sites.ts';

const BOX = '.preview';
const ON_DEMAND = 15_000;
const VIEWS = [
  {
    lang: 'ko',
    path: '/notes/deployment/',
    width: 1280,
    key: 'replicas',
    said: 'Number of desired pods',
    scheme: 'light',
  },
  {
    lang: 'en',
    path: '/en/examples/liveness-probe/failing/',
    width: 1280,
    key: 'livenessProbe',
    said: 'Periodic probe',
    scheme: 'dark',
  },
  { lang: 'ko', path: '/examples/service/node-port/', width: 390, key: 'nodePort', said: '30000', scheme: 'dark' },
  { lang: 'en', path: '/en/notes/pod/', width: 390, key: 'containers', said: 'List of containers', scheme: 'light' },
] as const;

/** A key of a manifest as the page shows it before anything was loaded. */
const written = (page: Page, key: string): Locator =>
  page.locator('.numbered .t-key', { hasText: new RegExp(`^"?${key}"?:?$`) }).first();

for (const { lang, path, width, key, said, scheme } of VIEWS) {
  test.describe(`${path} at ${width} px`, () => {
    test.use({ viewport: { width, height: 844 }, hasTouch: width < 500, colorScheme: scheme });

    test('a key is explained under the pointer or after a tap, and by keyboard; Escape closes', async ({
      page,
      served,
    }) => {
      const problems: string[] = [];
      page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
      await page.goto(served.project.origin + path, { waitUntil: 'networkidle' });
      const sizes: number[] = [];
      page.on('response', async (response) => sizes.push(gzipSync(await response.body(), { level: 9 }).length));
      const manifest = page.locator('.numbered').first();
      const text = await manifest.locator('code').evaluate((code) => code.textContent);
      const box = page.locator(BOX);
      const place = written(page, key);
      await place.scrollIntoViewIfNeeded();
      await (width < 500 ? place.tap() : place.hover());
      await expect(box).toBeVisible();
      await expect(box).toContainText(said);
      await expect(box).toContainText(new RegExp(`^[a-z]+\\.[\\w.]*${key}`));
      await expect(box.locator('[lang="en"]').first()).toBeVisible();
      await expect(box).toContainText('Apache-2.0');
      if (lang === 'ko') await expect(box).toContainText(/[가-힣]+합니다|[가-힣]+습니다|[가-힣]+입니다/);
      const rect = (await box.boundingBox())!;
      expect(rect.x).toBeGreaterThanOrEqual(0);
      expect(rect.x + rect.width).toBeLessThanOrEqual(width);
      expect(await axeProblems(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(box).toBeHidden();

      const keys = manifest.locator('.field-key');
      await manifest.focus();
      await page.keyboard.press('Shift+Tab');
      await page.keyboard.press('Tab');
      await expect(manifest).toBeFocused();
      await expect(box).toContainText(lang === 'ko' ? '엔터 키' : 'Press Enter');
      await expect(page.locator('#status')).toContainText(lang === 'ko' ? '화살표' : 'arrow keys');
      await page.keyboard.press('Enter');
      await expect(keys.first()).toBeFocused();
      await page.keyboard.press('ArrowDown');
      await expect(keys.nth(1)).toBeFocused();
      await expect(keys.nth(1)).toHaveRole('button');
      await expect(keys.nth(1)).toHaveAccessibleDescription(/Kind is a string value/);
      await page.keyboard.press('Home');
      await expect(keys.first()).toBeFocused();
      await page.keyboard.press('Tab');
      await expect(box.getByRole('link')).toBeFocused();
      await expect(box).toBeVisible();
      expect(await axeProblems(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(box).toBeHidden();
      await expect(keys.first()).toBeFocused();
      await page.keyboard.press('Escape');
      await expect(manifest).toBeFocused();

      // Nothing of the text is another than before, and all there is was said in few bytes.
      expect(await manifest.locator('code').evaluate((code) => code.textContent)).toBe(text);
      expect(sizes.length).toBeGreaterThan(0);
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(ON_DEMAND);
      expect(problems).toEqual([]);
    });
  });
}

test.describe('on a screen that is touched', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

  test('a tap while text is selected explains nothing, another tap closes, and a link leads to the page', async ({
    page,
    served,
  }) => {
    await page.goto(`${served.project.origin}/en/examples/pod/echo/`);
    const box = page.locator(BOX);
    await written(page, 'image').tap();
    await expect(box).toContainText('Container image name');
    const key = page.locator('.field-key', { hasText: 'image' }).first();
    await key.tap();
    await expect(box).toBeHidden();
    await key.evaluate((element) => getSelection()!.selectAllChildren(element));
    await key.dispatchEvent('click', { pointerType: 'touch' });
    await page.waitForTimeout(200);
    await expect(box).toBeHidden();
    await page.evaluate(() => getSelection()!.removeAllRanges());
    await key.tap();
    await box.getByRole('link').tap();
    await expect(page).toHaveURL(/\/en\/fields\/pod\/spec\/containers\/image\/$/);
  });
});

test('keys that the API does not have, free keys, JSON, folded lines and several documents are explained', async ({
  page,
  served,
}) => {
  const { origin } = served.project;
  const box = page.locator(BOX);
  const ask = async (path: string, key: string): Promise<void> => {
    await page.goto(origin + path);
    await written(page, key).hover();
  };
  await ask('/en/examples/yaml/broken-api-version/', 'piVersion');
  await expect(box).toContainText('every manifest needs apiVersion');
  await ask('/en/examples/labels/select/', 'env');
  await expect(box).toContainText('A key of the map metadata.labels');
  await ask('/en/examples/cluster/set-up/', 'nodes');
  await expect(box).toContainText('is not a kind of the Kubernetes v1.36 API');
  await page.goto(`${origin}/en/examples/yaml/json-style/`);
  await page.locator('.numbered code').hover({ position: { x: 60, y: 5 } });
  await expect(page.locator('.field-key').first()).toBeVisible();
  const keys = await page.locator('.field-key').allTextContents();
  expect(keys.filter((key) => /[:,{}]/.test(key))).toEqual([]);
  await page.goto(`${origin}/en/rules/unknown-field/`);
  await page.locator('.is-wrong .t-key').first().hover();
  await expect(box).toContainText('There is no field piVersion');
  // What is folded away is passed over by the arrow keys, and reached once it is open.
  await page.goto(`${origin}/en/notes/deployment/`);
  const sheet = page.locator('.sheet-file:has(.whole)').first();
  await sheet.locator('pre').focus();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  await expect(box).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.press('End');
  await expect(sheet.locator('.field-key:focus')).toBeVisible();
});

test('every key of a file with other line ends is where it is written', async ({ page, served }) => {
  const text = readFileSync(join(FIXTURE_ROOT, 'examples/pod/line-ends/manifest.yaml'), 'utf8');
  await page.goto(`${served.fixture.origin}/en/examples/pod/line-ends/`);
  await written(page, 'kind').hover();
  await expect(page.locator(BOX)).toContainText('pod.kind');
  expect(await page.locator('.field-key').allTextContents()).toEqual([
    'apiVersion',
    'kind',
    'metadata',
    'name',
    'spec',
    'containers',
    'name',
    'image',
  ]);
  expect(await page.locator('.numbered code').evaluate((code) => code.textContent)).toBe(text);
});

test('pages have no more than 15 KB of explanations, and their keys are in their manifests', () => {
  const scripts = readdirSync(join(SITES.project, '_astro')).filter((name) => /^(previews|element)\./.test(name));
  expect(scripts).toHaveLength(2);
  const sizeOf = (file: string) => gzipSync(readFileSync(join(SITES.project, file)), { level: 9 }).length;
  const code = scripts.reduce((sum, name) => sum + sizeOf(`_astro/${name}`), 0);
  let pages = 0;
  for (const path of sample(sitemap('project'))) {
    const html = builtPage(SITES.project, path)?.html ?? '';
    if (!/<pre class="code (numbered"|is-wrong"[^>]* data-keys)/.test(html)) continue;
    const file = readFileSync(join(SITES.project, path, 'fields.json'));
    expect(code + sizeOf(`${path}fields.json`), path).toBeLessThanOrEqual(ON_DEMAND);
    const { manifests } = JSON.parse(file.toString()) as { manifests: Record<string, number[]> };
    for (const [name, numbers] of Object.entries(manifests)) {
      if (!name.startsWith('/examples/')) continue;
      const text = readFileSync(join(ROOT, name), 'utf8');
      let at = 0;
      for (let index = 0; index < numbers.length; index += 3) {
        at += numbers[index]!;
        const end = at + numbers[index + 1]!;
        expect(text.slice(at, end), `${path} ${name}`).toMatch(/^"?[\w./-]+"?$/);
        at = end;
      }
    }
    pages += 1;
  }
  expect(pages).toBeGreaterThan(30);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('a field has a page with what the API says, its notes, its examples and the fields below', async ({
    page,
    served,
  }) => {
    await page.goto(`${served.project.origin}/fields/pod/spec/containers/livenessProbe/`);
    const article = page.locator('article');
    await expect(article).toContainText('Periodic probe of container liveness');
    await expect(article.getByRole('link', { name: '활성 프로브', exact: true })).toBeVisible();
    await expect(article.getByRole('link', { name: '통과하는 활성 프로브' })).toBeVisible();
    await expect(article.locator('.field-list > div')).toHaveCount(10);
    await article.getByRole('link', { name: 'httpGet' }).click();
    await expect(page).toHaveURL(/livenessProbe\/httpGet\/$/);
    await page.getByRole('navigation', { name: '현재 위치' }).getByRole('link', { name: '필드' }).click();
    await expect(page).toHaveURL(/\/fields\/$/);
    await page.getByRole('contentinfo').getByRole('link', { name: '필드' }).click();
    await page.getByRole('link', { name: 'spec.replicas' }).first().click();
    await expect(article).toContainText('Defaults to 1');
  });
});
