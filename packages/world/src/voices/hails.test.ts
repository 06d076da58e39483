import type { Reply, Scene } from "@wyldlands/voice";
import { describe, expect, it } from "vitest";
import { Acquaintance } from "../components/index.ts";
import { remember } from "../society/regard.ts";
import { untilHour } from "../time/calendar.ts";
import type { Player, TestWorld, TestWorldOptions } from "../testing/test-world.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { voiceContent } from "../testing/voice-content.ts";
import { openSpeech } from "./open-speech.ts";
import type { Speech } from "./speech.ts";

const MINUTE = 60_000;

describe("npcs that speak first", () => {
  const worlds = useWorlds();
  // One who is talkative through and through speaks nearly whenever it has a mind to.
  const content = voiceContent({ cate: { traits: { talkative: 1 } } });

  async function shore(options: TestWorldOptions = {}): Promise<{ world: TestWorld; ann: Player }> {
    const world = await worlds({ content, seed: "hail", ...options });
    return { world, ann: await world.player("Ann") };
  }

  const like = (world: TestWorld, { character }: Player): void => {
    world.game.world.attempt(() =>
      remember(world.game, world.one("cate"), character, "gave a fish", { affinity: 0.6 }),
    );
  };

  /** Comes to the beach anew; what is said there within some seconds. */
  async function comes(world: TestWorld, player: Player): Promise<string> {
    await player.type("west");
    await player.type("east");
    player.read();
    await world.tick(2_000);
    return player.read();
  }

  it("greet a friend who comes in, by themselves and once in a while", async () => {
    const { world, ann } = await shore();
    like(world, ann);
    expect(await comes(world, ann)).toMatch(/^Cate says, '.+'$/m);
    // Not again at every step.
    expect(await comes(world, ann)).not.toContain("Cate");
    await world.tick(30 * MINUTE);
    expect(await comes(world, ann)).toMatch(/^Cate says, '.+'$/m);
  });

  it("leave strangers alone, and those who want it brief", async () => {
    const { world, ann } = await shore();
    expect(await comes(world, ann)).not.toContain("Cate");
    like(world, ann);
    await ann.type("brief on");
    expect(await comes(world, ann)).not.toContain("Cate");
  });

  it("do not answer for a player who has gone on before they spoke", async () => {
    const { world, ann } = await shore();
    like(world, ann);
    await ann.typeAll("east", "west");
    ann.read();
    await world.tick(2_000);
    expect(ann.read()).not.toContain("Cate");
    expect([...world.game.world.query(Acquaintance)]).toEqual([]);
  });

  it("tell who is in their shop that it shuts within the hour, once", async () => {
    const { world, ann } = await shore({ content: voiceContent({}, [], { from: 8, to: 18 }) });
    world.move(ann.character, "hut");
    await world.tick(untilHour(world.game, (hours) => hours % 24 === 16));
    await world.tick(20_000);
    ann.read();
    await world.tick(untilHour(world.game, (hours) => hours % 24 === 17));
    await world.tick(20_000);
    expect(ann.read()).toMatch(/^Orla says, '.*(?:shut|clos|till|one more|last things|the day)/im);
    await world.tick(70_000);
    expect(ann.read()).not.toContain("Orla");
  });

  it("say what a model prepared for them while the player walked up, and wait for none", async () => {
    const prepared: Scene[] = [];
    let answer: (reply: Reply) => void = () => {};
    const speech = (world: () => TestWorld): Speech => ({
      ...openSpeech({ game: world().game, steady: () => 0 }),
      model: true,
      answer: (scene) => {
        prepared.push(scene);
        return new Promise((resolve) => (answer = resolve));
      },
    });
    let world: TestWorld | undefined;
    const lazy = new Proxy({} as Speech, {
      get: (_target, key) => {
        if (!world) return key === "model" ? true : undefined;
        return speech(() => world as TestWorld)[key as keyof Speech];
      },
    });
    world = await worlds({ content, seed: "hail", speech: lazy });
    const ann = await world.player("Ann");
    like(world, ann);
    await ann.typeAll("north", "south");
    await world.settle();
    expect(prepared.at(-1)).toMatchObject({
      said: { how: "enter" },
      npc: { name: "Cate" },
      speaker: { name: "Ann" },
    });
    const trace = { sources: [], withheld: [], notes: [] };
    answer({ say: "There you are, and dry.", acts: [], emotions: [], from: "model", key: "m1", trace });
    await world.settle();
    await ann.type("east");
    ann.read();
    await world.tick(2_000);
    expect(ann.read()).toBe("Cate says, 'There you are, and dry.'");
  });
});
