import { defineConfig } from "vitest/config";

/** What needs several processes: one file at a time, each isolated, over the bundle in dist/. */
export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    globalSetup: "tests/support/shared-server.ts",
    isolate: true,
    pool: "forks",
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    typecheck: { enabled: false },
  },
});
