import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { pino } from "pino";
import { afterAll, afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { authored } from "../authored.ts";
import { SMALL_GAME } from "../content/content-fixture.ts";
import { loadContent } from "../content/load.ts";
import type { Content } from "../content/types.ts";
import { ContentReader, type Reading } from "./content-reader.ts";
import { prepare, type NewContent } from "./prepare.ts";
import { changeWords } from "./report.ts";
import { watchContent } from "./watch-content.ts";

const SHIPPED = fileURLToPath(new URL("../../../../content", import.meta.url));
const ROOMS = "areas/dock/rooms.yaml";

describe("the thread that reads content", () => {
  let folder = "";
  const reader = new ContentReader(inject("bundles")["content-worker"]);

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "reload-"));
    for (const [file, text] of Object.entries(SMALL_GAME)) {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), text);
    }
  });
  afterAll(() => reader.stop());
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  const contentOf = async (path: string): Promise<Content> => {
    const loaded = await loadContent(path);
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.findings));
    return loaded.content;
  };
  const news = async (old: Content, reading: Reading): Promise<NewContent> => {
    if (!reading.ok) throw new Error(JSON.stringify(reading.findings));
    return prepare(authored(old), reading.take);
  };

  it("hands over the whole game that ships, to the last component", async () => {
    const old = await contentOf(SHIPPED);
    const before = authored(old);
    const reading = await reader.read(SHIPPED);
    if (!reading.ok) throw new Error("the game that ships has faults");
    const read = await prepare(before, reading.take);
    expect(changeWords(read)).toBe("Nothing is changed");
    expect(read.swaps.size).toBe(0);
    expect([...read.next.prototypes]).toEqual([...before.prototypes]);
    for (const [id, prototype] of before.prototypes) expect(read.next.prototypes.get(id)).toBe(prototype);
    expect(read.next.content).toEqual(old);
  });

  it("sees what is edited, and nothing else", async () => {
    const old = await contentOf(folder);
    const path = join(folder, ROOMS);
    const text = await readFile(path, "utf8");
    await writeFile(path, text.replace("look: Planks", "look: Swept planks"));
    const read = await news(old, await reader.read(folder));
    expect(changeWords(read)).toBe("Changed: a room");
    expect(read.swaps.size).toBe(1);
    expect([...read.toStock]).toEqual(read.changes.rooms.changed);
  });

  it("brings only what is other than what the world has taken; everything, when the thread is a new one", async () => {
    const wholes = (reading: Reading): number => {
      if (!reading.ok) throw new Error(JSON.stringify(reading.findings));
      let count = 0;
      for (let chunk = reading.take(); chunk; chunk = reading.take())
        if ("entries" in chunk) count += chunk.entries.filter(([, entry]) => entry !== undefined).length;
      return count;
    };
    const thread = new ContentReader(inject("bundles")["content-worker"]);
    try {
      const first = await thread.read(folder);
      const all = wholes(first);
      expect(all).toBeGreaterThan(8);
      // Read, and not taken: what the world has is something else.
      expect(wholes(await thread.read(folder))).toBe(all);
      if (first.ok) first.taken?.();
      const path = join(folder, ROOMS);
      await writeFile(path, (await readFile(path, "utf8")).replace("look: Planks", "look: Swept planks"));
      expect(wholes(await thread.read(folder))).toBe(all);
      const second = await thread.read(folder);
      if (second.ok) second.taken?.();
      await writeFile(path, (await readFile(path, "utf8")).replace("Swept planks", "Twice swept planks"));
      expect(wholes(await thread.read(folder))).toBe(1);
      thread.stop();
      expect(wholes(await thread.read(folder))).toBe(all);
      // What the old thread's reading was says nothing of the new one's.
      if (second.ok) second.taken?.();
      expect(wholes(await thread.read(folder))).toBe(all);
    } finally {
      thread.stop();
    }
  });

  it("names file and line of what does not parse, and reads on when it is mended", async () => {
    const path = join(folder, ROOMS);
    const old = await contentOf(folder);
    const text = await readFile(path, "utf8");
    await writeFile(path, `${text}\nbroken: [\n`);
    const reading = await reader.read(folder);
    expect(reading).toMatchObject({ ok: false, findings: [{ file: ROOMS, code: "bad-yaml" }] });
    await writeFile(path, text);
    expect(changeWords(await news(old, await reader.read(folder)))).toBe("Nothing is changed");
  });

  it("waits for an editor that has written half of a file", async () => {
    const path = join(folder, ROOMS);
    const text = await readFile(path, "utf8");
    await writeFile(path, `${text}\nhalf: [`);
    const reading = reader.read(folder);
    // The thread has found the fault by then, or is about to: whichever, it reads the folder once more.
    await writeFile(path, text);
    expect((await reading).ok).toBe(true);
  });

  it("says why a folder cannot be read", async () => {
    expect(await reader.read(join(folder, "nowhere"))).toMatchObject({
      ok: false,
      findings: [{ code: "no-folder" }],
    });
  });

  it("is asked again when a file of the folder changes, once for many files, and not for an editor's own", async () => {
    let calls = 0;
    let called = (): void => {};
    const first = new Promise<void>((resolve) => (called = resolve));
    const watch = watchContent(folder, pino({ level: "silent" }), () => {
      calls += 1;
      called();
    });
    try {
      await writeFile(join(folder, "areas/dock/.rooms.yaml.swp"), "x");
      await writeFile(join(folder, "areas/dock/rooms.yaml~"), "x");
      for (const name of ["a", "b", "c"]) await writeFile(join(folder, `help/${name}.md`), "Words.");
      await first;
      expect(calls).toBe(1);
    } finally {
      watch.close();
    }
  });
});
