import { rmSync } from "node:fs";
import { afterAll, describe, inject, it } from "vitest";
import { repositorySuite } from "./repository.suite.ts";
import { freshDataFolder } from "./testing/data-folder.ts";
import { postgresSource, startPostgres } from "./testing/postgres.ts";
import type { TestPostgres } from "./testing/postgres.ts";

const workerPath = inject("bundles")["storage-worker"];

repositorySuite("pglite", async () => {
  const dataDir = await freshDataFolder(workerPath);
  return { options: { dataDir, workerPath }, remove: async () => rmSync(dataDir, { recursive: true }) };
});

if (postgresSource() === undefined) {
  describe("storage on postgresql", () => it.skip("needs a PostgreSQL server", () => {}));
} else {
  let server: TestPostgres | undefined;
  afterAll(() => server?.close());
  repositorySuite("postgresql", async () => {
    server = await startPostgres();
    return { options: { url: await server.newDatabase(), workerPath }, remove: async () => {} };
  });
}
