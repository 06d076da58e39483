import { describe, expect, it } from "vitest";
import type { Entity } from "@wyldlands/ecs";
import { Skills } from "../../components/index.ts";
import { regardOf } from "../../society/regard.ts";
import { coinsOf } from "../../items/purse.ts";
import type { Player, TestWorld } from "../../testing/test-world.ts";
import { useWorlds } from "../../testing/use-worlds.ts";
import { villageContent, type Villager } from "../../testing/village-content.ts";

const start = useWorlds();
const MINDS = {
  goals: { idle: { about: "idles", want: {} } },
  archetypes: { idler: { about: "idles", goals: ["idle"] } },
};
const ilsa: Villager = { name: "Ilsa", room: "street", archetype: "idler", places: {}, purse: 30 };

async function street(rank: number): Promise<{ world: TestWorld; ann: Player; mark: Entity }> {
  const world = await start({ content: villageContent([ilsa], MINDS), seed: "fingers" });
  const ann = await world.player("Ann");
  if (rank > 0) ann.character.add(Skills({ sneaking: rank }));
  return { world, ann, mark: world.one("ilsa") };
}

describe("FILCH", () => {
  it("moves a few coins from one purse to the other, and makes none", async () => {
    const { world, ann, mark } = await street(100);
    const before = coinsOf(world.game, ann.character);
    expect(await ann.type("filch from ilsa")).toMatch(/You get .*copper.* of Ilsa/);
    const taken = coinsOf(world.game, ann.character) - before;
    expect(taken).toBeGreaterThanOrEqual(1);
    expect(taken).toBeLessThanOrEqual(5);
    expect(coinsOf(world.game, mark)).toBe(30 - taken);
  });

  it("teaches who has heavy feet, and leaves players' purses to players", async () => {
    const { world, ann } = await street(0);
    const bob = await world.player("Bob");
    bob.read();
    expect(await ann.type("filch ilsa")).toContain("You would need lighter feet for that.");
    expect(await ann.type("filch bob")).toContain("A player's purse is knotted.");
    expect(bob.read()).not.toContain("purse");
  });

  it("is noticed sooner or later, and the one whose purse it is thinks the worse of the thief", async () => {
    const { world, ann, mark } = await street(1);
    const regard = (): number => regardOf(world.game, mark, ann.character).affinity;
    for (let tries = 0; tries < 10 && regard() === 0; tries += 1) {
      await ann.type("filch ilsa");
      await world.tick(31_000);
    }
    expect(regard()).toBeLessThan(0);
  });
});
