import { MARKS, type Mark } from '../../src/example/marks.ts';
import { LOG_DAYS, STATES } from './fixture.ts';
import { expect, test } from './sites.ts';

const SHOWN = Object.keys(MARKS).filter((mark) => mark !== 'failed') as Exclude<Mark, 'failed'>[];

test('each state of evidence has its own word, its own shape and a stamp with an outline of its own', async ({
  page,
  served,
}) => {
  const shapes = new Set<string>();
  const outlines = new Set<string>();
  for (const [id, state] of Object.entries(STATES)) {
    await page.goto(`${served.fixture.origin}/en/examples/${id}/`);
    const summary = page.locator(`[data-evidence="${state}"] summary`).first();
    await expect(summary.locator('strong')).toHaveText(MARKS[state].word.en);
    shapes.add(await summary.locator('svg').innerHTML());
    const outline = await summary.locator('.stamp').evaluate((stamp) => {
      const { borderTopStyle, borderTopWidth, borderLeftWidth } = getComputedStyle(stamp);
      return [borderTopStyle, borderTopWidth, borderLeftWidth].join(' ');
    });
    outlines.add(outline);
  }
  expect(shapes.size).toBe(SHOWN.length);
  expect(outlines.size).toBe(SHOWN.length);
});

test('a manifest that changed since its run is never shown as verified, and says what changed', async ({
  page,
  served,
}) => {
  await page.goto(`${served.fixture.origin}/en/examples/service/load-balancer/`);
  const strip = page.locator('[data-evidence]');
  await expect(strip).toContainText('is no longer verified');
  await expect(strip).toContainText('manifest.yaml');
  await expect(page.locator('.mark-verified')).toHaveCount(0);
  await expect(page.locator('[data-output]').first()).toBeVisible();
  await expect(page.getByText('files changed since').first()).toBeVisible();
});

test('a stand-in image and a node image built locally are named as such', async ({ page, served }) => {
  await page.goto(`${served.fixture.origin}/en/examples/replicaset/echo-rs/`);
  const strip = page.locator('[data-evidence="stand-ins"]');
  await expect(strip).toContainText('stand-in image');
  await expect(strip).toContainText('locally built node image');
  await strip.getByRole('link', { name: 'How stand-ins differ' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Stand-in images');
  await expect(page.getByText('The time between its start and its first response').first()).toBeVisible();
  await page.goto(`${served.fixture.origin}/en/examples/pod/echo/`);
  const verified = page.locator('[data-evidence="verified"]');
  await expect(verified).toContainText('published node image');
  await expect(verified).not.toContainText('stand-in');
});

test('the strip says which minors were tested, and which digest a moving tag was at', async ({ page, served }) => {
  await page.goto(`${served.fixture.origin}/en/examples/pod/echo/`);
  const strip = page.locator('[data-evidence]');
  await expect(strip).toContainText('Tested on real clusters of Kubernetes v1.36');
  await expect(strip.locator('.moving-tag')).toHaveText(
    'The tag of redis can refer to different images over time. On 2026-11-22 it was sha256:b8b8b8b8b8b8….',
  );
});

test('what fails as intended wears no mark of a failure, and each mark has a colour of its own', async ({
  page,
  served,
}) => {
  await page.goto(`${served.fixture.origin}/en/verification/`);
  await expect(page.locator('tbody .mark-failed')).toHaveCount(0);
  await expect(page.locator('tbody .mark-fails')).not.toHaveCount(0);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const marks = page.locator('.legend .mark');
    const colours = await marks.evaluateAll((all) => all.map((mark) => getComputedStyle(mark).color));
    expect(new Set(colours).size).toBe(Object.keys(MARKS).length);
    const contrasts = await marks.evaluateAll((all) => {
      const light = (colour: string) => {
        const [r, g, b] = colour
          .match(/[\d.]+/g)!
          .map((part) => Number(part) / 255)
          .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
      };
      const paper = light(getComputedStyle(document.documentElement).backgroundColor);
      return all.map((mark) => {
        const [high, low] = [light(getComputedStyle(mark).color), paper].sort((a, b) => b - a);
        return (high! + 0.05) / (low! + 0.05);
      });
    });
    expect(Math.min(...contrasts)).toBeGreaterThanOrEqual(4.5);
  }
});

test('with forced colours a mark keeps its shape, and what is cut out of it shows', async ({ page, served }) => {
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
  await page.goto(`${served.fixture.origin}/en/verification/`);
  const [outer, inner] = await page.locator('.legend .mark-verified').evaluate((mark) => {
    const cut = mark.querySelector('.mark-inner')!;
    return [getComputedStyle(mark).color, getComputedStyle(cut).stroke];
  });
  expect(outer).not.toBe(inner);
});

test('home, the list of examples, the verification page and verification.json count alike', async ({
  page,
  served,
}) => {
  const { counts, examples } = await (await page.request.get(`${served.fixture.origin}/verification.json`)).json();
  expect(Object.values(counts as Record<string, number>).reduce((sum, one) => sum + one, 0)).toBe(examples.length);
  for (const lang of ['', '/en']) {
    for (const path of ['/', '/verification/']) {
      await page.goto(`${served.fixture.origin}${lang}${path}`);
      for (const mark of SHOWN)
        await expect(page.locator(`.legend [data-mark="${mark}"] b`)).toHaveText(`${counts[mark]}`);
    }
    for (const mark of SHOWN) await expect(page.locator(`tbody .mark-${mark}`)).toHaveCount(counts[mark]);
    await page.goto(`${served.fixture.origin}${lang}/examples/`);
    for (const mark of SHOWN) await expect(page.locator(`.example-list .mark-${mark}`)).toHaveCount(counts[mark]);
  }
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
  const states = Object.fromEntries(examples.map(({ id, state }: { id: string; state: string }) => [id, state]));
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

test('the feed lists the newest twenty entries and notes', async ({ page, served }) => {
  const feed = await (await page.request.get(`${served.fixture.origin}/en/rss.xml`)).text();
  expect(feed.match(/<item>/g)).toHaveLength(20);
  expect(feed).toContain('/en/notes/pod/');
});

test('the page of an example leads to a report that it failed, where the log has a repository', async ({
  page,
  served,
}) => {
  for (const [prefix, text] of [
    ['', '이 예제가 실패했다고 알리기'],
    ['/en', 'This example failed for me'],
  ]) {
    await page.goto(`${served.fixture.origin}${prefix}/examples/pod/echo/`);
    const address = new URL((await page.getByRole('link', { name: text! }).getAttribute('href'))!);
    expect(address.origin + address.pathname).toBe('https://github.com/owner/log/issues/new');
    expect(address.searchParams.get('example')).toBe('pod/echo');
    expect(address.searchParams.get('version')).toMatch(/^kind, Kubernetes v1\.\d+/);
    await page.goto(`${served.project.origin}${prefix}/examples/pod/echo/`);
    await expect(page.getByRole('link', { name: text! })).toHaveCount(0);
  }
});
