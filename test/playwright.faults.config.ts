import { defineConfig } from '@playwright/test';

/** Named faults around the real app: the network, the disk, the clock, other instances. Kills have a suite of their own. */
export default defineConfig({
  testDir: 'faults',
  testMatch: '*.spec.ts',
  outputDir: '../test-results/faults',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  reporter: [['list']],
  use: { actionTimeout: 10_000, screenshot: 'only-on-failure', trace: 'retain-on-failure' },
});
