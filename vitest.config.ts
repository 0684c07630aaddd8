import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/e2e/**', 'test/bench/**'],
    environment: 'node',
    // Dates, numbers and messages must not depend on the machine's zone; tests that are about zones name theirs.
    env: { TZ: 'UTC' },
    // Passphrases are stretched on purpose and servers are real: slower than a unit, and on a busy machine slower still.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    restoreMocks: true,
    unstubEnvs: true,
  },
});
