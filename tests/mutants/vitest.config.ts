import { defineConfig } from 'vitest/config';

/** The tests that a mutant of the sources must not get past: those that need no cluster, so that each takes milliseconds. */
export default defineConfig({
  test: {
    include: [
      'tests/unit/verify/steps/**/*.test.ts',
      'tests/unit/verify/{match,evidence,evidence-alone,require,compare}.test.ts',
      'tests/unit/example/{conditions,sentences,verified}.test.ts',
      'tests/unit/site/reading.test.ts',
      'tests/log/{example/load,site/steps}.test.ts',
    ],
    testTimeout: 30_000,
  },
});
