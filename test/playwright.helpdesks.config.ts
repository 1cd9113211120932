import { defineConfig } from '@playwright/test';

/** The whole flow, in the real Electron, against real help desks that the tests start (root on Debian). */
export default defineConfig({
  testDir: 'helpdesks',
  testMatch: '**/*.spec.ts',
  outputDir: '../test-results/helpdesks',
  timeout: 120_000,
  expect: { timeout: 10_000 },
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  reporter: [['list']],
  use: { screenshot: 'only-on-failure', trace: 'retain-on-failure' },
});
