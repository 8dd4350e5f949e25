import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './longest-first.ts';
import { reporters } from './reporters.ts';

const isShuffled = process.argv.some((word) => word.startsWith('--sequence.shuffle'));

export default defineConfig({
  test: {
    reporters,
    root: new URL('..', import.meta.url).pathname,
    include: ['test/**/*.test.ts'],
    exclude: ['test/browser/**'],
    setupFiles: ['test/support/bounded-properties.ts'],
    env: { TZ: 'UTC' },
    testTimeout: 20_000,
    // Node runs TypeScript by itself: as it runs the bot, and without a transformation of each module that
    // makes every use of an import a look-up. No test stands in for a module, which alone needs a loader.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    // Every file opens databases and worlds of its own; the product's modules are loaded once in each worker.
    isolate: false,
    // Vitest leaves one processor to itself, which is half of a small machine.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    ...(isShuffled ? {} : { sequence: { sequencer: LongestFirst } }),
  },
});
