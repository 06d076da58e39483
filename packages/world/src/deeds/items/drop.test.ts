import { describe, expect, it } from "vitest";
import { countOf } from "../../views/names.ts";
import { useWorlds } from "../../testing/use-worlds.ts";
import { drop } from "./drop.ts";

describe("dropping", () => {
  const start = useWorlds();

  it("puts the thing down where one stands, in words for whoever drops and whoever watches", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    const rope = world.thing("rope", ann.character);
    ann.read();
    expect(await ann.type("drop rope")).toBe("You drop a rope.");
    expect(bob.read()).toBe("Ann drops a rope.");
    expect(world.held(world.room("pier"), "rope")).toEqual([rope]);
  });

  it("drops some of a stack, which joins a pile that lies there", async () => {
    const world = await start();
    const ann = await world.player("Ann");
    expect(await ann.type("drop 3 coppers")).toBe("You drop three copper pennies.");
    expect(await ann.type("drop coin")).toBe("You drop seven copper pennies.");
    expect(world.held(world.room("pier"), "copper").map((one) => countOf(one))).toEqual([10]);
    expect(world.held(ann.character, "copper")).toEqual([]);
  });

  it("refuses what one does not carry, and more than one has", async () => {
    const world = await start();
    const ann = await world.player("Ann");
    expect(world.act(drop, ann.character, { item: world.one("oar") }).refusal?.words).toBe(
      "You are not carrying <item>an ash oar</item>.",
    );
    const [purse] = world.held(ann.character, "copper");
    if (!purse) throw new Error("a new character has pocket money");
    expect(world.act(drop, ann.character, { item: purse, count: 11 }).refusal?.words).toBe(
      "There are not that many: only <item>ten copper pennies</item>.",
    );
    expect(countOf(purse)).toBe(10);
  });
});
