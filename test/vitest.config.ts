import { defineConfig } from 'vitest/config';

const root = new URL('..', import.meta.url).pathname;

/** Unit tests stand beside the code, integration tests in `test/`; what needs a browser is in `e2e.config.ts`. */
export default defineConfig({
  root,
  define: { 'import.meta.env.BROWSER': '"chrome"' },
  test: {
    environment: 'node',
    include: ['src/**/*.test.{ts,tsx}', 'entrypoints/**/*.test.ts', 'test/integration/**/*.test.ts'],
    testTimeout: 10_000,
  },
});
