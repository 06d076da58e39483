import { describe, expect, it } from "vitest";
import { countOf } from "../views/names.ts";
import { useWorlds } from "../testing/use-worlds.ts";

describe("changing characters", () => {
  const start = useWorlds();

  it("is nothing for a guest, who is told what would make it so", async () => {
    const world = await start();
    const guest = await world.guest();
    expect(await guest.type("characters")).toBe(
      "A guest has no other characters. REGISTER makes you an account, and keeps this one.",
    );
    expect(guest.connection.prompt).toBe("> ");
  });

  it("leaves play with all one carries, and comes back to it or makes another", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    world.thing("rope", ann.character);
    expect(await ann.type("characters")).toBe(
      "Your characters:\n  1. Ann\nType a number or a name, or NEW for another character.",
    );
    expect(bob.read()).toBe("Ann leaves for another shore.");
    expect(ann.character.alive).toBe(false);
    expect(await ann.type("1")).toMatch(/^The Pier\n/);
    expect(await ann.type("i")).toBe("You carry:\n  ten copper pennies\n  a rope");
    await ann.typeAll("switch", "new", "Bea");
    expect(ann.connection.topic("character")?.name).toBe("Bea");
    expect(await ann.type("i")).toBe("You carry:\n  ten copper pennies");
    expect(await ann.type("characters")).toContain("  1. Ann\n  2. Bea\n");
    await ann.type("ann");
    expect(ann.connection.topic("character")?.name).toBe("Ann");
    expect(world.game.players.count).toBe(2);
  });

  it("to and fro in one breath neither doubles nor loses a thing", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    for (const line of ["drop 4 coins", "characters", "ann", "get 2 coins", "characters", "1", "drop 1 coin"])
      ann.connection.post(line);
    await world.settle();
    const character = world.game.players.byName("Ann");
    if (!character) throw new Error("Ann is in play");
    expect(world.held(character, "copper").map((one) => countOf(one))).toEqual([7]);
    expect(world.held(world.room("pier"), "copper").map((one) => countOf(one))).toEqual([3]);
  });

  it("left in the middle, ends the session and nothing else", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    await ann.type("characters");
    await ann.connection.hangUp(false);
    expect([...world.sessions.all]).toEqual([]);
    expect(world.storage.entities.has(ann.character.id)).toBe(true);
  });
});
