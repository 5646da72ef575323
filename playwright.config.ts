import { defineConfig } from '@playwright/test';
import { Fault } from '@studylog/check/text';
import { browserLaunchOptions } from './src/verify/browser/launch.ts';

const launchOptions = await browserLaunchOptions().catch((error: unknown) => {
  if (!(error instanceof Fault)) throw error;
  console.error(`tests/site: ${error.message}`);
  process.exit(error.exitCode);
});

export default defineConfig({
  testDir: 'tests/site',
  globalSetup: './tests/site/global-setup.ts',
  outputDir: '.studylog/test-results',
  fullyParallel: true,
  workers: 2,
  timeout: 120_000,
  reporter: [['list']],
  forbidOnly: Boolean(process.env.CI),
  use: { launchOptions, trace: 'off' },
});
