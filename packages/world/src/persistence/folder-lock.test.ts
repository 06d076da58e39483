import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { lockFolder } from "./folder-lock.ts";
import { runChild } from "./testing/child.ts";

describe("the lock of a data folder", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "wyldlands-lock-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** A lock file as a process would have left it. */
  const leave = (holder: object): string => {
    mkdirSync(join(folder, "lock"), { recursive: true });
    const path = join(folder, "lock", "left.json");
    writeFileSync(path, JSON.stringify(holder));
    return path;
  };

  /** What this process writes about itself. */
  const ownRecord = async (): Promise<{ pid: number; started: string; place: string }> => {
    const lock = await lockFolder(folder);
    const [name] = readdirSync(join(folder, "lock"));
    const record: unknown = JSON.parse(readFileSync(join(folder, "lock", name!), "utf8"));
    lock.release();
    return record as { pid: number; started: string; place: string };
  };

  it("is free again once released", async () => {
    (await lockFolder(folder)).release();
    (await lockFolder(folder)).release();
    expect(readdirSync(join(folder, "lock"))).toEqual([]);
  });

  it("refuses a second process, says who holds it and what to do, and falls free when the holder is killed", async () => {
    const child = runChild("lock-holder", folder);
    await child.line((line) => line === "held");
    await expect(lockFolder(folder)).rejects.toMatchObject({
      code: "locked",
      message: `The data folder ${folder} is in use by process ${child.pid}. Stop that process first, or give this one another folder (WYLDLANDS_DATA_DIR).`,
    });
    await child.kill("SIGKILL");
    (await lockFolder(folder)).release();
  });

  it("never goes to two at once", async () => {
    const attempts = await Promise.allSettled(Array.from({ length: 6 }, () => lockFolder(folder)));
    const held = attempts.filter((attempt) => attempt.status === "fulfilled");
    expect(held.length).toBeLessThanOrEqual(1);
    expect(readdirSync(join(folder, "lock"))).toHaveLength(held.length);
    for (const attempt of held) attempt.value.release();
  });

  it("is not held by a process that only reuses the dead holder's id", async () => {
    leave({ ...(await ownRecord()), started: "1" });
    (await lockFolder(folder)).release();
  });

  it("is held by a process of another container as long as that touches its file", async () => {
    const path = leave({ ...(await ownRecord()), place: "another boot pid:[1]" });
    let at = 0;
    const touching = setInterval(() => utimesSync(path, ++at, at), 20);
    await expect(lockFolder(folder, 1000)).rejects.toMatchObject({
      code: "locked",
      message: /process \d+ of another container or host/,
    });
    clearInterval(touching);
    (await lockFolder(folder, 200)).release();
  });
});
