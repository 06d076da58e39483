import {
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createLog, ROTATE_BYTES } from "./create-log.ts";

describe("the log", () => {
  let folder: string;
  let shown: string;
  const terminal = { write: (text: string) => (shown += text) };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "wyld-log-"));
    shown = "";
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const written = (): string => readFileSync(join(folder, "world.log"), "utf8");
  const open = (pretty = false, level = "info") =>
    createLog({ role: "world", folder, level, pretty, terminal });

  test("keeps every record as JSON in a file of its owner, and shows errors and announcements only", () => {
    const log = open();
    log.info({ turn: 4 }, "a turn");
    log.info({ say: true }, "The world is ready.");
    log.error({ err: new Error("disk full") }, "The commit failed");
    expect(
      written()
        .trim()
        .split("\n")
        .map((line) => (JSON.parse(line) as { msg: string }).msg),
    ).toEqual(["a turn", "The world is ready.", "The commit failed"]);
    expect(statSync(join(folder, "world.log")).mode & 0o077).toBe(0);
    expect(shown).toBe("world: The world is ready.\nworld: The commit failed: disk full\n");
  });

  test("shows an error's causes, and words that were passed on only once", () => {
    const full = new Error("disk full");
    const failed = new Error("disk full", { cause: full });
    open().error({ err: new Error("nothing was saved", { cause: failed }) }, "The commit failed");
    expect(shown).toBe("world: The commit failed: nothing was saved: disk full\n");
  });

  test("shows every record when it is to be pretty", () => {
    open(true).info("a turn");
    expect(shown).toBe("world: a turn\n");
  });

  test("holds no secret, at any depth, in errors and in addresses", () => {
    const log = open();
    const failed = Object.assign(new Error("no route to postgres://a:s3cret1@db/x"), {
      parameters: ["s3cret2"],
      code: "E1",
    });
    log.error(
      {
        err: failed,
        token: "s3cret3",
        deep: { list: [{ passwordHash: "s3cret4" }] },
        url: "x://u:s3cret5@h",
      },
      "m",
    );
    log.child({ name: "c" }).warn({ headers: { authorization: "s3cret6", "set-cookie": "s3cret7" } }, "m");
    expect(written()).not.toContain("s3cret");
    expect(shown).not.toContain("s3cret");
    expect(JSON.parse(written().split("\n")[0] ?? "")).toMatchObject({
      err: { message: "no route to postgres://a:********@db/x", code: "E1" },
      token: "[hidden]",
    });
  });

  test("ends nobody when the disk is full, and still speaks on the terminal", () => {
    symlinkSync("/dev/full", join(folder, "world.log"));
    const log = open();
    for (let i = 0; i < 3; i++) log.error({ n: i }, "no room");
    expect(shown).toBe("world: no room\n".repeat(3));
    // Last words do not wait for room.
    log.fatal("no room to start");
    expect(shown).toContain("world: no room to start\n");
  });

  test("puts a file aside at start once it is larger than 20 MB", () => {
    const file = join(folder, "world.log");
    writeFileSync(file, "old\n");
    open().info("kept beside the old");
    expect(written()).toContain("old\n");
    truncateSync(file, ROTATE_BYTES + 1);
    open().info("new");
    expect(written()).not.toContain("old\n");
    expect(readFileSync(`${file}.1`, "utf8")).toContain("old\n");
  });
});
