import { describe, expect, it } from "vitest";
import { Closure, ContainedIn, Corpse } from "../../components/index.ts";
import { countOf } from "../../views/names.ts";
import { useWorlds } from "../../testing/use-worlds.ts";
import { put } from "./put.ts";
import { take } from "./take.ts";

describe("putting things into things", () => {
  const start = useWorlds();

  it("moves them in and out, in words for who does it and who watches", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    const sack = world.thing("sack", ann.character);
    const rope = world.thing("rope", ann.character);
    expect(await ann.type("put rope in sack")).toBe("You put a rope in a hemp sack.");
    expect(bob.read()).toBe("Ann puts a rope in a hemp sack.");
    expect(rope.target(ContainedIn)).toBe(sack);
    expect(await ann.type("look in sack")).toBe("It holds:\n  a rope");
    expect(await ann.type("get rope from sack")).toBe("You get a rope from a hemp sack.");
    expect(bob.read()).toBe("Ann gets a rope from a hemp sack.");
    expect(await ann.type("look in sack")).toBe("There is nothing in it.");
  });

  it("splits and merges stacks on the way", async () => {
    const world = await start();
    const ann = await world.player("Ann");
    const sack = world.thing("sack", world.room("pier"));
    expect(await ann.type("put 4 coppers in sack")).toBe("You put four copper pennies in a hemp sack.");
    expect(await ann.type("put 2 coppers into sack")).toBe("You put two copper pennies in a hemp sack.");
    expect(world.held(sack, "copper").map((one) => countOf(one))).toEqual([6]);
    expect(await ann.type("get 5 coppers from sack")).toBe("You get five copper pennies from a hemp sack.");
    expect(await ann.type("get all from sack")).toBe("You get a copper penny from a hemp sack.");
    expect(world.held(ann.character, "copper").map((one) => countOf(one))).toEqual([10]);
    expect(await ann.type("get all from sack")).toBe("There is nothing in a hemp sack.");
  });

  it("goes as far as there is room: by size, by weight, by what it is made for", async () => {
    const world = await start();
    const ann = await world.player("Ann");
    for (const slug of ["sack", "pouch", "keyring", "key", "hat", "oar"]) world.thing(slug, ann.character);
    world.thing("nail", ann.character, 20);
    expect(await ann.type("put oar in sack")).toBe("An ash oar is too big for a hemp sack.");
    expect(await ann.type("put hat in hoop")).toBe("An iron hoop is not made for a straw hat.");
    expect(await ann.type("put key in hoop")).toBe("You put a brass key in an iron hoop.");
    expect(await ann.type("put nails in pouch")).toBe("There is not enough room in a small pouch for that.");
    expect(await ann.type("put 12 nails in pouch")).toBe("You put 12 iron nails in a small pouch.");
    expect(await ann.type("put 1 nail in pouch")).toBe("A small pouch is full.");
    expect(await ann.type("put pouch in hat")).toBe("A straw hat holds nothing.");
    expect(await ann.type("put pouch in marn")).toBe("Marn would not care for that.");
  });

  it("puts no bag into itself, nor into what is in it", async () => {
    const world = await start();
    const ann = await world.player("Ann");
    const sack = world.thing("sack", ann.character);
    const other = world.thing("sack", sack);
    expect(world.act(put, ann.character, { item: sack, container: sack }).refusal?.words).toBe(
      "<item>A hemp sack</item> does not go into itself, fold it as you may.",
    );
    expect(world.act(put, ann.character, { item: sack, container: other }).refusal?.words).toBe(
      "<item>A hemp sack</item> is out of your reach.",
    );
    world.thing("rope", ann.character);
    expect(await ann.type("put all in sack")).toContain("You put a rope in a hemp sack.");
    expect(sack.target(ContainedIn)).toBe(ann.character);
  });

  it("needs an open lid, and shows nothing through a shut one", async () => {
    const world = await start();
    const ann = await world.player("Ann");
    const coffer = world.thing("coffer", world.room("pier"));
    world.thing("hat", coffer);
    world.thing("rope", ann.character);
    expect(await ann.type("put rope in coffer")).toBe("A sea coffer is closed. OPEN it first.");
    expect(await ann.type("look in coffer")).toBe("A sea coffer is closed. OPEN it first.");
    expect(await ann.type("look coffer")).toBe("a sea coffer.\nIt is closed.");
    expect(await ann.type("get hat from coffer")).toContain("A sea coffer is closed.");
    expect(await ann.type("look")).toContain("\na sea coffer lies here.\n");
    coffer.edit(Closure).open = true;
    expect(await ann.type("look coffer")).toBe("a sea coffer.\nIt is open.\nIt holds:\n  a straw hat");
    expect(await ann.type("look")).toContain("\nA sea coffer gapes here.\n");
    expect(await ann.type("get hat in coffer")).toBe("You get a straw hat from a sea coffer.");
    expect(await ann.type("get coffer")).toBe("It is bolted down.");
  });

  it("leaves the dead player's things to the dead player, for a while", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    const sack = world.thing("sack", world.room("pier"));
    const hat = world.thing("hat", sack);
    sack.add(Corpse({ of: "Bob", owner: bob.character.id, until: world.game.clock.now() + 1_000 }));
    expect(world.act(take, ann.character, { item: hat, container: sack }).refusal?.words).toMatch(
      /^Those things are the dead's own yet/,
    );
    await world.tick(1_000);
    expect(world.act(take, ann.character, { item: hat, container: sack }).refusal).toBeUndefined();
  });
});

describe("carrying", () => {
  const start = useWorlds();

  it("has an end: what is too heavy stays where it is, and nobody is made to take it", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    world.thing("anvil", world.room("pier"));
    expect(await ann.type("get anvil")).toBe(
      "You cannot carry a black anvil as well. DROP something, or take fewer.",
    );
    for (let i = 0; i < 14; i += 1) world.thing("oar", bob.character);
    world.thing("jerkin", bob.character);
    const oar = world.thing("oar", ann.character);
    expect(await ann.type("give oar to bob")).toBe("Bob cannot carry so much.");
    expect(oar.target(ContainedIn)).toBe(ann.character);
  });

  it("is as heavy with a thing in one's bag as with it in one's hand", async () => {
    const world = await start();
    const ann = await world.player("Ann");
    const coffer = world.thing("sack", ann.character);
    for (let i = 0; i < 14; i += 1) world.thing("oar", ann.character);
    const nails = world.thing("nail", coffer, 150);
    expect(world.act(take, ann.character, { item: nails, container: coffer }).refusal).toBeUndefined();
  });
});
