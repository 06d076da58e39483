import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { Mind } from "../components/index.ts";
import { giveWord } from "../memory/promise-deeds.ts";
import type { TestWorld } from "../testing/test-world.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { villageContent, type Villager } from "../testing/village-content.ts";

const SHIPPED = parse(
  readFileSync(new URL("../../../../content/rules/minds.yaml", import.meta.url), "utf8"),
) as object;

const start = useWorlds();

/** The rules that the game ships with, for a keeper who would rather be in the watch house. */
const MINDS = {
  ...SHIPPED,
  archetypes: {
    keeper: {
      about: "keeps a shop",
      goals: ["keep-word", "keep-hours"],
      actions: ["wait-at-the-counter"],
      day: [{ at: 0, place: "tavern", does: "guard", doing: "with feet up" }],
    },
  },
};
const bett: Villager = {
  name: "Bett",
  room: "watch-house",
  archetype: "keeper",
  places: { work: "bakery", tavern: "watch-house" },
};

async function lived(world: TestWorld, seconds: number): Promise<void> {
  for (let i = 0; i < seconds; i += 1) await world.tick(1_000);
}

describe("one who has given its word", () => {
  it("waits at its counter until the time for it is over, whatever its day asks", async () => {
    const world = await start({ content: villageContent([bett], MINDS), seed: "a word" });
    const ann = await world.player("Ann");
    const keeper = world.one("bett");
    await lived(world, 5);
    expect(keeper.need(Mind).goal).toBe("keep-hours");
    const until = world.game.clock.now() + 60_000;
    const what = "keep a loaf for you";
    const refusal = world.runner.run(giveWord, keeper, { to: ann.character, what, until }).refusal;
    expect(refusal).toBeUndefined();
    await lived(world, 40);
    expect(keeper.need(Mind).goal).toBe("keep-word");
    expect(world.game.placeOf(keeper)).toBe(world.room("bakery"));
    await lived(world, 60);
    expect(keeper.need(Mind).goal).toBe("keep-hours");
    expect(world.game.placeOf(keeper)).toBe(world.room("watch-house"));
  });
});
