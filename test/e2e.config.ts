import { defineConfig } from 'vitest/config';

/** Real browsers, one test file at a time: each starts its own and wants the machine for itself. */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['test/e2e/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 180_000,
  },
});
