import type { Localized } from '@studylog/check/text';
import type { Browser, Page } from 'playwright';
import { launchBrowser } from '../browser/launch.ts';
import type { PageAnswer, PageDriver, PageRequest, PageSeen, PageTab } from '../page.ts';

/**
 * A browser that the examples of a run share; `page` steps look through it. It runs what an example serves, on a machine that
 * reaches more than the example's Pods do: a page gets nothing but its own Service.
 */
export interface SharedBrowser extends PageDriver {
  readonly browser: Browser;
}

/**
 * Start a browser for `page` steps. Screenshots go into `folder`; `progress` hears of a download.
 * @throws Fault with what to install.
 */
export async function openBrowser(folder: string, progress?: (line: Localized) => void): Promise<SharedBrowser> {
  const browser = await launchBrowser(progress);
  return {
    browser,
    async open(exampleId): Promise<PageTab> {
      // A context of its own: cookies, storage and cache of one example are not another's.
      const context = await browser.newContext({ acceptDownloads: false, serviceWorkers: 'block' });
      let origin = '';
      const isOwn = (url: string) => new URL(url).origin === origin;
      await context.route('**/*', (route) => (isOwn(route.request().url()) ? route.continue() : route.abort()));
      await context.routeWebSocket('**/*', (socket) => void socket.close());
      const page = await context.newPage();
      const screenshots = `${folder}/${exampleId}`;
      return {
        look: (request) => {
          origin = new URL(request.url).origin;
          return look(page, request, screenshots);
        },
        close: () => context.close(),
      };
    },
    close: () => browser.close(),
  };
}

async function look(page: Page, request: PageRequest, screenshots: string): Promise<PageSeen> {
  const { timeoutMs: timeout } = request;
  const { answer, problem } = await load(page, request);
  const seen = answer ? { answer } : {};
  if (problem !== undefined) return { ...seen, text: '', found: false, problem };
  try {
    if (request.click !== undefined) await control(page, request.click).click({ timeout });
    // Requests that a redirect makes are not intercepted.
    if (new URL(page.url()).origin !== new URL(request.url).origin)
      throw new Error(`the page leads away, to ${page.url()}`);
    const found = request.role ? await hasRole(page, request.role, timeout) : true;
    // biome-ignore lint/performance/useDomNodeTextContent: a step asks for what is seen, not for what the markup holds
    const text = await page.locator('body').innerText({ timeout });
    const screenshot = request.screenshot && `${screenshots}/${request.screenshot}`;
    if (screenshot && found) await page.screenshot({ path: screenshot, fullPage: true });
    return { ...seen, text, found, ...(screenshot ? { screenshot } : {}) };
  } catch (error) {
    return { ...seen, text: '', found: false, problem: firstLine(error) };
  }
}

/** Load or reload; a page that is clicked stays as it is, or nothing would be there to click. */
async function load(
  page: Page,
  { url, reload, click, timeoutMs: timeout }: PageRequest,
): Promise<{ answer?: PageAnswer; problem?: string }> {
  if (click !== undefined && !reload && page.url() !== 'about:blank') return {};
  if (reload && page.url() === 'about:blank')
    return { problem: 'there is no page to reload: a step before must open it' };
  const started = performance.now();
  const elapsed = () => Math.round(performance.now() - started);
  try {
    const response = reload ? await page.reload({ timeout }) : await page.goto(url, { timeout });
    return response ? { answer: { kind: 'response', status: response.status(), ms: elapsed() } } : {};
  } catch (error) {
    return { answer: { kind: failureOf(error), ms: elapsed() }, problem: firstLine(error) };
  }
}

/** Chromium's own words for a refused connection come through Playwright as they are. */
function failureOf(error: unknown): 'refused' | 'timeout' | 'error' {
  const { name, message } = error as Error;
  if (name === 'TimeoutError') return 'timeout';
  return message.includes('ERR_CONNECTION_REFUSED') ? 'refused' : 'error';
}

function control(page: Page, name: string) {
  return page.getByRole('button', { name }).or(page.getByRole('link', { name })).first();
}

async function hasRole(
  page: Page,
  { role, name }: NonNullable<PageRequest['role']>,
  timeout: number,
): Promise<boolean> {
  const locator = page.getByRole(role as Parameters<Page['getByRole']>[0], name === undefined ? {} : { name }).first();
  return locator.waitFor({ timeout }).then(
    () => true,
    () => false,
  );
}

/** Playwright appends a log of what it tried; the first line says what happened. */
function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0]!;
}
