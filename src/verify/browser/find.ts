import { execFile, spawn } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { type Localized, misuse } from '@studylog/check/text';
import { chromium } from 'playwright';
import type { FoundBrowser } from './found.ts';
import { packagedBrowser } from './packaged.ts';

/** Hears what takes a while. */
type Progress = (line: Localized) => void;

/** Overrides the search; set by the search too, so that worker processes don't repeat it. */
const CHOSEN = 'STUDYLOG_BROWSER';
const NAMES = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'microsoft-edge-stable'];
const MAC_APPS = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
);
const WINDOWS_APPS = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) => {
  const folder = process.env[variable];
  return folder ? [join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')] : [];
});
/** Long enough for a slow line, short enough that a machine without one is not kept waiting. */
const INSTALL_TIMEOUT_MS = 180_000;

/**
 * The places to look, in order. The packaged browser is a headless shell: it opens a page for a third of the CPU time of an
 * installed Chrome, which draws its whole window though nobody sees it, and it is the same one on every machine.
 */
const SEARCHES: readonly ((progress: Progress) => Promise<FoundBrowser | undefined>)[] = [
  async () => playwrightBrowser(),
  startedPackagedBrowser,
  installedBrowser,
  downloadedBrowser,
];

/**
 * Find a browser: the one STUDYLOG_BROWSER names, Playwright's own, the one of the npm package @sparticuz/chromium,
 * an installed Chrome or Chromium, one that Playwright downloads now.
 * @throws Fault when there is none.
 */
export async function findBrowser(progress: Progress = ({ en }) => console.error(en)): Promise<FoundBrowser> {
  const chosen = process.env[CHOSEN];
  if (chosen) return readChoice(chosen);
  for (const search of SEARCHES) {
    const found = await search(progress);
    if (!found) continue;
    process.env[CHOSEN] = JSON.stringify(found);
    return found;
  }
  const { ko, en } = INSTALL_HINTS[process.platform] ?? { ko: 'Chrome이나 Chromium', en: 'Chrome or Chromium' };
  throw misuse({
    ko:
      `브라우저가 없고 내려받을 수도 없습니다. 하나를 설치하고 다시 실행하십시오: ${ko}. ` +
      '다른 경로에 있으면 이렇게 지정하십시오: STUDYLOG_BROWSER=/path/to/chrome',
    en:
      `no browser was found, and none could be downloaded. Install one and try again: ${en}; ` +
      'or set its path: STUDYLOG_BROWSER=/path/to/chrome',
  });
}

const INSTALL_HINTS: Readonly<Record<string, Localized>> = {
  linux: {
    ko: '`npx playwright install --with-deps chromium`, 데비안에서는 `apt-get install chromium`, 페도라에서는 `dnf install chromium`',
    en: "`npx playwright install --with-deps chromium`, or Debian's `apt-get install chromium`, or Fedora's `dnf install chromium`",
  },
  darwin: {
    ko: '`npx playwright install chromium`이나 https://www.google.com/chrome/의 Chrome',
    en: '`npx playwright install chromium`, or Chrome from https://www.google.com/chrome/',
  },
};

const DOWNLOADING: Localized = {
  ko: '설치된 브라우저가 없어 `playwright install chromium`으로 Chromium을 내려받습니다 …',
  en: 'No browser is installed; downloading Chromium with `playwright install chromium` …',
};

function readChoice(chosen: string): FoundBrowser {
  if (chosen.startsWith('{')) return JSON.parse(chosen) as FoundBrowser;
  if (!isExecutable(chosen)) {
    throw misuse({
      ko: `STUDYLOG_BROWSER의 ${chosen}: 실행할 수 있는 파일이 아닙니다`,
      en: `STUDYLOG_BROWSER is ${chosen}, which is not an executable file`,
    });
  }
  return plain(chosen, 'STUDYLOG_BROWSER');
}

function playwrightBrowser(): FoundBrowser | undefined {
  const path = chromium.executablePath();
  return existsSync(path) ? plain(path, "Playwright's Chromium") : undefined;
}

/** The packaged browser, if the system has the libraries that it needs. */
async function startedPackagedBrowser(): Promise<FoundBrowser | undefined> {
  const found = await packagedBrowser();
  return found && (await starts(found.executablePath, found.env)) ? found : undefined;
}

async function installedBrowser(): Promise<FoundBrowser | undefined> {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const paths = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  for (const path of [...paths, ...MAC_APPS, ...WINDOWS_APPS]) {
    if (isExecutable(path) && (await starts(path))) return plain(path, `installed: ${path}`);
  }
  return undefined;
}

/** Ubuntu's chromium-browser may be a stub that only tells to install a snap. */
async function starts(path: string, env: Readonly<Record<string, string>> = {}): Promise<boolean> {
  if (process.platform === 'win32') return true;
  return promisify(execFile)(path, ['--version'], { timeout: 10_000, env: { ...process.env, ...env } }).then(
    () => true,
    () => false,
  );
}

/** Let Playwright download its Chromium; undefined where it can't, or where libraries are missing for it to start. */
async function downloadedBrowser(progress: Progress): Promise<FoundBrowser | undefined> {
  progress(DOWNLOADING);
  const cli = join(dirname(createRequire(import.meta.url).resolve('playwright/package.json')), 'cli.js');
  const child = spawn(process.execPath, [cli, 'install', 'chromium'], {
    stdio: 'ignore',
    timeout: INSTALL_TIMEOUT_MS,
    env: { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000' },
  });
  const code = await new Promise((resolve) => child.once('close', resolve).once('error', () => resolve(1)));
  const found = code === 0 ? playwrightBrowser() : undefined;
  return found && (await starts(found.executablePath)) ? found : undefined;
}

function plain(executablePath: string, source: string): FoundBrowser {
  return { executablePath, source, args: [], env: {} };
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
