import { defineConfig } from 'vitest/config';

/** The packages in `dist`, looked into and installed. One file after another: they share the machine's one /opt. */
export default defineConfig({
  root: process.cwd(),
  cacheDir: 'node_modules/.cache/vitest',
  test: {
    include: ['test/package/*.test.ts'],
    environment: 'node',
    passWithNoTests: false,
    fileParallelism: false,
    // Unpacking 270 MB and starting the real program take as long as the machine's disk says.
    testTimeout: 120_000,
    hookTimeout: 300_000,
  },
});
