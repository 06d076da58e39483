import { cpSync, existsSync, lstatSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { describe, expect, it } from "vitest";
import { copyEmbedded, embeddedFolder } from "./postgres-binaries.ts";
import { postgresSource, startPostgres } from "./postgres.ts";

describe.skipIf(embeddedFolder() === undefined)("the embedded PostgreSQL for tests", () => {
  it("gets the links that its package would make at install", () => {
    const folder = mkdtempSync(join(tmpdir(), "wyldlands-links-"));
    const bare = join(folder, "bare");
    cpSync(embeddedFolder()!, bare, { recursive: true, filter: (path) => !lstatSync(path).isSymbolicLink() });
    copyEmbedded(bare, join(folder, "copy"));
    const library = readdirSync(join(folder, "copy", "native", "lib")).find((name) =>
      /^libpq\.(?:so|\d*\.?dylib)/.test(name),
    );
    expect(library).toBeDefined();
    for (const name of readdirSync(join(folder, "copy", "native", "lib"))) {
      expect(existsSync(join(folder, "copy", "native", "lib", name)), name).toBe(true);
    }
    expect(readdirSync(join(folder, "copy", "native", "lib")).length).toBeGreaterThan(
      readdirSync(join(bare, "lib")).length,
    );
    rmSync(folder, { recursive: true });
  });

  it("starts, stops and starts again with its data, durable", async () => {
    const server = await startPostgres({ own: true, source: "embedded" });
    const url = await server.newDatabase();
    await query(url, "CREATE TABLE kept ()");
    await server.stopServer();
    await expect(query(url, "SELECT 1")).rejects.toThrow();
    await server.startServer();
    expect(await query(url, "SELECT to_regclass('kept')::text AS kept")).toEqual([{ kept: "kept" }]);
    expect(await query(url, "SHOW fsync")).toEqual([{ fsync: "on" }]);
    expect(await query(url, "SHOW synchronous_commit")).toEqual([{ synchronous_commit: "on" }]);
    await server.close();
    await expect(query(url, "SELECT 1")).rejects.toThrow();
  });
});

describe("the resolver of a PostgreSQL for tests", () => {
  it("fails instead of skipping where CI runs the tests and there is none", () => {
    const nothing = { system: undefined, embedded: undefined };
    expect(() => postgresSource({ CI: "true" }, nothing)).toThrow(/NO POSTGRESQL FOR TESTS/);
    expect(postgresSource({ CI: "true", DATABASE_URL: "postgresql://db/test" }, nothing)).toBe("given");
  });
});

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}
