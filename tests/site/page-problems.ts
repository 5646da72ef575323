import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { EXHAUSTIVE } from '../exhaustive.ts';

const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1280, height: 900 };
const NARROW = { width: 320, height: 640 };
/** Rules whose answer depends on colours and layout; the others judge the markup, which all views share. */
export const VISUAL = ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable', 'target-size'];

/**
 * The first view is looked at by every rule, others by those that ask about colours and layout. No pair of theme and width comes
 * twice. Colours are the same in each language, so that outside the nightly run axe looks at the dark views in one language each.
 */
const VIEWS = [
  { name: 'phone, light', viewport: PHONE, colorScheme: 'light', rules: undefined },
  { name: 'desktop, dark', viewport: DESKTOP, colorScheme: 'dark', rules: VISUAL, lang: 'ko' },
  { name: 'desktop, light', viewport: DESKTOP, colorScheme: 'light', rules: [] },
  { name: 'narrow, dark', viewport: NARROW, colorScheme: 'dark', rules: VISUAL, lang: 'en' },
] as const;

/**
 * Load a page once and look at it in both themes, on phones and on a desktop. What is wrong comes back in words:
 * axe, console, failed or foreign requests, sideways scrolling.
 */
export async function pageProblems(page: Page, origin: string, path: string): Promise<string[]> {
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
  problems.push(...(await viewProblems(page)));
  page.removeAllListeners();
  return problems.map((problem) => `${path} ${problem}`);
}

/** Look at a page as it is now, in both themes, on phones and on a desktop. */
export async function viewProblems(page: Page): Promise<string[]> {
  const problems: string[] = [];
  const lang = await page.locator('html').getAttribute('lang');
  for (const view of VIEWS) {
    await page.setViewportSize(view.viewport);
    await page.emulateMedia({ colorScheme: view.colorScheme, reducedMotion: 'reduce' });
    problems.push(...(await sideways(page)).map((problem) => `${view.name}: ${problem}`));
    const isLeftOut = view.rules?.length === 0 || (!EXHAUSTIVE && 'lang' in view && view.lang !== lang);
    const violations = isLeftOut ? [] : await axeProblems(page, view.rules);
    problems.push(...violations.map((problem) => `${view.name}: ${problem}`));
  }
  return problems;
}

async function sideways(page: Page): Promise<string[]> {
  const extra = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  return extra > 0 ? [`the page scrolls sideways by ${extra} px`] : [];
}

/**
 * What axe finds wrong with a page as it is now, by all of its rules or by some.
 * @param part the part of the page that has changed since it was looked at as a whole
 */
export async function axeProblems(page: Page, rules?: readonly string[], part?: string): Promise<string[]> {
  const whole = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const builder = part === undefined ? whole : whole.include(part);
  const { violations } = await (rules ? builder.withRules([...rules]) : builder).analyze();
  return violations.map(({ id, nodes }) => `axe ${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}
