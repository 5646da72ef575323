import { spawnSync } from 'node:child_process';
import type { Locator, Page } from '@playwright/test';
import { loadExamples } from '../../src/example/load.ts';
import { WORDS } from '../../src/site/run/panel/words.ts';
import { responses } from '../bench/page/part.ts';
import { EXHAUSTIVE } from '../exhaustive.ts';
import { viewProblems } from './page-problems.ts';
import { expect as expectSoon, ROOT, test } from './sites.ts';

/** Machines that run tests are busy. */
const expect = expectSoon.configure({ timeout: 30_000 });

type Lang = keyof typeof WORDS;
/** What a click may cost a reader. */
const MOST_BYTES = 275_000;

const COMPARED = EXHAUSTIVE
  ? loadExamples(ROOT).map(({ id }) => id)
  : ['deployment/rollback', 'service/broken-target-port'];
const LANGS: readonly Lang[] = EXHAUSTIVE ? ['ko', 'en'] : ['ko'];

const pathOf = (id: string, lang: Lang) => `${lang === 'ko' ? '' : '/en'}/examples/${id}/`;

/** What became of each step on the embedded engine in Node, by example. */
function outcomesInNode(ids: readonly string[]): Map<string, string[]> {
  const { stdout, stderr } = spawnSync(process.execPath, ['bin/studylog.mjs', 'verify', ...ids, '--format', 'json'], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  expect(stdout, stderr).toContain('"examples"');
  const { examples } = JSON.parse(stdout) as { examples: { id: string; steps: { outcome: string }[] }[] };
  return new Map(examples.map(({ id, steps }) => [id, steps.map(({ outcome }) => outcome)]));
}

/** A panel in a page, as a reader uses it. */
class Here {
  readonly page: Page;
  readonly panel: Locator;
  readonly words: (typeof WORDS)[Lang];

  constructor(page: Page, lang: Lang) {
    this.page = page;
    this.panel = page.locator('.here');
    this.words = WORDS[lang];
  }

  button(name: string): Locator {
    return this.panel.getByRole('button', { name, exact: true });
  }

  async open(origin: string, path: string): Promise<void> {
    await this.page.goto(origin + path);
    await this.page.getByRole('button', { name: this.words.title, exact: true }).click();
    await expect(this.states().first()).toHaveAttribute('data-state', /passed|failed/, { timeout: 30_000 });
  }

  states(): Locator {
    return this.panel.locator('.here-steps > li');
  }

  /** Run all steps, ten times as fast; resolves to what became of them. */
  async runAll(): Promise<string[]> {
    await this.panel.getByLabel(this.words.speed).selectOption('10');
    await expect(this.button(this.words.all)).toHaveAttribute('aria-disabled', 'false');
    await this.button(this.words.all).click();
    const unfinished = this.panel.locator('.here-steps > :is([data-state="waiting"], [data-state="running"])');
    await expect(unfinished).toHaveCount(0, { timeout: 60_000 });
    return this.states().evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset.state!));
  }

  /** The row of the newest object with such a name, its menu open. */
  async object(name: RegExp): Promise<Locator> {
    const row = this.panel.locator('.here-objects > li').filter({ hasText: name }).last();
    await row.waitFor();
    await row.locator('details').evaluate((details: HTMLDetailsElement) => {
      details.open = true;
    });
    return row;
  }

  /** Use a control of the newest object with such a name, and see its command in the terminal. */
  async use(name: RegExp, control: string | RegExp, command: RegExp): Promise<void> {
    const row = await this.object(name);
    await row.getByRole('button', { name: control }).click();
    await expect(this.log()).toContainText(command);
  }

  log(): Locator {
    return this.panel.getByRole('log');
  }
}

test('does in a page what the embedded engine does in Node', async ({ page, served }) => {
  test.setTimeout(600_000);
  const inNode = outcomesInNode(COMPARED);
  for (const id of COMPARED) {
    const here = new Here(page, 'ko');
    await here.open(served.project.origin, pathOf(id, 'ko'));
    expect(await here.runAll(), id).toEqual(inNode.get(id));
  }
});

test('what runs an example loads on the click, in no more than 275 KB, and without the checker', async ({
  page,
  served,
}) => {
  const before: string[] = [];
  page.on('request', (request) => before.push(request.url()));
  await page.goto(served.project.origin + pathOf('pod/echo', 'en'));
  await page.waitForLoadState('networkidle');
  expect(before.filter((url) => /\/(worker|open|refuse)[-.]|run\.json/.test(url))).toEqual([]);
  const here = new Here(page, 'en');
  const loaded = await responses(page, async () => {
    await page.getByRole('button', { name: here.words.title, exact: true }).first().click();
    await expect(await here.object(/^Pod /)).toContainText('Running, ready');
  });
  expect(loaded.map(({ url }) => url).filter((url) => url.includes('refuse'))).toEqual([]);
  const size = loaded.reduce((sum, one) => sum + one.size, 0);
  console.log(`run here: ${size} B gzip, of ${MOST_BYTES}`);
  expect(size).toBeGreaterThan(MOST_BYTES / 2);
  expect(size).toBeLessThanOrEqual(MOST_BYTES);
});

test('changes Pods by their controls', async ({ page, served }) => {
  const here = new Here(page, 'ko');
  await here.open(served.project.origin, pathOf('pod/echo-answers', 'ko'));
  const pod = /^Pod /;
  await expect(await here.object(pod)).toContainText('Running, 준비됨');
  await here.use(pod, here.words.setImage, /kubectl set image pod\/\S+ \S+=ghcr\.io\/subicura\/echo:v2/);
  await here.use(pod, /^레이블 .* 떼기/, /kubectl label pod \S+ --overwrite \S+-/);
  const name = await (await here.object(pod)).locator('code').textContent();
  await here.use(pod, here.words.delete, new RegExp(`kubectl delete pod ${name}`));
  await expect(here.panel.locator('.here-objects > li').filter({ hasText: `Pod ${name}` })).toHaveCount(0);
  // The keyboard goes on from the next object.
  await expect(here.panel.locator('.here-objects :focus')).toHaveCount(1);
  await expect(here.panel.locator(`[data-lane="Pod/${name}"] .replay-now`)).toHaveText('삭제됨');
});

test('lets the probes of a Pod fail, and says that only a simulation can', async ({ page, served }) => {
  const here = new Here(page, 'en');
  await here.open(served.project.origin, pathOf('liveness-probe/healthy', 'en'));
  await here.panel.getByLabel(here.words.speed).selectOption('10');
  await expect(await here.object(/^Pod /)).toContainText('Running, ready');
  await here.use(/^Pod /, here.words.breakProbes, /No kubectl command does this/);
  await expect(await here.object(/^Pod /)).toContainText(/restart|not ready/, { timeout: 20_000 });
  await here.use(/^Pod /, here.words.mendProbes, /answer for themselves again/);
  await expect(await here.object(/^Pod /)).toContainText('Running, ready', { timeout: 20_000 });
});

test('scales a ReplicaSet by its controls', async ({ page, served }) => {
  const here = new Here(page, 'en');
  await here.open(served.project.origin, pathOf('replicaset/scaled', 'en'));
  await here.panel.getByLabel(here.words.speed).selectOption('5');
  const set = /^ReplicaSet /;
  const replicas = async () => Number(/(\d+)\/\1 ready/.exec((await (await here.object(set)).textContent())!)?.[1]);
  await expect.poll(replicas).toBeGreaterThan(0);
  const before = await replicas();
  await here.use(set, here.words.more, new RegExp(`kubectl scale replicaset/\\S+ --replicas=${before + 1}`));
  await expect.poll(replicas).toBe(before + 1);
  await here.use(set, here.words.fewer, new RegExp(`--replicas=${before}\\b`));
  await expect.poll(replicas).toBe(before);
  await here.use(set, here.words.delete, /kubectl delete replicaset/);
  await expect(here.panel.locator('.here-objects')).toHaveText(here.words.noObjects);
});

test('rolls a Deployment out and back by its controls', async ({ page, served }) => {
  const here = new Here(page, 'ko');
  await here.open(served.project.origin, pathOf('deployment/rollback', 'ko'));
  await here.panel.getByLabel(here.words.speed).selectOption('5');
  const deployment = /^Deployment /;
  await expect(await here.object(deployment)).toContainText(/([1-9])\/\1 준비됨/);
  await here.use(deployment, here.words.setImage, /kubectl set image deployment\/\S+ \S+=\S+:v[12]/);
  await here.use(deployment, here.words.undo, /kubectl rollout undo deployment/);
  await here.use(deployment, here.words.restart, /kubectl rollout restart deployment/);
  await expect(here.panel.locator('[data-lane^="ReplicaSet/"]')).toHaveCount(3);
  await here.use(deployment, here.words.delete, /kubectl delete deployment/);
});

test('sends requests to a Service, and shows what answers or why nothing does', async ({ page, served }) => {
  const here = new Here(page, 'en');
  await here.open(served.project.origin, pathOf('service/spread', 'en'));
  await expect(await here.object(/^Pod /)).toContainText('Running, ready');
  const service = /^Service /;
  await expect(async () => {
    await here.use(service, /^Send a request to port/, /kubectl exec --namespace=client client -- curl/);
    const pods = await here.panel
      .locator('.here-objects > li')
      .filter({ hasText: /^Pod / })
      .locator('code')
      .allTextContents();
    const answers = (await here.log().textContent())!.split('\n');
    expect(answers.filter((line) => pods.includes(line)).length).toBeGreaterThan(0);
  }).toPass();
  await expect(here.panel.locator('[data-lane^="requests/"] .replay-now')).toContainText('answered');
  await here.open(served.project.origin, pathOf('service/broken-target-port', 'en'));
  await here.use(service, /^Send a request to port/, /Failed to connect[\s\S]*exit code 7/);
  await expect(here.panel.locator('[data-lane^="requests/"] .replay-now')).toContainText('failed 1');
});

test('stops, goes on, starts again and closes', async ({ page, served }) => {
  const here = new Here(page, 'en');
  await here.open(served.project.origin, pathOf('replicaset/three', 'en'));
  const time = here.panel.locator('.here-time');
  await expect(time).not.toHaveText('');
  await here.button(here.words.pause).click();
  // What was on its way arrives.
  await page.waitForTimeout(300);
  const [stopped, picture] = [await time.textContent(), await here.panel.locator('.replay-stage').innerHTML()];
  await page.waitForTimeout(600);
  expect(await time.textContent()).toBe(stopped);
  expect(await here.panel.locator('.replay-stage').innerHTML()).toBe(picture);
  await here.button(here.words.resume).click();
  await expect(time).not.toHaveText(stopped!);
  await here.runAll();
  await here.button(here.words.reset).click();
  await expect(here.panel.locator('.here-steps > [data-state="waiting"]')).not.toHaveCount(0);
  await expect(here.states().first()).toHaveAttribute('data-state', 'passed');
  await here.button(here.words.close).click();
  await expect(here.panel).toHaveCount(0);
  await expect(page.getByRole('button', { name: here.words.title, exact: true })).toBeFocused();
});

test('has a terminal that no keyboard is caught in', async ({ page, served }) => {
  const here = new Here(page, 'en');
  await here.open(served.project.origin, pathOf('pod/echo-answers', 'en'));
  const input = here.panel.getByLabel(here.words.input);
  await input.fill('ls -l');
  await input.press('Enter');
  await expect(here.log()).toContainText('ls: this terminal has no such command');
  await input.fill('kubectl get pod | wc');
  await input.press('Enter');
  await expect(here.log()).toContainText('There is no shell');
  await input.fill('half');
  await input.press('ArrowUp');
  await input.press('ArrowUp');
  await expect(input).toHaveValue('ls -l');
  await input.press('ArrowDown');
  await input.press('ArrowDown');
  await expect(input).toHaveValue('half');
  await input.press('Control+c');
  await expect(input).toHaveValue('');
  await expect(here.log()).toContainText('$ half^C');
  await input.press('Tab');
  await expect(input).not.toBeFocused();
  await input.focus();
  await input.press('Escape');
  await expect(here.panel).toBeFocused();
  await input.fill('clear');
  await input.press('Enter');
  await expect(here.log()).toBeEmpty();
});

test('runs a command of a note in its Run, and is open again after a reload', async ({ page, served }) => {
  const here = new Here(page, 'ko');
  await page.goto(`${served.project.origin}/notes/pod/`);
  const run = page.locator('.run[data-runs]').first();
  await run.locator('.group > summary').first().click();
  const command = run.locator('[data-command]').first();
  const line = (await command.locator('code').textContent())!;
  await command.getByRole('button', { name: `${here.words.title}: ${line}` }).click();
  await expect(run.locator('.here')).toBeVisible();
  await expect(here.log()).toContainText(`$ ${line}`);
  await expect(here.panel.getByLabel(here.words.input)).toBeFocused();
  // The command of a manifest runs in the Run of its example.
  const sheet = page
    .locator('.sheet')
    .filter({ has: page.locator('[data-apply]') })
    .first();
  await sheet.locator('.sheet-commands > summary').click();
  const apply = sheet.locator('[data-apply]');
  const applied = (await apply.locator('code').textContent())!;
  await apply.getByRole('button', { name: `${here.words.title}: ${applied}` }).click();
  await expect(here.log()).toContainText(`$ ${applied}`);
  await sheet.locator('.sheet-commands > summary').click();
  await here.panel.evaluate((panel) => panel.scrollIntoView({ behavior: 'instant' }));
  const top = await here.panel.evaluate((panel) => panel.getBoundingClientRect().top);
  await page.reload();
  await expect(run.locator('.here')).toBeVisible();
  await expect
    .poll(() => here.panel.evaluate((panel, before) => Math.abs(panel.getBoundingClientRect().top - before), top), {
      timeout: 20_000,
    })
    .toBeLessThan(20);
});

test('is for every reader: axe finds nothing in a panel, in any view', async ({ page, served }) => {
  for (const lang of LANGS) {
    const here = new Here(page, lang);
    await here.open(served.project.origin, pathOf('replicaset/three', lang));
    await here.object(/^ReplicaSet /);
    await here.object(/^Pod /);
    await here.button(here.words.all).click();
    await here.button(here.words.pause).click();
    expect(await viewProblems(page)).toEqual([]);
  }
});
