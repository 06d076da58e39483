import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findVectors } from "@wyldlands/voice";
import { pino } from "pino";
import { describe, expect, it } from "vitest";
import { worldConfig } from "../config.ts";
import { marketContent } from "../testing/market-content.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { remember } from "./long-term.ts";
import { MOST_MEMORIES } from "./memories.ts";
import { memoryLimits, ownVectors } from "./memory-config.ts";
import { comesToMind } from "./recall.ts";

describe("likeness by our own word vectors", () => {
  const start = useWorlds();
  const log = pino({ level: "silent" });

  it("brings up what was meant where no word is the same, and nothing without them", async () => {
    const world = await start({ content: marketContent() });
    const wyn = world.one("wyn");
    world.game.world.attempt(() => {
      for (const words of [
        "The ferry sank in the gale.",
        "The smith mended a broken sword.",
        "Snow has closed the pass.",
      ])
        remember(world.game, "isle:wyn", {
          kind: "hearsay",
          fact: { verb: "words", words },
          importance: 0.8,
        });
    });
    const asked = "what of the ship that went down in a storm";
    expect(comesToMind(world.game, wyn, undefined, asked)).toEqual([]);
    world.game.memory.likeness = await ownVectors(log);
    expect(comesToMind(world.game, wyn, undefined, asked)[0]?.text).toBe("The ferry sank in the gale.");
  });

  it("are read before they are asked for: a turn finds them in memory, whatever became of the file", async () => {
    const folder = mkdtempSync(join(tmpdir(), "vectors-"));
    const file = join(folder, "words.bin");
    copyFileSync(findVectors() ?? "", file);
    const [own] = await ownVectors(log, file);
    rmSync(folder, { recursive: true });
    expect(own?.of("a thief", "a robber")).toBeGreaterThan(own?.of("a thief", "a herring") ?? 1);
    expect(own?.of("a thief", "qwzx")).toBeUndefined();
  });

  it("are left out when their file is broken or gone, which the log tells", async () => {
    const logged: string[] = [];
    const telling = pino({}, { write: (line: string) => void logged.push(line) });
    expect(await ownVectors(telling, "/nowhere/words.bin")).toEqual([]);
    expect(await ownVectors(telling, fileURLToPath(import.meta.url))).toEqual([]);
    expect(logged.map((line) => JSON.parse(line).err.message)).toEqual([
      expect.stringContaining("ENOENT"),
      expect.stringContaining("this is no file of word vectors"),
    ]);
  });

  it("are asked after those of a provider, where it can tell", async () => {
    const world = await start({ content: marketContent() });
    const { memory } = world.game;
    memory.likeness = [{ of: (one) => (one === "known" ? 0.9 : undefined) }, { of: () => 0.1 }];
    expect([memory.likenessOf("known", "x"), memory.likenessOf("new", "x")]).toEqual([0.9, 0.1]);
    memory.likeness = [];
    expect(memory.likenessOf("known", "x")).toBe(0);
  });

  it("go through a full mind fast enough for a turn", async () => {
    const world = await start({ content: marketContent(), dev: false });
    world.game.memory.likeness = await ownVectors(log);
    const nouns = ["lamp", "boat", "thief", "herring", "storm", "priest", "bridge", "wolf", "oven", "letter"];
    world.game.world.attempt(() => {
      for (let i = 0; i < MOST_MEMORIES; i += 1) {
        const words = `The ${nouns[i % 10]} of the ${nouns[(i * 7 + 3) % 10]} was seen by ${i} people at the ${nouns[(i * 3) % 10]}.`;
        remember(world.game, "isle:wyn", {
          kind: "hearsay",
          fact: { verb: "words", words },
          importance: 0.8,
        });
      }
    });
    const wyn = world.one("wyn");
    // The quickest of many: what the machine does besides is no matter.
    const took = Array.from({ length: 40 }, (_, i) => {
      const began = performance.now();
      comesToMind(world.game, wyn, undefined, `where is the ${nouns[i % 10]} number ${i}`);
      return performance.now() - began;
    });
    process.stdout.write(
      `a full mind of ${MOST_MEMORIES} memories is gone through in ${Math.min(...took).toFixed(2)} ms\n`,
    );
    expect(Math.min(...took)).toBeLessThan(2);
  });

  it("and limits are as the configuration says", () => {
    expect(memoryLimits(worldConfig.parse({}))).toEqual({ shortTerm: 20, threshold: 0.7 });
    const ai = { memory: { short_term_size: 5, long_term_threshold: 0.4 } };
    expect(memoryLimits(worldConfig.parse({ ai }))).toEqual({ shortTerm: 5, threshold: 0.4 });
    for (const memory of [{ short_term_size: 0 }, { short_term_size: 101 }, { long_term_threshold: 1.5 }])
      expect(worldConfig.safeParse({ ai: { memory } }).success).toBe(false);
  });
});
