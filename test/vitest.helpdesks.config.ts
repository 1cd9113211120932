import { defineConfig } from 'vitest/config';

/** Connectors against real help desks, which the tests start (root on Debian). One after the other. */
export default defineConfig({
  root: process.cwd(),
  cacheDir: 'node_modules/.cache/vitest-helpdesks',
  test: {
    include: ['test/helpdesks/**/*.test.ts'],
    environment: 'node',
    globals: false,
    passWithNoTests: false,
    pool: 'forks',
    maxWorkers: 1,
    testTimeout: 60_000,
    hookTimeout: 300_000,
  },
});
