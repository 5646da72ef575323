import type { Locator, Page } from '@playwright/test';
import { axeProblems } from './page-problems.ts';
import { recordOf, timesOf } from './recorded.ts';
import { expect, test } from './sites.ts';

const ID = 'pod/echo';
/** A part of the time that the replay of the example takes. */
const LITTLE_MS = 1000;
const record = recordOf(ID);
const times = timesOf(record);
const WORDS = {
  ko: {
    next: '다음 변경',
    previous: '이전 변경',
    play: '재생',
    pause: '일시 정지',
    scrub: '재생 위치',
    watch: '일어난 일 보기',
    unit: '초',
    ready: '준비됨',
    notYet: '아직 없음',
  },
  en: {
    next: 'Next change',
    previous: 'Previous change',
    play: 'Play',
    pause: 'Pause',
    scrub: 'Position in the replay',
    watch: 'Replay',
    unit: ' s',
    ready: 'ready',
    notYet: 'not created yet',
  },
} as const;
type Lang = keyof typeof WORDS;

const inSeconds = (at: number, lang: Lang) => `${(at / 1000).toFixed(2)}${WORDS[lang].unit}`;

/** What the page should say of the one Pod of the record at a time: as kubectl has it, and whether it is ready. */
function podAt(at: number, lang: Lang): string {
  const last = record.changes.findLast((change) => change[0] <= at);
  if (!last) return WORDS[lang].notYet;
  const { phase, containers } = record.states[last[3]] as {
    phase: string;
    containers: { reason?: string; ready?: boolean }[];
  };
  return (
    containers[0]!.reason ?? (phase === 'Running' && containers[0]!.ready ? `${phase}, ${WORDS[lang].ready}` : phase)
  );
}

/** What must be said when a reader steps to a time: everything that happened then. */
function saidAt(at: number): string[] {
  return [
    ...record.changes.filter((change) => change[0] === at).map(() => 'Pod/echo'),
    ...record.events.filter((event) => event[0] === at).map(([, report]) => record.reports[report]!.message),
  ];
}

/** Step through the whole record by keyboard, and compare each moment with it. */
async function stepThrough(page: Page, replay: Locator, lang: Lang): Promise<void> {
  const { next, previous } = WORDS[lang];
  await replay.getByRole('button', { name: next }).focus();
  for (const at of times) {
    await page.keyboard.press('Enter');
    const [time, state, said, step] = await Promise.all(
      ['[data-time]', '.replay-now', '[data-said]', '[data-now=step]'].map((part) =>
        replay.locator(part).first().textContent(),
      ),
    );
    expect(time).toBe(inSeconds(at, lang));
    expect(state, `at ${at}`).toBe(podAt(at, lang));
    expect(said).toContain(inSeconds(at, lang));
    for (const part of saidAt(at)) expect(said).toContain(part);
    expect(step).toContain(inSeconds(record.steps.findLast(([begun]) => begun <= at)![0], lang));
  }
  await page.keyboard.press('Enter');
  expect(await replay.locator('[data-time]').textContent()).toBe(inSeconds(times.at(-1)!, lang));
  await replay.getByRole('button', { name: previous }).focus();
  await page.keyboard.press('Enter');
  expect(await replay.locator('[data-time]').textContent()).toBe(inSeconds(times.at(-2)!, lang));
}

const sideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test('an example is played, paused, scrubbed and stepped through on its page', async ({ page, served }) => {
  const { play, pause, scrub } = WORDS.ko;
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(`${served.project.origin}/examples/${ID}/`);
  const replay = page.locator('.replay');
  const time = replay.locator('[data-time]');
  // It stays the picture of the whole run until somebody plays it.
  await expect(replay.locator('.replay-cover')).toBeHidden();
  const end = Math.max(
    ...record.steps.map(([, until]) => until),
    ...record.requests.map(([, until]) => until),
    times.at(-1)!,
  );
  await expect(time).toHaveText(inSeconds(end, 'ko'));
  await expect(replay.locator('.replay-now').first()).toHaveText(podAt(end, 'ko'));

  await stepThrough(page, replay, 'ko');
  expect(await axeProblems(page)).toEqual([]);

  const slider = replay.getByRole('slider', { name: scrub });
  await slider.focus();
  await page.keyboard.press('Home');
  await expect(time).toHaveText(inSeconds(0, 'ko'));
  await expect(slider).toHaveAttribute('aria-valuetext', /^0\.00초/);
  // A slider says its own value.
  await expect(replay.locator('[data-said]')).toHaveText('');
  await page.keyboard.press('ArrowRight');
  await expect(time).toHaveText(inSeconds(times.find((at) => at > 0)!, 'ko'));
  await page.keyboard.press('End');
  await expect(time).toHaveText(inSeconds(end, 'ko'));

  // The browser's clock passes only as far as this lets it, however busy the machine is.
  await page.clock.install();
  await replay.getByRole('button', { name: play }).press('Enter');
  await expect(replay.getByRole('button', { name: pause })).toBeVisible();
  await page.clock.runFor(LITTLE_MS);
  await expect(replay.locator('[data-said]')).toHaveText('');
  await replay.getByRole('button', { name: pause }).press('Enter');
  const stopped = await time.textContent();
  expect(Number.parseFloat(stopped!)).toBeGreaterThan(0);
  expect(Number.parseFloat(stopped!) * 1000).toBeLessThan(end);
  const at = Math.round(Number.parseFloat(stopped!) * 1000);
  expect([at - 10, at, at + 10].map((near) => podAt(near, 'ko'))).toContain(
    await replay.locator('.replay-now').first().textContent(),
  );
  await page.clock.runFor(LITTLE_MS);
  expect(await time.textContent()).toBe(stopped);

  const grid = (await replay.locator('.replay-grid').boundingBox())!;
  await replay.locator('.replay-grid').evaluate((one) => one.scrollIntoView({ block: 'center', behavior: 'instant' }));
  const { y, height } = (await replay.locator('.replay-grid').boundingBox())!;
  await page.mouse.click(grid.x + 1, y + height / 2);
  expect(Number.parseFloat((await time.textContent())!)).toBeLessThan(0.2);
});

test('a note opens the replay of a Run in place, on a phone', async ({ page, served }) => {
  await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'dark' });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${served.project.origin}/en/notes/pod/`);
  const run = page.locator(`.run[data-example="${ID}"]`);
  const link = run.getByRole('link', { name: WORDS.en.watch });
  await link.focus();
  await page.keyboard.press('Enter');
  await expect(link).toHaveAttribute('aria-expanded', 'true');
  await expect(link).toBeFocused();
  const replay = run.locator('.replay');
  await expect(replay.getByRole('button', { name: WORDS.en.next })).toBeVisible();
  // Nothing moves by itself for who does not want it.
  await expect(replay.getByRole('button', { name: WORDS.en.play })).toBeHidden();
  await stepThrough(page, replay, 'en');
  expect(new URL(page.url()).pathname).toBe('/en/notes/pod/');
  expect(await sideways(page)).toBe(0);
  const sizes = await replay
    .locator('.replay-player :is(button, input):visible')
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(44);
  await replay.locator('.replay-record > summary').click();
  expect(await sideways(page)).toBe(0);
  expect(await axeProblems(page)).toEqual([]);
  await link.press('Enter');
  await expect(replay).toBeHidden();
  await expect(link).toHaveAttribute('aria-expanded', 'false');
});

test('without scripts the link of a Run leads to the picture and the table', async ({ browser, served }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${served.project.origin}/notes/pod/`);
  await page.locator(`.run[data-example="${ID}"]`).getByRole('link', { name: WORDS.ko.watch }).click();
  await expect(page).toHaveURL(`${served.project.origin}/examples/${ID}/#timeline`);
  await expect(page.locator('.replay-player')).toBeHidden();
  await expect(page.getByRole('img', { name: /^Pod\/echo: / })).toBeVisible();
  await page.locator('.replay-record > summary').click();
  await expect(page.locator('[data-row]')).toHaveCount(
    record.steps.length + record.changes.length + record.events.length + record.requests.length,
  );
  await context.close();
});

test('where the page of an example cannot be fetched, the link leads there', async ({ page, served }) => {
  const address = `${served.project.origin}/examples/${ID}/`;
  await page.goto(`${served.project.origin}/notes/pod/`);
  await page.route(address, (route) => (route.request().isNavigationRequest() ? route.continue() : route.abort()));
  await page.locator(`.run[data-example="${ID}"]`).getByRole('link', { name: WORDS.ko.watch }).click();
  await expect(page).toHaveURL(`${address}#timeline`);
});
