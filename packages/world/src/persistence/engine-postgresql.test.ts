import { setTimeout as delay } from "node:timers/promises";
import { Client } from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from "vitest";
import { openStorage } from "./client.ts";
import type { StorageOptions } from "./client.ts";
import { openPostgresql } from "./engine-postgresql.ts";
import { migrationSuite } from "./migrate.suite.ts";
import { emptyBatch } from "./port.ts";
import type { Storage } from "./port.ts";
import { runChild } from "./testing/child.ts";
import { RecordingHost } from "./testing/host.ts";
import { postgresSource, startPostgres, STRANGER } from "./testing/postgres.ts";
import type { TestPostgres } from "./testing/postgres.ts";
import { allEntities, entityOf } from "./testing/rows.ts";

const workerPath = inject("bundles")["storage-worker"];

describe.skipIf(postgresSource() === undefined)("PostgreSQL", () => {
  let server: TestPostgres;
  const opened: Storage[] = [];
  const logged: string[] = [];
  const log = {
    info: (_: object, message: string) => void logged.push(message),
    warn: (_: object, message: string) => void logged.push(message),
    error: (_: object, message: string) => void logged.push(message),
  };

  beforeAll(async () => {
    server = await startPostgres({ own: true });
  });
  afterEach(async () => {
    for (const storage of opened.splice(0)) await storage.close();
    logged.length = 0;
  });
  afterAll(() => server.close());

  const open = async (url: string, more: Partial<StorageOptions> = {}): Promise<Storage> => {
    const storage = await openStorage({ url, log, waitMs: 5000, workerPath, ...more });
    opened.push(storage);
    return storage;
  };
  const sql = async (url: string, text: string): Promise<Record<string, unknown>[]> => {
    const client = new Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query<Record<string, unknown>>(text);
    await client.end();
    return rows;
  };
  const failureOf = (storage: Storage): Promise<Error> =>
    new Promise((resolve) => storage.onFailure(resolve));

  it("gives the lease to one world at a time", async () => {
    const url = await server.newDatabase();
    const [first, second] = [await open(url), await open(url)];
    expect(await first.acquireLease("the first world")).toMatchObject({ epoch: 1 });
    expect(await second.acquireLease("the second world")).toBeUndefined();
    await first.close();
    expect(await second.acquireLease("the second world")).toMatchObject({ epoch: 2 });
  });

  it("refuses the commits of a world whose epoch was taken over", async () => {
    const url = await server.newDatabase();
    const storage = await open(url);
    const { epoch } = (await storage.acquireLease("the old world"))!;
    await sql(url, "UPDATE world_lease SET epoch = epoch + 1");
    const rope = entityOf();
    await expect(storage.commit({ ...emptyBatch(epoch, 1), entities: [rope] })).rejects.toMatchObject({
      code: "lease-lost",
    });
    expect(await allEntities(storage)).toEqual([]);
  });

  it("loses nothing that a killed world had confirmed, and gives its lease away at once", async () => {
    const url = await server.newDatabase();
    const id = entityOf().id;
    const child = runChild("doomed-world", JSON.stringify({ url, id, workerPath }));
    await child.line((line) => Number(line) >= 50);
    const successor = await open(url);
    expect(await successor.acquireLease("too early")).toBeUndefined();
    await child.kill("SIGKILL");
    expect(await successor.acquireLease("the successor")).toMatchObject({ epoch: 2 });
    const [survivor] = await allEntities(successor);
    expect(survivor?.rev).toBeGreaterThanOrEqual(Number(child.lines.at(-1)));
  });

  it("tells the world when the server ends its connection", async () => {
    const url = await server.newDatabase();
    const storage = await open(url);
    await storage.acquireLease("test");
    const failed = failureOf(storage);
    await sql(
      url,
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'wyldlands commits' AND datname = current_database()",
    );
    expect(await failed).toMatchObject({ code: "database-lost" });
    await expect(storage.commit(emptyBatch(1, 0))).rejects.toMatchObject({ code: "database-lost" });
  });

  it("asks again on a fresh connection when a reading one was cut", async () => {
    const url = await server.newDatabase();
    const storage = await open(url);
    await sql(
      url,
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'wyldlands reads' AND datname = current_database()",
    );
    expect(await storage.characterNameTaken("nobody")).toBe(false);
  });

  it("tells the world when the server stops, and the next world waits for it to come back", async () => {
    const url = await server.newDatabase();
    const storage = await open(url);
    await storage.acquireLease("test");
    const failed = failureOf(storage);
    await server.stopServer();
    expect(await failed).toMatchObject({ code: "database-lost" });
    const waiting = open(url);
    while (!logged.some((line) => line.startsWith("Waiting for The PostgreSQL database"))) await delay(10);
    await server.startServer();
    expect(await (await waiting).acquireLease("the next world")).toMatchObject({ epoch: 2 });
  });

  it("gives up in words when no server comes", async () => {
    const nowhere = "postgresql://someone:hunter2@127.0.0.1:1/town";
    const error = await openStorage({ url: nowhere, log, waitMs: 150, workerPath }).catch(
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({
      code: "database-lost",
      message: /^The PostgreSQL database town on 127\.0\.0\.1:1 did not answer within 0 s \(ECONNREFUSED\)/,
    });
    expect(`${String(error)} ${logged.join(" ")}`).not.toMatch(/hunter2|someone/);
  });

  it("says at once that the password is wrong or the database unknown, and never shows the password", async () => {
    const url = new URL(await server.newDatabase());
    await sql(url.href, `CREATE ROLE ${STRANGER} LOGIN PASSWORD 'right'`);
    const stranger = new URL(url);
    stranger.username = STRANGER;
    stranger.password = "hunter2";
    const refused = await openStorage({ url: stranger.href, log, workerPath }).catch(
      (reason: unknown) => reason,
    );
    expect(refused).toMatchObject({ code: "failed", message: /refuses: the password is wrong/ });
    expect(String(refused)).not.toContain("hunter2");
    url.pathname = "/atlantis";
    await expect(openStorage({ url: url.href, log, workerPath })).rejects.toMatchObject({
      code: "failed",
      message: /The PostgreSQL database atlantis on .* refuses: there is no database of that name/,
    });
    await expect(openStorage({ url: "mysql://user:hunter2@db/town", log, workerPath })).rejects.toMatchObject(
      {
        code: "failed",
        message: "The database's URL must look like postgresql://user:password@host:5432/name.",
      },
    );
  });

  it("keeps and opens as many connections as its options say", async () => {
    const url = await server.newDatabase();
    const storage = await open(url, { minConnections: 3, maxConnections: 4 });
    const count = async (): Promise<number> =>
      Number(
        (
          await sql(
            server.url,
            `SELECT count(*) AS n FROM pg_stat_activity WHERE application_name LIKE 'wyldlands%' AND datname = '${new URL(url).pathname.slice(1)}'`,
          )
        )[0]?.["n"],
      );
    expect(await count()).toBe(3);
    await Promise.all(Array.from({ length: 50 }, () => storage.loadLink()));
    expect(await count()).toBe(4);
  });
});

describe.skipIf(postgresSource() === undefined)("PostgreSQL's schema", () => {
  let server: TestPostgres;
  let url: string | undefined;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.close());

  migrationSuite(async (list) => {
    url ??= await server.newDatabase();
    return openPostgresql(
      { engine: "postgresql", url, maxConnections: 2, minConnections: 1, waitMs: 1000 },
      new RecordingHost(),
      list,
    );
  });
});
