import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { ContainedIn, Mind } from "../components/index.ts";
import { coinsOf } from "../items/purse.ts";
import type { TestWorld } from "../testing/test-world.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { BAKERY, villageContent, type Villager } from "../testing/village-content.ts";
import { setNeed } from "./needs.ts";

const SHIPPED = parse(
  readFileSync(new URL("../../../../content/rules/minds.yaml", import.meta.url), "utf8"),
) as object;

const start = useWorlds();

/** Ticks until it is so; fails after so many seconds of the world. */
async function until(world: TestWorld, so: () => boolean, seconds = 120): Promise<void> {
  for (let ms = 0; ms < seconds * 1_000; ms += 100) {
    if (so()) return;
    await world.tick(100);
  }
  expect(so(), "it never came to be").toBe(true);
}

const baker: Villager = { name: "Bett", room: "bakery", archetype: "keeper", places: {}, more: BAKERY };
const ARCHETYPES = {
  archetypes: {
    keeper: { about: "keeps a shop", goals: ["keep-hours"], actions: [], day: [] },
    hungry: {
      about: "eats",
      needs: { hunger: 10 },
      goals: ["eat"],
      actions: ["buy-loaf", "eat-food", "pick-up-food"],
    },
  },
};

describe("one who is hungry", () => {
  it("goes to the baker, pays for a loaf, and eats it", async () => {
    const villager: Villager = {
      name: "Wat",
      room: "gate",
      archetype: "hungry",
      places: { bakery: "bakery" },
      purse: 9,
    };
    const world = await start({ content: villageContent([baker, villager], { ...SHIPPED, ...ARCHETYPES }) });
    const ann = await world.player("Ann");
    const wat = world.one("wat");
    setNeed(world.game, wat, "hunger", 0.2);
    await until(world, () => wat.target(ContainedIn) === world.room("bakery"));
    await until(world, () => coinsOf(world.game, wat) === 7);
    await until(world, () => (wat.get(Mind)?.needs["hunger"]?.level ?? 0) > 0.9);
    expect(world.held(wat, "loaf")).toEqual([]);
    expect(ann.read()).toMatch(/Wat arrives from the west.*\n.*Wat leaves east/s);
  });
});
