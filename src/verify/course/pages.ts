import { Fault, type Localized } from '@studylog/check/text';
import type { Locator, Page } from 'playwright';
import { milliseconds } from '../../example/duration.ts';
import { copyFrom } from '../site/clipboard.ts';

const RECORDED_MS = 20_000;

/** A command as a note gives it to a reader: what its copy button put on the clipboard, and what stands beside it. */
export interface PageCommand {
  readonly line: string;
  /** `3`, or `3.1` for a step that is done while the command of step 3 runs in the second terminal. */
  readonly index: string;
  /** For how long a reader may have to repeat it until it shows what is shown. */
  readonly withinMs: number | undefined;
  readonly secondTerminal: boolean;
  /** The output that the page shows for it. */
  readonly shown: string | undefined;
}

/** A Run of a note. */
export interface PageRun {
  readonly example: string;
  readonly commands: readonly PageCommand[];
  readonly cleanUp: readonly string[];
}

/** All that a note gives a reader to run, in the order of the page. */
export interface NotePage {
  readonly url: string;
  /** The commands that make the reader's cluster, by the part that they are of. */
  readonly setUp: ReadonlyMap<string, readonly string[]>;
  readonly runs: readonly PageRun[];
}

const SAID = {
  noPage: (url: string, status: number | undefined): Localized => ({
    ko: `${url}: ${status === undefined ? '응답이 없습니다' : `응답이 ${status}입니다`}. dist/가 최신인지 확인하십시오`,
    en: `${url}: ${status === undefined ? 'no response' : `the response is ${status}`}; check that dist/ is up to date`,
  }),
  notRecorded: (url: string): Localized => ({
    ko: `${url}: 단계를 펼쳐도 기록된 출력이 표시되지 않습니다. dist/가 최신인지 확인하십시오`,
    en: `${url}: opening the steps does not show the recorded output; check that dist/ is up to date`,
  }),
  setUp: { ko: '준비하는 명령', en: 'a setup command' },
  stepOf: (example: string, index: string): Localized => ({
    ko: `${example}의 단계 ${index}의 명령`,
    en: `the command of step ${index} of ${example}`,
  }),
  cleanUpOf: (example: string): Localized => ({
    ko: `${example}의 정리 명령`,
    en: `a clean-up command of ${example}`,
  }),
} as const;

/** What holds one clean-up command: the element itself, or the commands within it. */
const CLEAN_UP = '[data-run-cleanup]:not(:has([data-command])), [data-run-cleanup] [data-command]';

/**
 * Open a note and press every copy button that a reader would press, from top to bottom.
 * @throws Fault where the page is missing, or a button copies nothing.
 */
export async function readNote(page: Page, url: string): Promise<NotePage> {
  const response = await page.goto(url);
  if (!response?.ok()) throw new Fault(SAID.noPage(url, response?.status()));
  // A reader opens the answers of exercises, and the groups of steps.
  await page.evaluate(() => {
    for (const folded of document.querySelectorAll('details')) folded.open = true;
  });
  // The recorded results are fetched when a group is opened.
  await page
    .waitForFunction(() => !document.querySelector('a[data-recorded]'), undefined, { timeout: RECORDED_MS })
    .catch(() => {
      throw new Fault(SAID.notRecorded(url));
    });
  const runs: PageRun[] = [];
  for (const run of await page.locator('.run[data-example]').all()) runs.push(await readRun(page, run));
  const setUp = new Map<string, readonly string[]>();
  for (const part of await page.locator('[data-setup]').all()) {
    const name = (await part.getAttribute('data-setup')) ?? '';
    setUp.set(name, await copyAll(page, part.locator('[data-command]'), SAID.setUp));
  }
  return { url, setUp, runs };
}

async function readRun(page: Page, run: Locator): Promise<PageRun> {
  const example = (await run.getAttribute('data-example')) ?? '';
  const outputs = new Map<string, string>();
  for (const block of await run.locator('[data-output]').all()) {
    outputs.set((await block.getAttribute('data-step')) ?? '', (await block.textContent()) ?? '');
  }
  const commands: PageCommand[] = [];
  for (const block of await run.locator('[data-command][data-step]').all()) {
    const index = (await block.getAttribute('data-step')) ?? '';
    const within = await block.getAttribute('data-within');
    commands.push({
      line: await copyFrom(page, block, SAID.stepOf(example, index)),
      index,
      withinMs: within === null ? undefined : milliseconds(within),
      secondTerminal: (await block.getAttribute('data-second-terminal')) !== null,
      shown: outputs.get(index),
    });
  }
  return { example, commands, cleanUp: await copyAll(page, run.locator(CLEAN_UP), SAID.cleanUpOf(example)) };
}

async function copyAll(page: Page, blocks: Locator, what: Localized): Promise<string[]> {
  const lines: string[] = [];
  for (const block of await blocks.all()) lines.push(await copyFrom(page, block, what));
  return lines;
}
