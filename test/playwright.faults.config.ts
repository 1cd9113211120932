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
  // Real programs, real input, real windows on a machine that does other things: what fails once and not twice is listed
  // as flaky at the end.
  retries: 1,
  forbidOnly: true,
  reporter: [['list']],
  use: { actionTimeout: 10_000, screenshot: 'only-on-failure', trace: 'retain-on-failure' },
});
