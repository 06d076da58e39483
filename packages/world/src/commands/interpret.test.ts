import { describe, expect, it } from "vitest";
import { countOf } from "../views/names.ts";
import { useWorlds } from "../testing/use-worlds.ts";

describe("a line in play", () => {
  const start = useWorlds();

  it("that is empty gets no words", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    expect(await ann.type("")).toBe("");
    expect(await ann.type("   ")).toBe("");
    expect(ann.connection.prompt).toBe("> ");
  });

  it("that is no command says so, and what was likely meant", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    expect(await ann.type("lok")).toBe("There is no command 'lok'. Did you mean LOOK?");
    expect(await ann.type("inventroy")).toBe("There is no command 'inventroy'. Did you mean INVENTORY?");
    expect(await ann.type("dance wildly")).toBe("There is no command 'dance'. HELP lists what you can do.");
    expect(await ann.type("<item>x</item>")).toContain("There is no command '<item>x</item>'.");
    expect(await ann.type("north please")).toBe("To walk, type NORTH and nothing after it.");
  });

  it("that is a beginning does what it begins; a direction goes before a command", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    expect(await ann.type("inve")).toContain("You carry:");
    expect(await ann.type("dr 1 coin")).toBe("You drop a copper penny.");
    expect(await ann.type("in")).toMatch(/^The Hut\n/);
    expect(await ann.type("ou")).toMatch(/^The Pier\n/);
  });

  it("with all takes each thing in turn, and leaves what is fixed without a word", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    const pier = world.room("pier");
    for (const slug of ["rope", "oar", "oar"]) world.thing(slug, pier);
    expect(await ann.type("get all")).toBe("You get a rope.\nYou get an ash oar.\nYou get an ash oar.");
    expect(await ann.type("get all")).toBe("There is nothing here to take.");
    expect(await ann.type("drop all.oar")).toBe("You drop an ash oar.\nYou drop an ash oar.");
    expect(await ann.type("drop all")).toBe("You drop ten copper pennies.\nYou drop a rope.");
    expect(await ann.type("drop all")).toBe("You carry nothing.");
    expect(await ann.type("get bollard")).toBe("It holds ships, and it holds still.");
    expect(await ann.type("get all.sword")).toBe("You see no 'all.sword' here. LOOK shows what there is.");
  });

  it("with a number takes so many, of a stack or of things alike, or none when there are too few", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    world.move(ann.character, "shed");
    expect(await ann.type("get 2 oars")).toBe("You get an ash oar.\nYou get an ash oar.");
    expect(await ann.type("get 2 oar")).toBe("There is only one of those here.");
    expect(await ann.type("drop 3 oar")).toBe("You have only two of those.");
    expect(world.held(ann.character, "oar")).toHaveLength(2);
    expect(await ann.type("drop 2.oar")).toBe("You drop an ash oar.");
    expect(await ann.type("drop 11 coins")).toBe("You have only ten of those.");
    expect(await ann.type("drop 0 coins")).toContain("You are not carrying '0 coins'.");
    expect(await ann.type("drop -1 coins")).toContain("You are not carrying '-1 coins'.");
    expect(await ann.type("drop 99999999999999999999 coins")).toContain("You are not carrying");
    expect(world.held(ann.character, "copper").map((one) => countOf(one))).toEqual([10]);
  });

  it("finds a thing by its whole name, with 'to' in the middle, and gives it with or without 'to'", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    world.move(ann.character, "shed");
    world.move(bob.character, "shed");
    expect(await ann.type("get the letter to the king")).toBe("You get a letter to the king.");
    expect(await ann.type("give letter to the king to bob")).toBe("You give a letter to the king to Bob.");
    expect(await bob.type("give letter to king ann")).toContain("You give a letter to the king to Ann.");
    expect(await ann.type("give 3 coins bob")).toContain("You give three copper pennies to Bob.");
    expect(await ann.type("give all to bob")).toBe(
      "You give seven copper pennies to Bob.\nYou give a letter to the king to Bob.",
    );
    expect(await ann.type("give all to bob")).toContain("You carry nothing.");
    expect(await ann.type("give rope to zed")).toBe(
      "You are not carrying 'rope'. INVENTORY lists what you have.",
    );
    expect(await bob.type("give letter to zed")).toContain(
      "There is nobody called 'zed' here. LOOK shows who is.",
    );
    expect(await ann.type("give")).toMatch(/^Give what to whom\?/);
  });

  it("that names an object's own workings is harmless", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    for (const word of ["constructor", "__proto__", "toString", "prototype"]) {
      expect(await ann.type(word)).toContain(`There is no command '${word.toLowerCase()}'.`);
      for (const line of [`get ${word}`, `look ${word}`, `x ${word}`])
        expect(await ann.type(line)).toContain(`You see no '${word}' here.`);
      expect(await ann.type(`help ${word}`)).toContain(`There is no help on '${word}'.`);
      expect(await ann.type(`go ${word}`)).toMatch(/^Go where\?/);
      expect(await ann.type(`tell ${word} hi`)).toContain(`No player called '${word}' is about.`);
    }
  });
});
