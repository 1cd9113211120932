import { defineConfig } from '@playwright/test';

/** End to end, in the real Electron. One worker: the tests share a screen, its focus and its shortcuts. */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: '../test-results/e2e',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  workers: 1,
  fullyParallel: false,
  // Real programs, real input, real windows on a machine that does other things: what fails once and not twice is listed
  // as flaky at the end.
  retries: 1,
  forbidOnly: true,
  reporter: [['list']],
  use: { screenshot: 'only-on-failure', trace: 'retain-on-failure' },
});
