import { defineConfig } from '@playwright/test';

/** Takes the README's pictures of the real app. */
export default defineConfig({
  testDir: 'pictures',
  testMatch: '**/*.spec.ts',
  outputDir: '../test-results/pictures',
  timeout: 120_000,
  expect: { timeout: 15_000 },
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  reporter: [['list']],
});
