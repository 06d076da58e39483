import { fsyncSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { storageError } from "./database-errors.ts";
import { DurableNodeFs } from "./durable-fs.ts";
import { openStorage } from "./client.ts";
import { openPglite, proveDurable, startPglite } from "./engine-pglite.ts";
import { migrationSuite } from "./migrate.suite.ts";
import { migrations } from "./migrations/index.ts";
import { emptyBatch } from "./port.ts";
import { runChild } from "./testing/child.ts";
import { freshDataFolder } from "./testing/data-folder.ts";
import { RecordingHost } from "./testing/host.ts";
import { allEntities, entityOf } from "./testing/rows.ts";

const silent = { info: () => {}, warn: () => {}, error: () => {} };
const MB = 1024 * 1024;
const workerPath = inject("bundles")["storage-worker"];

describe("the embedded database", () => {
  let dataDir: string;
  beforeEach(async () => {
    dataDir = await freshDataFolder(workerPath);
  });
  afterEach(() => rmSync(dataDir, { recursive: true }));

  it("makes an fsync for every commit, and says so at its start", async () => {
    const host = new RecordingHost();
    const engine = await openPglite(join(dataDir, "pglite"), host, migrations);
    await engine.close();
    expect(host.logged).toMatchObject([
      { level: "info", fields: { fsyncs: expect.any(Number) as number }, message: /commits reach the disk/ },
    ]);
    const { db, fs } = await startPglite(join(dataDir, "pglite"));
    await db.exec("CREATE TABLE notes (text text)");
    const before = fs.fsyncs;
    for (let at = 0; at < 10; at++) await db.query("INSERT INTO notes VALUES ($1)", [`note ${at}`]);
    await db.close();
    expect(fs.fsyncs - before).toBeGreaterThanOrEqual(10);
  });

  it("confirms nothing that the disk refused", async () => {
    let broken = false;
    const fs = new DurableNodeFs(join(dataDir, "pglite"), (descriptor) => {
      if (broken) throw new Error("the disk is gone");
      fsyncSync(descriptor);
    });
    const { db } = await startPglite(join(dataDir, "pglite"), fs);
    await db.exec("CREATE TABLE notes (text text)");
    broken = true;
    const refused = await db.query("INSERT INTO notes VALUES ('lost')").catch((error: unknown) => error);
    expect(storageError(refused, "committing")).toMatchObject({ code: "database-lost" });
  });

  it("is a copy of the template where there is one, and leaves that as it was", async () => {
    const template = join(dataDir, "pglite");
    const host = new RecordingHost();
    const engine = await openPglite(join(dataDir, "copy"), host, migrations, template);
    // This template has its tables: a database that was made anew would have had to be given them.
    expect(host.migrations).toEqual([]);
    expect(await engine.acquireLease("a test", "seed")).toMatchObject({ epoch: 1, seed: "seed" });
    await engine.close();
    const again = await openPglite(template, host, migrations);
    expect(await again.acquireLease("a test", "other seed")).toMatchObject({ epoch: 1, seed: "other seed" });
    await again.close();
  });

  it("keeps its folder to its user", async () => {
    const storage = await openStorage({ dataDir, log: silent, workerPath });
    await storage.close();
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
    expect(statSync(join(dataDir, "pglite")).mode & 0o777).toBe(0o700);
  });

  it("says in words that a folder holds something else", async () => {
    const folder = join(dataDir, "pglite");
    rmSync(join(folder, "global"), { recursive: true });
    await expect(openPglite(folder, new RecordingHost(), migrations)).rejects.toMatchObject({
      code: "failed",
      message: new RegExp(`The embedded database in ${folder} does not open`),
    });
  });

  it("does not grow with the commits it has taken", { timeout: 600_000 }, async () => {
    const commits = process.env["WYLDLANDS_LONG"] === "1" ? 20_000 : 900;
    const bytes = new Uint8Array(100_000).fill(7);
    const at = { gateway: "gateway-1", boot: "boot-1" };
    const storage = await openStorage({ dataDir, log: silent, workerPath });
    const { epoch } = (await storage.acquireLease("test"))!;
    const things = Array.from({ length: 10 }, () => entityOf());
    for (let fseq = 1; fseq <= commits; fseq++) {
      await storage.commit({
        ...emptyBatch(epoch, fseq),
        entities: things.map((thing) => ({
          ...thing,
          rev: fseq,
          data: { fseq, words: "worn smooth by the sea" },
        })),
        boots: [{ ...at, lastFseq: fseq, gone: false }],
        progress: [{ ...at, session: 1, seq: fseq, attemptSeq: null, attempts: 0 }],
        outbox: [{ ...at, fseq, bytes }],
        acked: [{ ...at, fseq: fseq - 2 }],
      });
    }
    const grown = sizeOf(join(dataDir, "pglite"));
    await storage.close();
    expect(commits * bytes.length).toBeGreaterThan(85 * MB);
    // Unswept, 90 MB make it 225 MB; swept, it stays below 140 however many there are.
    expect(grown).toBeLessThan(180 * MB);
  });

  it("loses nothing that it confirmed when its process is killed", async () => {
    const id = entityOf().id;
    const child = runChild("doomed-world", JSON.stringify({ dataDir, id, workerPath }));
    await child.line((line) => Number(line) >= 50);
    await child.kill("SIGKILL");
    const storage = await openStorage({ dataDir, log: silent, workerPath });
    const [survivor] = await allEntities(storage);
    await storage.close();
    expect(survivor?.rev).toBeGreaterThanOrEqual(Number(child.lines.at(-1)));
    expect(survivor?.data).toEqual({ rev: survivor?.rev });
  });
});

describe("the embedded database's durability", () => {
  it("says loudly when a commit makes no fsync", async () => {
    const host = new RecordingHost();
    await proveDurable(async () => {}, { fsyncs: 0 }, host);
    expect(host.logged).toMatchObject([{ level: "error", message: /DOES NOT REACH THE DISK/ }]);
  });
});

describe("the embedded database's schema", () => {
  let folder: string | undefined;
  afterAll(() => {
    if (folder !== undefined) rmSync(folder, { recursive: true });
  });
  migrationSuite(async (list) => {
    folder ??= await freshDataFolder(workerPath);
    return openPglite(join(folder, "pglite"), new RecordingHost(), list);
  });
});

function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}
