import { defineConfig } from 'vitest/config';
import { reporters } from './reporters.ts';

export default defineConfig({
  test: {
    reporters,
    root: new URL('..', import.meta.url).pathname,
    include: ['test/**/*.test.ts'],
    exclude: ['test/browser/**'],
    setupFiles: ['test/support/bounded-properties.ts'],
    env: { TZ: 'UTC' },
    testTimeout: 20_000,
    // Every file opens databases and worlds of its own; the product's modules are loaded once for all of them.
    isolate: false,
  },
});
