import { spawnSync } from 'node:child_process';
import type { Locator, Page } from '@playwright/test';
import { loadExamples } from '../../src/example/load.ts';
import { WORDS } from '../../src/site/run/panel/words.ts';
import { EXHAUSTIVE } from '../exhaustive.ts';
import { axeProblems, viewProblems } from './page-problems.ts';
import { expect, ROOT, test } from './sites.ts';

type Lang = keyof typeof WORDS;

/** An example of each kind, and in which language its page is looked at. */
const EXAMPLES: Readonly<Record<string, Lang>> = {
  'pod/echo-answers': 'ko',
  'replicaset/scaled': 'en',
  'deployment/rollback': 'ko',
  'service/broken-target-port': 'en',
};
const COMPARED = EXHAUSTIVE ? loadExamples(ROOT).map(({ id }) => id) : Object.keys(EXAMPLES);

const pathOf = (id: string, lang: Lang) => `${lang === 'ko' ? '' : '/en'}/examples/${id}/`;

/** What became of each step on the embedded engine in Node, by example. */
function outcomesInNode(ids: readonly string[]): Map<string, string[]> {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['bin/studylog.mjs', 'verify', ...ids, '--format', 'json'],
    { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 28 },
  );
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
    await this.page.getByRole('button', { name: this.words.title, exact: true }).first().click();
    await expect(this.states().first()).not.toHaveAttribute('data-state', 'waiting');
  }

  states(): Locator {
    return this.panel.locator('.here-steps > li');
  }

  /** Run all steps, ten times as fast; resolves to what became of them. */
  async runAll(): Promise<string[]> {
    await this.panel.getByLabel(this.words.speed).selectOption('10');
    await expect(this.button(this.words.all)).toHaveAttribute('aria-disabled', 'false');
    await this.button(this.words.all).click();
    await expect
      .poll(() => this.states().evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset.state)), {
        timeout: 60_000,
      })
      .not.toContain(expect.stringMatching(/waiting|running/));
    return this.states().evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset.state!));
  }

  /** The row of an object, its menu open. */
  async object(name: RegExp): Promise<Locator> {
    const row = this.panel.locator('.here-objects > li').filter({ hasText: name }).last();
    await row.locator('details:not([open]) > summary').click();
    return row;
  }

  log(): Locator {
    return this.panel.getByRole('log');
  }
}

test('does in a page what the embedded engine does in Node', async ({ page, served }) => {
  test.setTimeout(600_000);
  const inNode = outcomesInNode(COMPARED);
  for (const id of COMPARED) {
    const lang = EXAMPLES[id] ?? 'ko';
    const here = new Here(page, lang);
    await here.open(served.project.origin, pathOf(id, lang));
    expect(await here.runAll(), id).toEqual(inNode.get(id));
  }
});
