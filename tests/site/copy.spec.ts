import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { loadExamples } from '../../src/example/load.ts';
import { sample } from '../exhaustive.ts';
import { expect, FIXTURE_ROOT, ROOT, test } from './sites.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });
// Pages of one browser share one clipboard.
test.describe.configure({ mode: 'serial' });

async function copied(page: Page, button: Locator): Promise<string> {
  await page.evaluate(() => navigator.clipboard.writeText(''));
  await button.click();
  await expect(page.locator('#status')).not.toBeEmpty();
  return page.evaluate(() => navigator.clipboard.readText());
}

test('the raw address of every file of every example gives its bytes', async ({ request, served }) => {
  for (const { id, folder, files } of loadExamples(ROOT)) {
    for (const { name } of files) {
      const response = await request.get(`${served.project.origin}/examples/${id}/${name}`);
      expect(await response.body()).toEqual(readFileSync(join(folder, name)));
    }
  }
});

test('the copy button of every file of an example gives the bytes of the file', async ({ page, served }) => {
  for (const { id, folder, files } of sample(loadExamples(ROOT))) {
    await page.goto(`${served.project.origin}/examples/${id}/`);
    for (const { name } of files) {
      const button = page.locator(`[data-file="${name}"] button[data-copy]`);
      expect(Buffer.from(await copied(page, button))).toEqual(readFileSync(join(folder, name)));
    }
  }
});

test('line ends, tabs, quotes and trailing spaces survive the clipboard', async ({ page, served }) => {
  const text = readFileSync(join(FIXTURE_ROOT, 'examples/pod/line-ends/manifest.yaml'), 'utf8');
  expect(text).toContain('\r\n');
  await page.goto(`${served.fixture.origin}/en/examples/pod/line-ends/`);
  expect(await copied(page, page.locator('[data-file="manifest.yaml"] button[data-copy]'))).toBe(text);
});

test('the commands that are copied are the commands shown, at the address that serves the page', async ({
  page,
  served,
}) => {
  const { origin } = served.fixture;
  await page.goto(`${origin}/examples/replicaset/echo-rs/`);
  const apply = page.locator('[data-apply]');
  expect(await copied(page, apply.locator('button[data-copy]'))).toBe(
    `kubectl apply -f ${origin}/examples/replicaset/echo-rs/manifest.yaml`,
  );
  for (const command of await page.locator('[data-command]').all()) {
    expect(await copied(page, command.locator('button[data-copy]'))).toBe(await command.locator('code').textContent());
  }
});

test('the commands that clean up come after the steps, name every file, and are copied as shown', async ({
  page,
  served,
}) => {
  const { origin } = served.project;
  const at = `${origin}/examples/pod/counter`;
  for (const path of ['/examples/pod/counter/', '/en/notes/multi-container-pod/']) {
    await page.goto(origin + path);
    const cleanUp = page.locator(':is(.steps, .group) + .clean-up').first();
    await cleanUp.evaluate((box) => box.setAttribute('open', ''));
    const command = cleanUp.locator('[data-run-cleanup]').first();
    expect(await copied(page, command.locator('button[data-copy]'))).toBe(
      `kubectl delete -f ${at}/manifest.yaml -f ${at}/service.yaml --ignore-not-found`,
    );
  }
  await page.goto(`${origin}/en/examples/replicaset/echo-rs/`);
  const commands = page.locator('[data-run-cleanup]');
  expect(await copied(page, commands.last().locator('button[data-copy]'))).toBe(
    'kubectl delete pod -l isolated=true --ignore-not-found',
  );
  await expect(page.locator('.clean-up')).toContainText(
    'If you skip this, ReplicaSet/echo-rs and Pod isolated=true stay',
  );
});

test('an example that leaves nothing has no clean-up', async ({ page, served }) => {
  for (const id of ['yaml/broken-api-version', 'pod/deleted']) {
    await page.goto(`${served.project.origin}/examples/${id}/`);
    await expect(page.locator('.steps')).toBeVisible();
    await expect(page.locator('.clean-up')).toHaveCount(0);
  }
});

test('a broken example says so on its button', async ({ page, served }) => {
  await page.goto(`${served.fixture.origin}/en/examples/service/broken-no-endpoints/`);
  const block = page.locator('[data-file="manifest.yaml"]');
  await expect(block.getByRole('button')).toHaveText('Copy the broken file');
  await expect(block).toContainText('Broken on purpose');
});
