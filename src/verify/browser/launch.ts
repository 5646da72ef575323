import type { Localized } from '@studylog/check/text';
import { type Browser, chromium, type LaunchOptions } from 'playwright';
import { findBrowser } from './find.ts';

/**
 * Launch options for the browser of this machine, for `use.launchOptions` of playwright.config.ts.
 * @throws Fault with what to install.
 */
export async function browserLaunchOptions(progress?: (line: Localized) => void): Promise<LaunchOptions> {
  const { executablePath, args, env } = await findBrowser(progress);
  const inherited = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return { executablePath, args: [...args], env: { ...Object.fromEntries(inherited), ...env } };
}

/**
 * Start a headless browser, with its sandbox where the system lets it have one: it opens what examples serve.
 * Root can't have one, nor can the packaged browser.
 * @throws Fault with what to install.
 */
export async function launchBrowser(progress?: (line: Localized) => void): Promise<Browser> {
  // Playwright's own handlers end this process before it has cleaned up its cluster.
  const options = {
    ...(await browserLaunchOptions(progress)),
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  };
  const sandbox = process.getuid?.() !== 0 && !options.args?.includes('--no-sandbox');
  if (!sandbox) return chromium.launch(options);
  return chromium.launch({ ...options, chromiumSandbox: true }).catch(() => chromium.launch(options));
}
