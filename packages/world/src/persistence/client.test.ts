import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openStorage } from "./client.ts";
import type { StorageOptions } from "./client.ts";
import { emptyBatch } from "./port.ts";

const log = { info: () => {}, warn: () => {}, error: () => {} };

/** A worker that opens, and then does what `onCommit` says when it is asked for a commit. */
function workerThat(onCommit: string): URL {
  const code = `import { parentPort } from "node:worker_threads";
    parentPort.on("message", (request) => {
      const answer = () => parentPort.postMessage({ kind: "answer", id: request.id });
      if (request.task === "commit") { ${onCommit} }
      else if (request.task === "close") { answer(); parentPort.close(); }
    });
    parentPort.postMessage({ kind: "ready" });`;
  return new URL(`data:text/javascript,${encodeURIComponent(code)}`);
}

describe("the storage client", () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), "wyldlands-client-"));
  });
  afterEach(() => rmSync(dataDir, { recursive: true }));
  const open = (workerPath: URL, more: Partial<StorageOptions> = {}) =>
    openStorage({ dataDir, log, workerPath, ...more });

  it("rejects everything and tells its listeners once when the worker ends", async () => {
    const storage = await open(workerThat("process.exit(1)"));
    const heard: Error[] = [];
    storage.onFailure((error) => heard.push(error));
    const reading = storage.characterNameTaken("somebody");
    const committing = storage.commit(emptyBatch(1, 0));
    const failure = { code: "database-lost", message: "The storage thread ended (code 1)." };
    await expect(committing).rejects.toMatchObject(failure);
    await expect(reading).rejects.toMatchObject(failure);
    await expect(storage.loadLink()).rejects.toMatchObject(failure);
    expect(heard).toMatchObject([failure]);
    const late = await new Promise<Error>((resolve) => storage.onFailure(resolve));
    expect(late).toBe(heard[0]);
    await storage.close();
  });

  it("is lost when the worker breaks, and frees the folder", async () => {
    const storage = await open(workerThat('throw new Error("out of paper")'));
    const failed = new Promise<Error>((resolve) => storage.onFailure(resolve));
    await expect(storage.commit(emptyBatch(1, 0))).rejects.toMatchObject({ code: "database-lost" });
    expect((await failed).message).toBe("The storage thread broke: out of paper");
    await storage.close();
    await (await open(workerThat("answer()"))).close();
  });

  it("is lost when a commit takes longer than its limit", async () => {
    const storage = await open(workerThat(""), { commitLimitMs: 30 });
    const failed = new Promise<Error>((resolve) => storage.onFailure(resolve));
    await expect(storage.commit(emptyBatch(1, 0))).rejects.toMatchObject({
      code: "database-lost",
      message: "The database took more than 0.03 s for one commit; whether it was stored is unknown.",
    });
    expect(await failed).toMatchObject({ code: "database-lost" });
    await storage.close();
  });

  it("refuses a second start on its folder until it is closed", async () => {
    const storage = await open(workerThat("answer()"));
    await expect(open(workerThat("answer()"))).rejects.toMatchObject({ code: "locked" });
    await storage.close();
    await storage.close();
    await (await open(workerThat("answer()"))).close();
  });

  it("keeps its folder to its user", async () => {
    const folder = join(dataDir, "deep", "data");
    await (await open(workerThat(""), { dataDir: folder })).close();
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it("frees the folder when the worker's file cannot be run", async () => {
    await expect(open(new URL("file:///nowhere/worker.js"))).rejects.toMatchObject({ code: "database-lost" });
    await (await open(workerThat(""))).close();
  });

  it("says what it needs when it is told nowhere to store", async () => {
    await expect(openStorage({ log })).rejects.toThrow(/a data folder or the URL/);
  });
});
