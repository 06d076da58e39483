import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { watchContent } from "./watch-content.ts";

describe("watching a content folder", () => {
  let folder: string;
  let watch: { close(): void };
  const changed = vi.fn();

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "watch-"));
    mkdirSync(join(folder, "areas/dock"), { recursive: true });
    writeFileSync(join(folder, "areas/dock/rooms.yaml"), "pier: 1\n");
    changed.mockClear();
    watch = watchContent(folder, pino({ level: "silent" }), changed);
  });
  afterEach(() => {
    watch.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** One call for what was done, and no second one. */
  async function noticed(): Promise<void> {
    await vi.waitFor(() => expect(changed).toHaveBeenCalled(), { timeout: 5_000 });
    await delay(150);
    expect(changed).toHaveBeenCalledTimes(1);
    changed.mockClear();
  }

  it("notices a file that another is put in the place of, each time", async () => {
    const path = join(folder, "areas/dock/rooms.yaml");
    for (const text of ["pier: 2\n", "pier: 3\n", "pier: 4\n"]) {
      writeFileSync(`${path}~`, text);
      renameSync(`${path}~`, path);
      await noticed();
    }
  });

  it("notices a file that is written in its place, made or deleted", async () => {
    const path = join(folder, "areas/dock/npcs.yaml");
    writeFileSync(path, "joss: 1\n");
    await noticed();
    writeFileSync(path, "joss: 2\n");
    await noticed();
    rmSync(path);
    await noticed();
  });

  it("notices folders that come, what is done in them, and that they go", async () => {
    mkdirSync(join(folder, "areas/fen/rooms"), { recursive: true });
    await noticed();
    writeFileSync(join(folder, "areas/fen/rooms/edge.yaml"), "gate: 1\n");
    await noticed();
    rmSync(join(folder, "areas/fen"), { recursive: true });
    await noticed();
    writeFileSync(join(folder, "areas/dock/rooms.yaml"), "pier: 9\n");
    await noticed();
  });

  it("takes many files written at once for one change", async () => {
    for (let file = 0; file < 50; file += 1) writeFileSync(join(folder, `areas/dock/${file}.yaml`), "a: 1\n");
    await noticed();
  });

  it("does not mind what editors keep for themselves, and what is made ready in hidden folders", async () => {
    mkdirSync(join(folder, "areas/.import-1-fen"));
    writeFileSync(join(folder, "areas/.import-1-fen/area.yaml"), "name: The Fen\n");
    writeFileSync(join(folder, "areas/dock/.rooms.yaml.swp"), "b0");
    writeFileSync(join(folder, "areas/dock/rooms.yaml~"), "pier: 0\n");
    await delay(300);
    expect(changed).not.toHaveBeenCalled();
  });
});
