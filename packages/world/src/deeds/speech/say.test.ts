import { describe, expect, it } from "vitest";
import { useWorlds } from "../../testing/use-worlds.ts";

describe("saying", () => {
  const start = useWorlds();

  it("is heard in the room and nowhere else", async () => {
    const world = await start();
    const [ann, bob, cid] = await world.players("Ann", "Bob", "Cid");
    world.move(cid.character, "beach");
    for (const one of [ann, bob, cid]) one.read();
    expect(await ann.type("say good evening")).toBe("You say, 'good evening'");
    expect(bob.read()).toBe("Ann says, 'good evening'");
    expect(cid.read()).toBe("");
  });

  it("keeps the text as it was typed: case, spaces, quotes and braces", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    for (const text of ["It's  ME,   'tis", "{actor} {text} $& $1", "&lt;b&gt; & <b>", "ÅÉ 日本 👋"]) {
      expect(await ann.type(`say ${text}`)).toBe(`You say, '${text}'`);
      expect(bob.read()).toBe(`Ann says, '${text}'`);
    }
  });

  it("has the apostrophe for short, with and without a space", async () => {
    const world = await start();
    const ann = await world.player("Ann");
    expect(await ann.type("'hi")).toBe("You say, 'hi'");
    expect(await ann.type("' hi")).toBe("You say, 'hi'");
    expect(await ann.type("'")).toBe("Say what? For example SAY HELLO, or 'HELLO.");
  });
});
