import { defineConfig } from "vitest/config";

/** What needs several processes, over the bundle in dist/: two files at a time, no isolation (no module holds state). */
export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    globalSetup: "tests/support/shared-server.ts",
    isolate: false,
    pool: "forks",
    maxWorkers: 2,
    maxConcurrency: 2,
    testTimeout: 240_000,
    hookTimeout: 240_000,
    typecheck: { enabled: false },
  },
});
