import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1280, height: 900 };
const VIEWS = [
  { name: 'phone, light', viewport: PHONE, colorScheme: 'light' },
  { name: 'desktop, dark', viewport: DESKTOP, colorScheme: 'dark' },
  { name: 'desktop, light', viewport: DESKTOP, colorScheme: 'light' },
  { name: 'phone, dark', viewport: PHONE, colorScheme: 'dark' },
] as const;

/**
 * Load a page once and look at it in both themes, on a phone and on a desktop. What is wrong comes back in words:
 * axe, console, failed or foreign requests, sideways scrolling, links and anchors that lead nowhere.
 */
export async function pageProblems(page: Page, origin: string, path: string, folder: string): Promise<string[]> {
  const problems: string[] = [];
  const listen = {
    console: (message: { type(): string; text(): string }) => {
      if (message.type() === 'error' || message.type() === 'warning') problems.push(`console: ${message.text()}`);
    },
    pageerror: (error: Error) => problems.push(`error: ${error.message}`),
    request: (request: { url(): string }) => {
      if (!request.url().startsWith(`${origin}/`)) problems.push(`leaves the site: ${request.url()}`);
    },
    requestfailed: (request: { url(): string }) => problems.push(`failed: ${request.url()}`),
    response: (response: { url(): string; status(): number }) => {
      if (response.status() >= 400) problems.push(`${response.status()}: ${response.url()}`);
    },
  };
  page.on('console', listen.console).on('pageerror', listen.pageerror).on('request', listen.request);
  page.on('requestfailed', listen.requestfailed).on('response', listen.response);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.setViewportSize(PHONE);
  await page.goto(origin + path);
  for (const [index, view] of VIEWS.entries()) {
    await page.setViewportSize(view.viewport);
    await page.emulateMedia({ colorScheme: view.colorScheme, reducedMotion: 'reduce' });
    problems.push(...(await sideways(page)).map((problem) => `${view.name}: ${problem}`));
    // The first view is judged whole, the second by what differs; the other two hold the same colours and layouts again.
    const violations = index < 2 ? await axe(page, index === 0 ? undefined : VISUAL) : [];
    problems.push(...violations.map((problem) => `${view.name}: ${problem}`));
  }
  problems.push(...(await deadLinks(page, origin, folder)));
  page.removeAllListeners();
  return problems.map((problem) => `${path} ${problem}`);
}

async function sideways(page: Page): Promise<string[]> {
  const extra = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  return extra > 0 ? [`the page scrolls sideways by ${extra} px`] : [];
}

/** Rules whose answer depends on colours and layout; the others judge the markup, which all views share. */
const VISUAL = ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable', 'target-size'];

async function axe(page: Page, rules?: string[]): Promise<string[]> {
  const builder = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations } = await (rules ? builder.withRules(rules) : builder).analyze();
  return violations.map(({ id, nodes }) => `axe ${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

/** Links are looked up in the built folder: no server is asked twice for one page. */
async function deadLinks(page: Page, origin: string, folder: string): Promise<string[]> {
  const links = await page.$$eval('[href], [src]', (elements) =>
    elements.map((element) => element.getAttribute('href') ?? element.getAttribute('src') ?? ''),
  );
  const problems: string[] = [];
  for (const link of new Set(links)) {
    const url = new URL(link, page.url());
    if (url.origin !== origin && !url.host.startsWith('localhost')) continue;
    const path = decodeURI(url.pathname);
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
    if (!existsSync(file)) problems.push(`the link ${link} leads nowhere`);
    // A fragment with a value is no anchor but what the page at the other end is to work on.
    else if (url.hash && !url.hash.includes('=') && !hasAnchor(file, decodeURIComponent(url.hash.slice(1)))) {
      problems.push(`the link ${link} names an anchor that is not there`);
    }
  }
  return problems;
}

function hasAnchor(file: string, id: string): boolean {
  return readFileSync(file, 'utf8').includes(`id="${id}"`);
}
