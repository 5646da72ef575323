import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const FILES = ['tests/{unit,hostile,log}/**/*.test.ts', 'packages/*/tests/**/*.test.ts'];
/** Tests that put other modules in the place of the project's own. */
const ISOLATED = 'tests/**/*.isolated.test.ts';

export default defineConfig({
  test: {
    testTimeout: 30_000,
    // Many tests wait for a program; one worker more than cores keeps the cores busy.
    maxWorkers: availableParallelism() + 1,
    setupFiles: 'tests/own-environment.ts',
    projects: [
      // Most of a short test file would go into loading the same modules again.
      {
        extends: true,
        test: { name: 'shared modules', include: FILES, exclude: [ISOLATED, '**/node_modules/**'], isolate: false },
      },
      { extends: true, test: { name: 'isolated', include: [ISOLATED] } },
    ],
  },
});
