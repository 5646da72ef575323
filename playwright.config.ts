import { defineConfig } from '@playwright/test';
import { browserLaunchOptions } from './src/browser/launch.ts';

export default defineConfig({
  testDir: 'tests/site',
  globalSetup: './tests/site/global-setup.ts',
  outputDir: '.studylog/test-results',
  fullyParallel: true,
  workers: 2,
  timeout: 120_000,
  reporter: [['list']],
  forbidOnly: Boolean(process.env.CI),
  use: { launchOptions: await browserLaunchOptions(), trace: 'off' },
});
