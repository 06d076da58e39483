import { describe, expect, it } from "vitest";
import { useWorlds } from "../../testing/use-worlds.ts";

describe("a shout", () => {
  const start = useWorlds();

  it("is heard all over the area, with where it comes from", async () => {
    const world = await start();
    const [ann, bob, cid, dot] = await world.players("Ann", "Bob", "Cid", "Dot");
    world.move(cid.character, "beach");
    world.move(dot.character, "pit");
    for (const one of [ann, bob, cid, dot]) one.read();
    expect(await ann.type("shout boat ahoy")).toBe("You shout, 'boat ahoy'");
    expect(bob.read()).toBe("Ann shouts, 'boat ahoy'");
    expect(cid.read()).toBe("Ann shouts from the west, 'boat ahoy'");
    // No way leads back from the pit.
    expect(dot.read()).toBe("Ann shouts from The Pier, 'boat ahoy'");
  });

  it("takes the breath for a while, and does not reach those who sleep", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    await bob.type("sleep");
    bob.read();
    await ann.type("shout hey");
    expect(bob.read()).toBe("");
    expect(await ann.type("shout hey")).toBe("You have no breath left to shout. In ten seconds you will.");
    await world.tick(10_000);
    expect(await ann.type("shout hey")).toBe("You shout, 'hey'");
    expect(await ann.type("shout")).toContain("no breath");
    expect(await bob.type("shout hey")).toContain("You are asleep.");
  });
});
