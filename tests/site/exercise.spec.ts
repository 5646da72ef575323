import type { Page } from '@playwright/test';
import { loadExample } from '../../src/example/load.ts';
import { WORDS } from '../../src/site/run/panel/words.ts';
import { attribute, builtPage } from './built-page.ts';
import { axeProblems, viewProblems } from './page-problems.ts';
import { expect, ROOT, SITES, sitemap, test } from './sites.ts';

type Lang = keyof typeof WORDS;
const LANGS: readonly Lang[] = ['ko', 'en'];
const TRY = { ko: '여기에서 풀어 보기', en: 'Try it here' } as const;

/** The panel of an exercise of a note. */
async function open(page: Page, address: string, task: string, lang: Lang) {
  await page.goto(address);
  const place = page.locator(`[data-task][data-runs="${task}"]`);
  await place.getByRole('button', { name: TRY[lang] }).click();
  const panel = place.locator('.here');
  await expect(place.getByRole('button', { name: TRY[lang], exact: true })).toHaveAttribute('aria-expanded', 'true');
  await expect(panel.locator('.here-steps > li').first()).toHaveAttribute('data-state', 'running');
  const words = WORDS[lang];
  const button = (name: string) => panel.getByRole('button', { name, exact: true });
  const goals = panel.locator('.here-steps > li');
  const states = () => goals.evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset.state));
  return { panel, words, button, goals, states, log: panel.getByRole('log'), field: panel.locator('textarea') };
}

test('an exercise is solved by changing the file that is given, and says what is missing until then', async ({
  page,
  served,
}) => {
  const { panel, words, button, states, goals, log, field } = await open(
    page,
    `${served.project.origin}/en/notes/yaml-essentials/`,
    'yaml/quoted-number',
    'en',
  );
  await expect(panel.locator('.here-status')).toHaveText(words.reached(0, 1));
  await expect(goals.first().locator('.here-goal')).toContainText('metadata.name = numbers');
  await button(words.apply).click();
  await expect(log).toContainText(/env\[0\]\.value|unmarshal number/);
  await expect(goals.first().locator('.here-missing')).toContainText('there is no Pod');
  expect(await states()).toEqual(['running']);
  await button(words.edit).click();
  await expect(field).toBeFocused();
  const text = await field.inputValue();
  expect(text).toBe(loadExample(ROOT, 'yaml/broken-env-number').files[0]!.text);
  await expect(panel.locator('.editor-backdrop mark')).not.toHaveCount(0);
  expect(await axeProblems(page)).toEqual([]);
  await field.fill(text.replace('20210112', '"20210112"'));
  await expect(panel.locator('.here-changed')).toHaveText(words.changed);
  await button(words.apply).click();
  await expect(log).toContainText('pod/numbers created');
  await expect(panel.locator('.here-status')).toHaveText(words.reached(1, 1));
  expect(await states()).toEqual(['passed']);

  // What was written is there after a reload, and can be taken back.
  await page.reload();
  await expect(button(words.edit)).toBeVisible();
  await expect(panel.locator('.here-changed')).toHaveText(words.changed);
  const link = panel.getByRole('link', { name: words.checker });
  await expect(link).toHaveAttribute('href', /#yaml=/);
  const other = await page.context().newPage();
  await other.goto((await link.getAttribute('href'))!);
  await expect(other.locator('#check-field')).toHaveValue(text.replace('20210112', '"20210112"'));
  await other.close();
  await button(words.original).click();
  await button(words.edit).click();
  await expect(field).toHaveValue(text);
  await expect(panel.locator('.here-changed')).toHaveText('');
});

test('an exercise is solved from an empty file, by commands and by buttons, on a phone', async ({ page, served }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  // A browser that keeps nothing, and a network that comes and goes.
  await page.addInitScript(() =>
    Object.defineProperty(window, 'sessionStorage', {
      get: () => {
        throw new DOMException('closed', 'SecurityError');
      },
    }),
  );
  await page.route('**/editor.json', (route) => route.abort(), { times: 1 });
  const { panel, words, button, states, log, field, goals } = await open(
    page,
    `${served.project.origin}/notes/service/`,
    'service/spread',
    'ko',
  );
  await panel.getByLabel(words.speed).selectOption('10');
  // The answer is folded, and reading on needs no exercise.
  await expect(goals.filter({ hasText: 'kubectl' })).toHaveCount(0);
  await button(words.edit).click();
  await expect(panel.locator('.here-changed')).toHaveText(words.editFailed);
  await button(words.edit).click();
  await expect(field).toHaveValue('');
  await field.fill(loadExample(ROOT, 'service/spread').files[0]!.text);
  await button(words.apply).click();
  await expect(log).toContainText('deployment.apps/echo-spread created');
  await expect.poll(async () => (await states()).filter((state) => state === 'passed').length).toBe(3);
  const service = panel.locator('.here-objects > li').filter({ hasText: /^Service / });
  await service.locator('summary').click();
  await service.getByRole('button', { name: words.request(80) }).click();
  await expect.poll(async () => (await states()).filter((state) => state === 'passed').length).toBe(4);
  await panel.getByLabel(words.input).fill('kubectl scale deployment echo-spread --replicas=1');
  await panel.getByLabel(words.input).press('Enter');
  await expect.poll(async () => (await states()).filter((state) => state === 'passed').length).toBe(7);
  await panel
    .getByLabel(words.input)
    .fill('kubectl exec --namespace=client client -- curl -s http://echo-spread.study/');
  await panel.getByLabel(words.input).press('Enter');
  await expect(panel.locator('.here-status')).toHaveText(words.reached(8, 8));
  expect(await viewProblems(page)).toEqual([]);
});

test('every exercise that names a task has its button, in both languages', () => {
  for (const lang of LANGS) {
    const places = sitemap('project')
      .filter((path) => path.startsWith(lang === 'ko' ? '/notes/' : '/en/notes/'))
      .flatMap((path) => builtPage(SITES.project, path)!.elements)
      .filter((element) => attribute(element, 'data-task') !== undefined);
    expect(places.length).toBeGreaterThanOrEqual(20);
  }
});
