import { describe, expect, it } from "vitest";
import { useWorlds } from "../../testing/use-worlds.ts";

describe("an emote", () => {
  const start = useWorlds();

  it("shows the name and then the words, alike to everyone in the room", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    ann.read();
    expect(await ann.type("emote leans on the rail.")).toBe("Ann leans on the rail.");
    expect(bob.read()).toBe("Ann leans on the rail.");
    expect(await ann.type(":waves")).toBe("Ann waves");
    expect(await ann.type("me nods")).toBe("Ann nods");
  });

  it("joins what belongs to the name", async () => {
    const world = await start();
    const ann = await world.player("Ann");
    expect(await ann.type(":'s boat is gone")).toBe("Ann's boat is gone");
    expect(await ann.type("emote , as ever, waits")).toBe("Ann, as ever, waits");
  });

  it("asks what, when nothing is said", async () => {
    const world = await start();
    const ann = await world.player("Ann");
    expect(await ann.type("emote")).toBe(
      "Do what? For example EMOTE LEANS ON THE RAIL, or :LEANS ON THE RAIL.",
    );
  });
});

describe("a pose that names somebody", () => {
  const start = useWorlds();

  it("calls them 'you' to themselves, and by name to others", async () => {
    const world = await start();
    const [ann, bob, cid] = await world.players("Ann", "Bob", "Cid");
    expect(await ann.type("emote nods to @bo, then takes @bob's hand & @marn's.")).toBe(
      "Ann nods to Bob, then takes Bob's hand & Marn's.",
    );
    expect(bob.read()).toBe("Ann nods to you, then takes your hand & Marn's.");
    expect(cid.read()).toBe("Ann nods to Bob, then takes Bob's hand & Marn's.");
    expect(await ann.type("emote writes to ann@bob and @zed {p0}")).toBe(
      "Ann writes to ann@bob and @zed {p0}",
    );
  });
});
