import { defineConfig } from '@playwright/test';

/** The real app, killed again and again, against a real Redmine behind a faulty proxy (root on Debian). */
export default defineConfig({
  testDir: 'faults/kill',
  testMatch: '*.kill.ts',
  outputDir: '../test-results/kill',
  expect: { timeout: 10_000 },
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  reporter: [['list']],
});
