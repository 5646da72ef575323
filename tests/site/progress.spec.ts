import type { Page } from '@playwright/test';
import config from '../../studylog.config.ts';
import { axeProblems } from './page-problems.ts';
import { expect, test } from './sites.ts';

const KEY = 'read /';
const NOTES = config.notes!.length;
const kept = (page: Page) => page.evaluate((key) => localStorage.getItem(key), KEY);
const toEnd = (page: Page) => page.locator('div[data-note-end]').scrollIntoViewIfNeeded();
/** The notes that the list marks as read. */
const marked = (page: Page) => page.locator('[data-note]:has([data-read]:visible)');

test('a note that was read to its end is marked on the first page in both languages, and the next one follows', async ({
  page,
  served,
}) => {
  const { origin } = served.project;
  const onward = page.locator('[data-onward]');
  await page.goto(`${origin}/`);
  await expect(page.getByText(`노트 ${NOTES}개 가운데 0개를 읽었습니다.`)).toBeVisible();
  await expect(page.getByText('이 브라우저에만 저장됩니다.')).toBeVisible();
  await expect(page.getByRole('button', { name: '읽은 기록 지우기' })).toBeHidden();
  await expect(marked(page)).toHaveCount(0);
  await expect(onward).toHaveText('첫 노트 읽기');
  await onward.click();
  await expect(page).toHaveURL(`${origin}/notes/overview/`);

  const box = page.getByRole('checkbox', { name: '이 노트를 읽었습니다' });
  await expect(page.locator('h1')).toBeVisible();
  expect(await kept(page), 'nothing before the end is on the screen').toBeNull();
  await expect(box).toHaveCount(0);
  await page.locator('div[data-note-end]').evaluate((end) => {
    scrollTo({ top: scrollY + end.getBoundingClientRect().top - innerHeight - 100, behavior: 'instant' });
  });
  await expect(box, 'the end is a little further down').toBeAttached();
  await expect(box).not.toBeChecked();
  expect(await kept(page)).toBeNull();
  await toEnd(page);
  await expect(box).toBeChecked();
  expect(await kept(page)).toBe('overview');
  expect(await axeProblems(page)).toEqual([]);
  expect(await box.evaluate((field) => getComputedStyle(field).width), 'it has its styles').not.toBe('13px');

  // The page comes back from the browser's cache or is loaded again; it knows either way.
  await page.goBack();
  await expect(page.getByText(`노트 ${NOTES}개 가운데 1개를 읽었습니다.`)).toBeVisible();
  await expect(onward).toHaveText('이어서 읽기: 파드');
  await page.goto(`${origin}/en/`);
  await expect(page.getByText(`Notes read: 1 of ${NOTES}.`)).toBeVisible();
  await expect(marked(page).locator('.note-title')).toHaveText(['What to read first']);
  await expect(page.locator('[data-progress] progress')).toHaveJSProperty('value', 1);
  await expect(onward).toHaveText('Continue with Pod');
  expect(await axeProblems(page)).toEqual([]);
  await onward.click();
  await expect(page).toHaveURL(`${origin}/en/notes/pod/`);
});

test('a reader takes a note back with the keyboard, and it stays so until its end is reached another time', async ({
  page,
  served,
}) => {
  await page.goto(`${served.project.origin}/en/notes/pod/`);
  await toEnd(page);
  const box = page.getByRole('checkbox', { name: 'I have read this note' });
  await expect(box).toBeChecked();
  await box.focus();
  await page.keyboard.press('Space');
  await expect(box).not.toBeChecked();
  expect(await kept(page)).toBeNull();
  await page.locator('h1').scrollIntoViewIfNeeded();
  await toEnd(page);
  expect(await kept(page)).toBeNull();
  await page.keyboard.press('Space');
  await expect(box).toBeChecked();
  expect(await kept(page)).toBe('pod');
});

test('what was read is cleared, also in another tab, and the last note read leads back to the first', async ({
  page,
  served,
  context,
}) => {
  const { origin } = served.project;
  await page.goto(`${origin}/en/notes/`);
  const slugs = await page.locator('[data-note]').evaluateAll((all) => all.map((one) => one.dataset.note!));
  await page.evaluate(([key, read]) => localStorage.setItem(key!, read!), [KEY, slugs.slice(1).join(' ')]);
  const home = await context.newPage();
  await home.goto(`${origin}/en/`);
  // The first one that was left out, and not the one after the last.
  await expect(home.locator('[data-onward]')).toHaveText('Continue with What to read first');
  await page.evaluate(([key, read]) => localStorage.setItem(key!, read!), [KEY, slugs.join(' ')]);
  await expect(home.locator('[data-onward]')).toHaveText('Start again');
  await expect(home.locator('[data-onward]')).toHaveAttribute('href', /\/en\/notes\/overview\/$/);
  await expect(marked(home)).toHaveCount(slugs.length);
  await page.reload();
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(page.locator('[data-count]')).toBeFocused();
  await expect(page.locator('[data-count]')).toHaveText(`Notes read: 0 of ${NOTES}.`);
  await expect(page.getByRole('button', { name: 'Clear' })).toBeHidden();
  await expect(marked(home)).toHaveCount(0);
  await expect(home.locator('[data-onward]')).toHaveText('Read the first note');
  expect(await kept(page)).toBeNull();
});

test('where the browser keeps nothing there is the plain list, and a note as it was', async ({ page, served }) => {
  const errors: Error[] = [];
  page.on('pageerror', (error) => errors.push(error));
  await page.addInitScript(() =>
    Object.defineProperty(globalThis, 'localStorage', {
      get: () => {
        throw new DOMException('storage is closed', 'SecurityError');
      },
    }),
  );
  await page.goto(`${served.project.origin}/en/`);
  await expect(page.locator('[data-progress]')).toBeHidden();
  await expect(page.locator('[data-onward]')).toHaveText('Read the first note');
  await expect(page.locator('[data-note]')).toHaveCount(NOTES);
  await page.goto(`${served.project.origin}/en/notes/pod/`);
  const loaded = page.waitForResponse(/note-end/);
  await toEnd(page);
  await loaded;
  await expect(page.locator('.pager')).toBeInViewport();
  await expect(page.getByRole('checkbox')).toHaveCount(0);
  expect(errors).toEqual([]);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the course is a plain list, and the first page leads to its first note', async ({ page, served }) => {
    await page.goto(`${served.project.origin}/en/`);
    await expect(page.getByText('Notes read:')).toBeHidden();
    await expect(page.locator('[data-note]')).toHaveCount(NOTES);
    await expect(page.locator('[data-read]:visible')).toHaveCount(0);
    await page.getByRole('link', { name: 'Read the first note' }).click();
    await expect(page).toHaveURL(/\/en\/notes\/overview\/$/);
  });
});
