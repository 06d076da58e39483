import { defineConfig } from "vitest/config";

declare module "vitest" {
  interface ProvidedContext {
    /** Paths of what `scripts/lib/bundle-for-tests.mjs` bundled. */
    bundles: Record<
      "storage-worker" | "content-worker" | "doomed-world" | "lock-holder" | "supervisor-harness",
      string
    >;
  }
}

/** Unit tests: beside the code they test, no isolation (no module holds state), two workers. */
export default defineConfig({
  test: {
    include: ["packages/*/src/**/*.test.ts", "scripts/**/*.test.ts"],
    globalSetup: "scripts/lib/bundle-for-tests.mjs",
    isolate: false,
    pool: "threads",
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    typecheck: { enabled: false },
  },
});
