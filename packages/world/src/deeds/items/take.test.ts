import { describe, expect, it } from "vitest";
import { countOf } from "../../views/names.ts";
import { useWorlds } from "../../testing/use-worlds.ts";
import { take } from "./take.ts";

describe("taking", () => {
  const start = useWorlds();

  it("puts the thing into one's hands, in words for whoever takes and whoever watches", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    const rope = world.thing("rope", world.room("pier"));
    ann.read();
    expect(await ann.type("get rope")).toBe("You get a rope.");
    expect(bob.read()).toBe("Ann gets a rope.");
    expect(world.held(ann.character, "rope")).toEqual([rope]);
    expect(world.held(world.room("pier"), "rope")).toEqual([]);
  });

  it("splits a stack, and joins what is taken to what is held", async () => {
    const world = await start();
    const ann = await world.player("Ann");
    const pile = world.thing("copper", world.room("pier"), 9);
    expect(await ann.type("get 4 coppers")).toBe("You get four copper pennies.");
    expect(countOf(pile)).toBe(5);
    expect(world.held(ann.character, "copper").map((one) => countOf(one))).toEqual([14]);
    expect(await ann.type("get coppers")).toBe("You get five copper pennies.");
    expect(pile.alive).toBe(false);
    expect(world.held(ann.character, "copper").map((one) => countOf(one))).toEqual([19]);
  });

  it("refuses what is fixed, alive, elsewhere or too few, and changes nothing", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    const before = world.snapshot();
    const words = (item: Parameters<typeof world.act>[1], count?: number): unknown =>
      world.act(take, ann.character, count === undefined ? { item } : { item, count }).refusal?.words;
    expect(words(world.one("bollard"))).toBe("It holds ships, and it holds still.");
    expect(words(world.one("marn"))).toBe("<npc>Marn</npc> would have something to say about that.");
    expect(words(bob.character)).toBe("<player>Bob</player> would have something to say about that.");
    expect(words(world.one("oar"))).toBe("<item>An ash oar</item> is out of your reach.");
    expect(words(world.room("pier"))).toBe("<room>The Pier</room> is out of your reach.");
    world.move(ann.character, "beach");
    expect(words(world.one("shell"), 9)).toBe(
      "There are not that many: only <item>eight white shells</item>.",
    );
    world.move(ann.character, "pier");
    expect({ ...world.snapshot(), [ann.character.id]: null }).toEqual({
      ...before,
      [ann.character.id]: null,
    });
  });

  it("takes nothing out of another's hands", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    const rope = world.thing("rope", bob.character);
    expect(world.act(take, ann.character, { item: rope }).refusal?.words).toBe(
      "<item>A rope</item> is out of your reach.",
    );
    expect(await ann.type("get rope")).toBe("You see no 'rope' here. LOOK shows what there is.");
  });

  it("tells the spawn point of its loss, and the next one comes in its time", async () => {
    const world = await start();
    const ann = await world.player("Ann");
    const shed = world.room("shed");
    await ann.type("north");
    await ann.type("get all.oar");
    expect(world.held(shed, "oar")).toEqual([]);
    await world.tick(29_900);
    expect(world.held(shed, "oar")).toEqual([]);
    ann.read();
    await world.tick(200);
    expect(world.held(shed, "oar")).toHaveLength(3);
    expect(ann.read()).toContain("An oar leans here.");
    await world.tick(60_000);
    expect(world.held(shed, "oar")).toHaveLength(3);
  });
});
