import type { Page } from '@playwright/test';
import { attribute, builtPage } from './built-page.ts';
import { axeProblems } from './page-problems.ts';
import { expect, SITES, test } from './sites.ts';

const NOTE = '/en/notes/deployment/';
const PREVIEW = '[role="tooltip"]';
const term = (page: Page) => page.locator('article > p a.term', { hasText: 'Pods' });

test('a term shows what it means under the pointer, stays while the pointer is on it, and goes with Escape', async ({
  page,
  served,
}) => {
  await page.goto(served.project.origin + NOTE);
  const requests: string[] = [];
  page.on('request', (request) => requests.push(new URL(request.url()).pathname.replace(/\.\S+\.js$/, '')));
  const preview = page.locator(PREVIEW);
  await expect(preview).toBeHidden();
  await term(page).hover();
  await expect(preview).toContainText('The smallest deployable unit in Kubernetes');
  await expect(term(page)).toHaveAccessibleDescription(/^Pod.*The smallest deployable unit/s);
  expect(await axeProblems(page)).toEqual([]);
  await preview.hover();
  await page.waitForTimeout(400);
  await expect(preview).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(preview).toBeHidden();
  await term(page).hover({ position: { x: 3, y: 3 } });
  await expect(preview).toBeVisible();
  await page.locator('h1').hover();
  await expect(preview).toBeHidden();
  expect(requests.filter((path) => !path.startsWith('/_astro/'))).toEqual(['/en/glossary/']);
});

test('a term shows what it means while it has the focus, and leads to its entry', async ({ page, served }) => {
  await page.goto(served.project.origin + NOTE);
  const preview = page.locator(PREVIEW);
  await page.locator('article > p a', { hasText: 'ReplicaSet' }).last().focus();
  await page.keyboard.press('Tab');
  await expect(term(page)).toBeFocused();
  await expect(preview).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(term(page)).not.toHaveAttribute('aria-describedby');
  await expect(preview).not.toContainText('The smallest deployable unit');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/en\/glossary\/#pod$/);
});

test.describe('on a screen that is touched', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

  test('the first tap shows what a term means inside the window, the second leads to its entry', async ({
    page,
    served,
  }) => {
    await page.goto(served.project.origin + NOTE);
    const preview = page.locator(PREVIEW);
    await term(page).tap();
    await expect(preview).toContainText('Tap again to open the glossary');
    const box = (await preview.boundingBox())!;
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(390);
    await page.locator('h1').tap();
    await expect(preview).toBeHidden();
    await term(page).tap();
    await expect(preview).toBeVisible();
    await term(page).tap();
    await expect(page).toHaveURL(/\/en\/glossary\/#pod$/);
  });
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('a term leads to its entry, and lists show all they have', async ({ page, served }) => {
    await page.goto(served.project.origin + NOTE);
    await term(page).click();
    await expect(page).toHaveURL(/\/en\/glossary\/#pod$/);
    await page.goto(`${served.project.origin}/en/examples/?topic=pod`);
    await expect(page.locator('.filter')).toBeHidden();
    for (const item of await page.locator('.example-list > li').all()) await expect(item).toBeVisible();
  });
});

test('a note leads to its days, examples and rules, and they lead back to it', async ({ page, served }) => {
  const { origin } = served.project;
  await page.goto(origin + NOTE);
  const related = page.locator('.related-pages');
  await related.locator('summary').click();
  expect(await axeProblems(page)).toEqual([]);
  const links = await related.getByRole('link').evaluateAll((all) => all.map((link) => link.getAttribute('href')!));
  expect(links).toEqual(
    expect.arrayContaining(['/en/log/2021-01-12/', '/en/examples/deployment/rollback/', '/en/rules/invalid-strategy/']),
  );
  for (const link of links) {
    const { elements } = builtPage(SITES.project, link.replace(/#.*/, ''))!;
    const back = elements.filter((one) => one.tagName === 'a' && attribute(one, 'href')?.startsWith(NOTE));
    expect(back.length, link).toBeGreaterThan(0);
  }
});

test('an example leads to the sections that embed it', async ({ page, served }) => {
  await page.goto(`${served.project.origin}/en/examples/deployment/rollback/`);
  await page.getByRole('link', { name: 'Deployment › Roll back' }).click();
  await expect(page).toHaveURL(/\/en\/notes\/deployment\/#roll-back$/);
});

test('a finding of the checker leads to the notes that explain it', async ({ page, served }) => {
  await page.goto(`${served.project.origin}/en/check/`);
  await page.locator('#check-field').fill('piVersion: v1\nkind: Pod\nmetadata: {name: a}\n');
  const finding = page.locator('.check-finding', { hasText: 'unknown-field' }).first();
  await finding.locator('[data-notes] a').first().click();
  await expect(page).toHaveURL(/\/en\/notes\/yaml-essentials\/$/);
});

test('examples are filtered by topic, kind, state and engine, with the filter in the address', async ({
  page,
  served,
}) => {
  const { origin } = served.project;
  await page.goto(`${origin}/en/examples/`);
  const shown = page.locator('.example-list > li:visible');
  const all = await page.locator('.example-list > li').count();
  await expect(page.getByRole('status').filter({ hasText: 'of' })).toHaveText(`${all} of ${all}`);
  await page.getByLabel('Kind', { exact: true }).selectOption('Service');
  await page.getByLabel('State').selectOption('fails');
  await expect(page).toHaveURL(`${origin}/en/examples/?kind=Service&state=fails`);
  const count = await shown.count();
  expect(count).toBeGreaterThan(0);
  expect(count).toBeLessThan(all);
  for (const item of await shown.all()) await expect(item.locator('.mark-fails')).toBeVisible();
  expect(await axeProblems(page)).toEqual([]);
  await page.goto(page.url());
  await expect(shown).toHaveCount(count);
  await expect(page.getByLabel('Kind', { exact: true })).toHaveValue('Service');
  await page.getByLabel('Topic').selectOption('yaml');
  await expect(page.getByText('Nothing matches the filter.')).toBeVisible();
  await expect(page.locator('[data-filtered-group]:visible')).toHaveCount(0);
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(shown).toHaveCount(all);
  await expect(page).toHaveURL(`${origin}/en/examples/`);
});

test('rules and the verification table are filtered in the same way, and a filter that says nothing is left out', async ({
  page,
  served,
}) => {
  const { origin } = served.project;
  await page.goto(`${origin}/rules/?severity=warning&class=nowhere`);
  const rules = page.locator('.rule-list > li:visible');
  expect(await rules.count()).toBeGreaterThan(0);
  await expect(page.locator('.rule-list > li:visible .severity-warning')).toHaveCount(await rules.count());
  await page.goto(`${origin}/verification/?topic=pod&engine=embedded`);
  const rows = page.locator('tbody tr:visible');
  expect(await rows.count()).toBeGreaterThan(0);
  for (const code of await rows.locator('th code').allTextContents()) expect(code).toMatch(/^pod\//);
});

test('a broken example shows what its correction changed, with line numbers and signs, and so does the correction', async ({
  page,
  served,
}) => {
  for (const id of ['yaml/broken-api-version', 'pod/echo']) {
    await page.goto(`${served.project.origin}/en/examples/${id}/`);
    const diff = page.locator('.diff', { hasText: 'yaml/broken-api-version/manifest.yaml' });
    await expect(diff.locator('.diff-removed')).toHaveText(/^\s*1\s*−\s*piVersion: v1\s*$/);
    await expect(diff.locator('.diff-added')).toHaveText(/^\s*1\s*\+\s*apiVersion: v1\s*$/);
    await expect(diff.getByRole('img', { name: 'added' })).toBeVisible();
    await expect(page.locator('.toc').getByRole('link', { name: 'Differences' })).toBeAttached();
    expect(await axeProblems(page)).toEqual([]);
  }
});

test('the next version of a file is compared with the one before', async ({ page, served }) => {
  await page.goto(`${served.project.origin}/examples/replicaset/scaled/`);
  await expect(page.locator('.diff .diff-names')).toHaveText('manifest.yaml → scaled.yaml');
  await expect(page.locator('.diff-added code')).toHaveText('  replicas: 4');
});
