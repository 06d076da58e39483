import { describe, expect, it } from "vitest";
import { say } from "../deeds/speech/say.ts";
import type { TestWorld } from "../testing/test-world.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { voiceContent } from "../testing/voice-content.ts";

describe("npcs among themselves", () => {
  const worlds = useWorlds();

  /** Orla makes so many remarks, far enough apart; how often Bram said something. */
  async function remarks(world: TestWorld, count: number): Promise<number> {
    for (let made = 0; made < count; made += 1) {
      world.runner.run(say, world.one("orla"), { text: `That makes ${made}.` });
      await world.tick(120_000);
    }
    return world.voices.traces.of(world.one("bram")).length;
  }

  it("answer each other now and then while a player listens, and an answer is not answered", async () => {
    const world = await worlds({ content: voiceContent(), seed: "banter" });
    const ann = await world.player("Ann");
    world.move(ann.character, "hut");
    ann.read();
    expect(await remarks(world, 8)).toBeGreaterThan(0);
    expect(world.voices.traces.of(world.one("orla"))).toEqual([]);
    expect(ann.read()).toMatch(/^Bram says, '/m);
  });

  it("save their breath when nobody listens", async () => {
    const world = await worlds({ content: voiceContent(), seed: "banter" });
    expect(await remarks(world, 8)).toBe(0);
  });

  it("do not answer twice in a row", async () => {
    const world = await worlds({ content: voiceContent(), seed: "banter" });
    const ann = await world.player("Ann");
    world.move(ann.character, "hut");
    for (let made = 0; made < 20; made += 1)
      world.runner.run(say, world.one("orla"), { text: `Again ${made}.` });
    await world.tick();
    expect(world.voices.traces.of(world.one("bram"))).toHaveLength(1);
  });
});
