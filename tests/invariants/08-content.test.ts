import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadContent } from "@wyldlands/world";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const GAME = join(import.meta.dirname, "../../content");

describe("invariant 8: content loads whole or not at all", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "invariant-8-"));
    await cp(GAME, folder, { recursive: true });
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test("the game that ships loads", async () => {
    const loaded = await loadContent(GAME);
    expect(loaded.ok ? [] : loaded.findings).toEqual([]);
  });

  test.each([
    ["a key nobody knows", (text: string) => `${text}\nsurprise: { name: X }\n`],
    ["an exit to a room that is not there", (text: string) => text.replace("in: tavern", "in: no-such-room")],
    ["a cut-off file", (text: string) => text.slice(0, text.length - 40)],
    ["a tab where there must be none", (text: string) => text.replace("  name:", "\tname:")],
  ])("a set with %s gives no content at all, but findings with file and line", async (_what, spoil) => {
    const path = join(folder, "areas/harbor/rooms.yaml");
    const text = await readFile(path, "utf8");
    const spoilt = spoil(text);
    expect(spoilt).not.toBe(text);
    await writeFile(path, spoilt);
    const loaded = await loadContent(folder);
    await writeFile(path, text);
    expect(loaded.ok).toBe(false);
    if (loaded.ok) return;
    expect(loaded.findings.length).toBeGreaterThan(0);
    for (const { file, line, message } of loaded.findings) {
      expect(file).toMatch(/^areas\/harbor\/[a-z]+\.yaml$/);
      expect(line).toBeGreaterThan(0);
      expect(message.length).toBeGreaterThan(10);
    }
    expect("content" in loaded).toBe(false);
  });

  test("what is loaded cannot be changed by a later, spoilt load", async () => {
    const before = await loadContent(folder);
    await writeFile(join(folder, "world.yaml"), "name: Half\n");
    const after = await loadContent(folder);
    expect([before.ok, after.ok]).toEqual([true, false]);
    expect(before.ok && before.content.world.name).toBe("Wyldlands");
  });
});
