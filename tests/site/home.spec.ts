import config from '../../studylog.config.ts';
import { expect, test } from './sites.ts';

test('the first page begins with the promise, and shows an example, what the cluster did, the course and the latest day', async ({
  page,
  served,
}) => {
  for (const [path, promise, latest] of [
    ['/', '복사하는 파일이 곧 실행해 본 파일입니다.', '2021년 1월 12일'],
    ['/en/', 'What you copy is what ran.', '12 January 2021'],
  ] as const) {
    await page.goto(served.project.origin + path);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(promise);
    const example = page.locator('.home-live');
    await expect(example.locator('[data-file] [data-copy]')).toBeVisible();
    await expect(example.locator('[data-evidence] .stamp')).toBeVisible();
    await expect(example.locator('[data-replay]')).toBeVisible();
    await expect(page.locator('.home-notes .note-title')).toHaveCount(config.notes!.length);
    await expect(page.locator('.home-log time')).toHaveText(latest);
  }
});

test('without a choice of its own a log shows the first example of its notes', async ({ page, served }) => {
  await page.goto(`${served.fixture.origin}/en/`);
  await expect(page.locator('.home-live .sheet-path')).toHaveText('pod/echo/manifest.yaml');
});
