import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { axeProblems, pageProblems, viewProblems } from './page-problems.ts';
import { expect, test } from './sites.ts';

/** Bytes after gzip of all that is loaded from `/` to the first results. */
const MOST_BYTES = 36_000;
/** Shown at once, before the others of each kind. */
const FIRST_RESULTS = 3;

const field = (page: Page) => page.getByRole('searchbox');
const results = (page: Page) => page.locator('[data-search-results] a');
const dialog = (page: Page) => page.getByRole('dialog');
const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute('href') ?? document.activeElement?.tagName);

/** Open the search over a page by its key. */
async function openSearch(page: Page): Promise<void> {
  await page.keyboard.press('/');
  await expect(field(page)).toBeFocused();
}

/** What a page reports while a test runs: errors of scripts, and what its policy refuses. */
function problemsOf(page: Page): string[] {
  const problems: string[] = [];
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(error.message));
  return problems;
}

/** Press a key as an input method does while it puts a syllable together; true where the page let it have its way. */
const pressWhileComposing = (page: Page, key: string, how: 'isComposing' | '229'): Promise<boolean> =>
  field(page).evaluate(
    (input, [key, how]) => {
      const event = new KeyboardEvent('keydown', {
        key: key!,
        keyCode: how === '229' ? 229 : 13,
        isComposing: how === 'isComposing',
        bubbles: true,
        cancelable: true,
      });
      return input.dispatchEvent(event);
    },
    [key, how],
  );

test.describe('over any page', () => {
  for (const keys of ['/', 'Control+k', 'Meta+k']) {
    test(`${keys} opens the search, arrows go through its results, Enter follows one`, async ({ page, served }) => {
      const problems = problemsOf(page);
      await page.goto(`${served.project.origin}/notes/service/`);
      await page.keyboard.press(keys);
      await expect(field(page)).toBeFocused();
      await page.keyboard.type('파드가');
      await expect(results(page).first()).toHaveAttribute('href', '/notes/pod/');
      await page.keyboard.press('ArrowDown');
      expect(await focused(page)).toBe('/notes/pod/');
      await page.keyboard.press('ArrowDown');
      expect(await focused(page)).toBe('/glossary/#pod');
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('ArrowUp');
      await expect(field(page)).toBeFocused();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL(`${served.project.origin}/notes/pod/`);
      expect(problems).toEqual([]);
    });
  }

  test('the button in the header opens it, Escape closes it and gives the focus back, and nothing moves', async ({
    page,
    served,
  }) => {
    await page.goto(`${served.project.origin}/en/notes/pod/`);
    const button = page.getByRole('banner').getByRole('link', { name: 'Search' });
    const before = await page.locator('main').boundingBox();
    await button.click();
    await expect(field(page)).toBeFocused();
    expect(await page.locator('main').boundingBox()).toEqual(before);
    await page.keyboard.type('pod');
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toBeHidden();
    await expect(button).toBeFocused();
    await button.click();
    await page.getByRole('button', { name: 'Close the search' }).click();
    await expect(dialog(page)).toBeHidden();
  });

  test('a letter in a field is a letter', async ({ page, served }) => {
    await page.goto(`${served.project.origin}/en/check/`);
    await page.locator('#check-field').fill('');
    await page.locator('#check-field').press('/');
    await expect(page.locator('#check-field')).toHaveValue('/');
    await expect(dialog(page)).toHaveCount(0);
  });

  test('Enter in the field leads to the page of all results', async ({ page, served }) => {
    await page.goto(`${served.project.origin}/en/`);
    await openSearch(page);
    await page.keyboard.type('selector & labels');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/en\/search\/\?q=selector%20%26%20labels$/);
    await expect(field(page)).toHaveValue('selector & labels');
    await expect(results(page).first()).toBeVisible();
  });

  test('a link to a place of the page itself closes the search', async ({ page, served }) => {
    await page.goto(`${served.project.origin}/glossary/`);
    await openSearch(page);
    await page.keyboard.type('사이드카');
    await results(page).first().click();
    await expect(page).toHaveURL(/\/glossary\/#sidecar$/);
    await expect(dialog(page)).toBeHidden();
  });

  test('half of a character in the field is looked for like any other', async ({ page, served }) => {
    const problems = problemsOf(page);
    await page.goto(`${served.project.origin}/en/notes/pod/`);
    await openSearch(page);
    await field(page).evaluate((input: HTMLInputElement) => {
      input.value = 'pod \ud83d';
      input.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await expect(results(page).last()).toHaveAttribute('href', /\?q=pod%20%EF%BF%BD$/);
    expect(problems).toEqual([]);
  });

  test('where the search cannot be loaded, its page is opened instead', async ({ page, served }) => {
    await page.goto(`${served.project.origin}/notes/pod/`);
    await page.route('**/SearchBox*.js', (route) => route.abort());
    await page.keyboard.press('/');
    await expect(page).toHaveURL(/\/search\/$/);
  });

  test('an index that cannot be loaded is reported, and asked for again with the next letter', async ({
    page,
    served,
  }) => {
    await page.goto(`${served.project.origin}/en/notes/pod/`);
    await page.route('**/search/index.json', (route) => route.abort());
    await openSearch(page);
    await page.keyboard.type('po');
    await expect(dialog(page).getByRole('status')).toHaveText(/could not be loaded/);
    await page.unroute('**/search/index.json');
    await page.keyboard.type('d');
    await expect(results(page).first()).toHaveAttribute('href', '/en/notes/pod/');
  });
});

test.describe('with a Korean input method', () => {
  for (const how of ['isComposing', '229'] as const) {
    test(`Enter and arrows that belong to a syllable do nothing else (${how})`, async ({ page, served }) => {
      await page.goto(`${served.project.origin}/notes/service/`);
      await openSearch(page);
      await field(page).fill('파드');
      await expect(results(page).first()).toBeVisible();
      for (const key of ['Enter', 'ArrowDown', 'ArrowUp', 'Escape']) await pressWhileComposing(page, key, how);
      expect(await pressWhileComposing(page, 'Enter', how)).toBe(false);
      await expect(field(page)).toBeFocused();
      await expect(dialog(page)).toBeVisible();
      await expect(page).toHaveURL(/\/notes\/service\/$/);
    });
  }

  test('what is typed so far is looked for while the syllable is put together', async ({
    page,
    served,
    browserName,
  }) => {
    test.skip(browserName !== 'chromium', 'only Chromium has an input method for tests');
    await page.goto(`${served.project.origin}/search/`);
    const client = await page.context().newCDPSession(page);
    for (const text of ['ㅍ', '파', '팓', '파드']) {
      await client.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
      await expect(field(page)).toHaveValue(text);
      await expect(results(page).first()).toBeVisible();
    }
    await expect(results(page).first()).toHaveAttribute('href', '/notes/pod/');
    await client.send('Input.insertText', { text: '파드' });
    await expect(page).toHaveURL(`${served.project.origin}/search/?q=${encodeURIComponent('파드')}`);
  });
});

test('the page of the search lists results of every kind in main, grouped, with the sentence marked', async ({
  page,
  served,
}) => {
  const problems = problemsOf(page);
  await page.goto(`${served.project.origin}/search/?q=${encodeURIComponent('레플리카 셋')}`);
  const main = page.getByRole('main');
  await expect(main.getByRole('link').first()).toHaveAttribute('href', '/notes/replicaset/');
  await expect(page.locator('.search-group').nth(1)).toBeVisible();
  const headings = await main.getByRole('heading', { level: 2 }).allTextContents();
  expect(headings[0]).toBe('가장 관련 있는 결과');
  expect(headings.slice(1)).toEqual(expect.arrayContaining(['노트의 섹션', '예제', '용어', '일지']));
  await expect(main.locator('.search-excerpt mark').first()).toHaveText('레플리카셋');
  await expect(page.getByRole('status').filter({ hasText: '결과' })).toHaveText(/^결과 \d+건$/);
  expect(problems).toEqual([]);
});

test('every result of a page leads to a place that is there', async ({ page, served }) => {
  for (const [path, query] of [
    ['/search/', '파드'],
    ['/en/search/', 'pod'],
  ] as const) {
    await page.goto(`${served.project.origin}${path}?q=${encodeURIComponent(query)}`);
    await expect(page.locator('.search-group').nth(4)).toBeVisible();
    const addresses = await results(page).evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
    expect(addresses.length).toBeGreaterThan(30);
    for (const address of addresses) {
      const html = await (await page.request.get(address)).text();
      const id = decodeURIComponent(new URL(address).hash.slice(1));
      expect(id === '' || html.includes(`id="${id}"`), address).toBe(true);
    }
  }
});

test('going back to the page of the search shows its results again', async ({ page, served }) => {
  await page.goto(`${served.project.origin}/en/search/`);
  await field(page).pressSequentially('node port');
  await expect(page).toHaveURL(/\?q=node%20port$/);
  await results(page).first().click();
  await expect(page).toHaveURL(/\/en\/notes\/node-port\/$/);
  await page.goBack();
  await expect(field(page)).toHaveValue('node port');
  await expect(results(page).first()).toHaveAttribute('href', '/en/notes/node-port/');
});

test('a search that takes long says that it is at work, until its first results are there', async ({
  page,
  served,
}) => {
  let goOn = () => {};
  const waiting = new Promise<void>((done) => {
    goOn = done;
  });
  await page.route('**/search/*-texts-*.json', async (route) => {
    await waiting;
    await route.continue();
  });
  await page.goto(`${served.project.origin}/en/search/?q=selector`);
  const status = page.getByRole('main').getByRole('status');
  await expect(status).toHaveText('Searching.');
  goOn();
  await expect(status).toHaveText(/^\d+ results$/);
});

/**
 * What the page loads for its first results: the addresses. Texts of further results are asked for when these are shown, and kept
 * back here, as chance would say how many of them arrive before the page is looked at.
 */
async function loadedForFirstResults(page: Page, query: string): Promise<string[]> {
  let texts = 0;
  await page.route('**/search/*-texts-*.json', async (route) => {
    texts += 1;
    if (texts <= FIRST_RESULTS) await route.continue();
  });
  await page.evaluate(() => performance.clearResourceTimings());
  await openSearch(page);
  await field(page).fill(query);
  await expect(results(page)).toHaveCount(FIRST_RESULTS);
  return page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
}

test('the first results take no more than 36 KB', async ({ page, served }) => {
  const sizes: number[] = [];
  for (const query of ['밸런서', 'no endpoints available for service', 'ㅍㄷ']) {
    await page.goto(`${served.project.origin}/notes/pod/`);
    const addresses = await loadedForFirstResults(page, query);
    expect(addresses.some((address) => address.endsWith('/search/index.json'))).toBe(true);
    const files = await Promise.all(addresses.map(async (address) => (await fetch(address)).arrayBuffer()));
    sizes.push(files.reduce((sum, file) => sum + gzipSync(Buffer.from(file), { level: 9 }).length, 0));
  }
  console.log(`first results: ${sizes.join(', ')} B gzip, of ${MOST_BYTES}`);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(MOST_BYTES);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the button leads to the page of the search, which says so and leads to the lists', async ({ page, served }) => {
    await page.goto(`${served.project.origin}/en/notes/pod/`);
    await page.getByRole('link', { name: 'Search' }).click();
    await expect(page.getByText('Search needs JavaScript')).toBeVisible();
    await expect(field(page)).toBeHidden();
    const lists = page.getByRole('main').getByRole('link');
    await expect(lists).toHaveText(['Notes', 'Log', 'Examples', 'Rules', 'Glossary']);
  });
});

const WORDS = { '/': '셀렉터', '/en/': 'selector' } as const;

test('the page of the search is sound in both themes, with results and with none', async ({ page, served }) => {
  const problems: string[] = [];
  for (const [path, query] of [...Object.entries(WORDS), ['/', 'zqxj']] as const) {
    problems.push(
      ...(await pageProblems(page, served.project.origin, `${path}search/?q=${encodeURIComponent(query)}`)),
    );
  }
  expect(problems).toEqual([]);
});

test('the search over a page is sound in both themes, with results, with none, and before', async ({
  page,
  served,
}) => {
  const problems: string[] = [];
  for (const [path, query] of Object.entries(WORDS)) {
    await page.goto(`${served.project.origin}${path}notes/pod/`);
    await openSearch(page);
    await field(page).fill(query);
    await expect(page.locator('.search-group').nth(1)).toBeVisible();
    problems.push(...(await viewProblems(page)));
  }
  await field(page).fill('zqxj');
  await expect(results(page)).toHaveCount(0);
  problems.push(...(await axeProblems(page)));
  await field(page).fill('');
  problems.push(...(await axeProblems(page)));
  expect(problems).toEqual([]);
});
