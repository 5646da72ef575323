import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';
import { Fault } from '@studylog/check/text';
import { browserLaunchOptions } from './src/verify/browser/launch.ts';

/** What runs in a page is tried in Firefox too, where Playwright's is installed: `node bin/run.mjs playwright install firefox`. */
const isFirefox = process.env.STUDYLOG_FIREFOX === '1';
const IN_FIREFOX = ['**/run-here.spec.ts', '**/exercise.spec.ts', '**/editor.spec.ts'];

const launchOptions = await (isFirefox ? Promise.resolve({}) : browserLaunchOptions()).catch((error: unknown) => {
  if (!(error instanceof Fault)) throw error;
  console.error(`tests/site: ${error.message}`);
  process.exit(error.exitCode);
});

export default defineConfig({
  testDir: 'tests/site',
  ...(isFirefox ? { testMatch: IN_FIREFOX } : {}),
  globalSetup: './tests/site/global-setup.ts',
  outputDir: '.studylog/test-results',
  fullyParallel: true,
  // Many tests wait for a page; one worker more than cores keeps the cores busy.
  workers: availableParallelism() + 1,
  timeout: 120_000,
  reporter: [['list']],
  forbidOnly: Boolean(process.env.CI),
  use: { browserName: isFirefox ? 'firefox' : 'chromium', launchOptions, trace: 'off' },
});
