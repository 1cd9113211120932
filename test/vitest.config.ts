import { defineConfig } from 'vitest/config';

/** Unit and contract tests: plain Node, no Electron, no display, no help desk but those the tests bring. */
export default defineConfig({
  // The folder that vitest is started in: the checkout.
  root: process.cwd(),
  cacheDir: 'node_modules/.cache/vitest',
  test: {
    include: ['test/{unit,fleet}/**/*.test.{ts,tsx}', 'test/{contract,faults/model}/**/*.test.ts'],
    environment: 'node',
    globals: false,
    passWithNoTests: false,
    // Isolated child processes: adapters under test hold files and ports open.
    pool: 'forks',
    maxWorkers: 2,
    restoreMocks: true,
    unstubEnvs: true,
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
});
