import { LOG_DAYS, STATES } from './fixture.ts';
import { expect, test } from './sites.ts';

const WORDS = {
  verified: 'Verified',
  simulated: 'Simulated',
  changed: 'Changed since',
  fails: 'Fails as meant',
  never: 'No recorded run',
} as const;

test('each state of evidence has its own word and its own shape', async ({ page, served }) => {
  const shapes = new Set<string>();
  for (const [id, state] of Object.entries(STATES)) {
    await page.goto(`${served.fixture.origin}/en/examples/${id}/`);
    const summary = page.locator(`[data-evidence="${state}"] summary`).first();
    await expect(summary.locator('strong')).toHaveText(WORDS[state]);
    shapes.add(await summary.locator('svg').innerHTML());
  }
  expect(shapes.size).toBe(Object.keys(WORDS).length);
});

test('a manifest that changed since its run is never shown as verified, and says what changed', async ({
  page,
  served,
}) => {
  await page.goto(`${served.fixture.origin}/en/examples/service/load-balancer/`);
  const strip = page.locator('[data-evidence]');
  await expect(strip).toContainText('counts as not verified');
  await expect(strip).toContainText('manifest.yaml');
  await expect(page.locator('.mark-verified')).toHaveCount(0);
  await expect(page.locator('[data-output]').first()).toBeVisible();
  await expect(page.getByText('the files changed since').first()).toBeVisible();
});

test('a stand-in image and a node image built locally are named as such', async ({ page, served }) => {
  await page.goto(`${served.fixture.origin}/en/examples/pod/echo/`);
  await expect(page.locator('[data-evidence]')).toContainText('stand-in image');
  await expect(page.locator('[data-evidence]')).toContainText('node image built locally');
});

test('focus marks the lines that the page names, and a fault the lines that the finding names', async ({
  page,
  served,
}) => {
  await page.goto(`${served.fixture.origin}/notes/pod/`);
  const sheet = page.locator('figure.sheet').filter({ hasText: 'replicaset/echo-rs' });
  expect((await sheet.locator('.line.focus').allTextContents()).map((line) => line.trim())).toEqual([
    'selector:',
    'matchLabels:',
    'app: echo',
    'tier: app',
  ]);
  await page.goto(`${served.fixture.origin}/examples/service/broken-no-endpoints/`);
  await expect(page.locator('.line.fault').first()).toHaveText(/selector:/);
});

test('verification.json tells machines what the page tells readers', async ({ page, served }) => {
  const { examples } = await (await page.request.get(`${served.fixture.origin}/verification.json`)).json();
  const states = Object.fromEntries(
    examples.map(({ id, state, meantToFail }: { id: string; state: string; meantToFail: boolean }) => [
      id,
      meantToFail && state === 'verified' ? 'fails' : state,
    ]),
  );
  expect(states).toMatchObject(STATES);
  await page.goto(`${served.fixture.origin}/en/verification/`);
  await expect(page.locator('tbody tr')).toHaveCount(examples.length);
});

test('a log of years is found by year, day, topic and peer', async ({ page, served }) => {
  await page.goto(`${served.fixture.origin}/en/log/`);
  const newest = LOG_DAYS.at(-1)!;
  const oldest = LOG_DAYS[0]!;
  const years = new Set(LOG_DAYS.map((day) => day.slice(0, 4)));
  await expect(page.getByRole('navigation', { name: 'Years' }).getByRole('link')).toHaveCount(years.size);
  await expect(page.locator('.log-card').first().locator('time')).toHaveAttribute('datetime', newest);
  await page.getByRole('link', { name: oldest.slice(0, 4), exact: true }).click();
  await page.locator(`.calendar a[href$="/log/${oldest}/"]`).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('2019');
  await page.getByRole('navigation', { name: 'Previous / Next' }).getByRole('link').click();
  await expect(page).toHaveURL(new RegExp(`/en/log/${LOG_DAYS[1]}/$`));
  await page.goto(`${served.fixture.origin}/en/log/peers/mihykim/`);
  await expect(page.locator('.log-card')).toHaveCount(LOG_DAYS.filter((_, index) => index % 4 === 3).length);
  await page.goto(`${served.fixture.origin}/log/topics/replicaset/`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('주제: 레플리카셋');
});

test('the feed lists entries and notes', async ({ page, served }) => {
  const feed = await (await page.request.get(`${served.fixture.origin}/en/rss.xml`)).text();
  expect(feed.match(/<item>/g)).toHaveLength(LOG_DAYS.length + 2);
  expect(feed).toContain('/en/notes/pod/');
});
