import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { lockFolder } from "./folder-lock.ts";

describe("the lock on a data folder", () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "wyld-lock-"));
    file = join(folder, "gateway.lock");
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test("is held by one process, which a second one names", async () => {
    const lock = await lockFolder(file, folder, "gateway");
    await expect(lockFolder(file, folder, "gateway")).rejects.toMatchObject({
      code: "already-running",
      exitCode: 78,
      message: expect.stringContaining(
        `A gateway already runs on ${folder} (process ${process.pid})`,
      ) as string,
    });
    lock.release();
    (await lockFolder(file, folder, "gateway")).release();
  });

  test("stays held, with what was noted before, when a note of the children cannot be written", async () => {
    const lock = await lockFolder(file, folder);
    lock.children([process.pid]);
    const noted = readFileSync(file, "utf8");
    mkdirSync(`${file}.${process.pid}.new`);
    expect(() => lock.children([])).not.toThrow();
    expect(readFileSync(file, "utf8")).toBe(noted);
    lock.release();
  });
});
