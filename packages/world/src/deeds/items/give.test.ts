import { describe, expect, it } from "vitest";
import { countOf } from "../../views/names.ts";
import { useWorlds } from "../../testing/use-worlds.ts";
import { give } from "./give.ts";

describe("giving", () => {
  const start = useWorlds();

  it("hands the thing over, in words for giver, taker and others", async () => {
    const world = await start();
    const [ann, bob, cid] = await world.players("Ann", "Bob", "Cid");
    const rope = world.thing("rope", ann.character);
    for (const one of [ann, bob]) one.read();
    expect(await ann.type("give rope to bob")).toBe("You give a rope to Bob.");
    expect(bob.read()).toBe("Ann gives you a rope.");
    expect(cid.read()).toBe("Ann gives a rope to Bob.");
    expect(world.held(bob.character, "rope")).toEqual([rope]);
  });

  it("moves coins from purse to purse", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    expect(await ann.type("give 4 coins to bob")).toBe("You give four copper pennies to Bob.");
    const purses = [ann, bob].map(({ character }) =>
      world.held(character, "copper").map((one) => countOf(one)),
    );
    expect(purses).toEqual([[6], [14]]);
  });

  it("refuses oneself, things, those who are elsewhere, and what one has not got", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    const rope = world.thing("rope", ann.character);
    const words = (to: typeof rope, item = rope): unknown =>
      world.act(give, ann.character, { item, to }).refusal?.words;
    expect(words(ann.character)).toBe("That is you.");
    expect(words(world.one("bollard"))).toBe("<item>The oak bollard</item> has no hands to take it with.");
    expect(words(bob.character, world.one("oar"))).toBe("You are not carrying <item>an ash oar</item>.");
    world.move(bob.character, "beach");
    expect(words(bob.character)).toBe("<player>Bob</player> is out of your reach.");
    expect(world.held(ann.character, "rope")).toEqual([rope]);
  });

  it("gives nothing to a character whose player has left", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    bob.connection.post("quit");
    ann.connection.post("give 1 coin to bob");
    await world.settle();
    expect(ann.read()).toContain("There is nobody called 'bob' here.");
  });
});
