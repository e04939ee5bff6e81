import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vitest/config';

const endToEnd = 'tests/end-to-end/**/*.test.ts';
const ofTheWindow = 'tests/renderer/**/*.test.ts';
const pure = ['tests/shared/**/*.test.ts', 'tests/electron/engine/search/**/*.test.ts'];

/**
 * A process of its own for each file costs more than most files take: those of pure code and of the window, which leave nothing
 * behind, share theirs. The end-to-end tests come last and one file at a time: each has a browser, a server and trials that train
 * beside it.
 */
export default defineConfig({
  test: {
    pool: 'forks',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    env: { TF_CPP_MIN_LOG_LEVEL: '3', TF_NUM_INTRAOP_THREADS: '1', TF_NUM_INTEROP_THREADS: '1' },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: [endToEnd, ofTheWindow, ...pure],
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: { name: 'pure', include: pure, isolate: false, maxWorkers: 2, sequence: { groupOrder: 0 } },
      },
      {
        extends: true,
        plugins: [vue()],
        test: {
          name: 'window',
          include: [ofTheWindow],
          environment: 'happy-dom',
          setupFiles: 'tests/renderer/support/leave-nothing.ts',
          isolate: false,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'end to end',
          include: [endToEnd],
          globalSetup: 'tests/support/built-window.ts',
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
