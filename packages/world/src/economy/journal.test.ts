import { describe, expect, it } from "vitest";
import { ContainedIn, Stack } from "../components/index.ts";
import { act } from "../deeds/act.ts";
import { defineDeed } from "../deeds/deed.ts";
import { moveThings } from "../deeds/items/move-things.ts";
import { openRecord } from "../society/records.ts";
import { faultsOfBooks, sourcesAndSinks } from "../testing/books.ts";
import { answer, heard } from "../testing/answering.ts";
import { talkingMarket } from "../testing/talking-market.ts";
import { PASSWORD, type TestWorld } from "../testing/test-world.ts";
import { useWorlds } from "../testing/use-worlds.ts";

/** The last rows about money, as `deed owner change after`. */
async function rows(world: TestWorld, many: number): Promise<string[]> {
  await world.committer.flush();
  return world.storage.journal
    .filter(({ what }) => what === "isle:copper")
    .slice(-many)
    .map(({ deed, ownerName, change, before, after }) => `${deed} ${ownerName} ${before} ${change} ${after}`);
}

describe("the journal", () => {
  const start = useWorlds();

  it("begins with all money there is, each owner's from nothing", async () => {
    const world = await start();
    await world.players("Ann");
    await world.committer.flush();
    expect(faultsOfBooks(world.storage, world.game.content)).toEqual([]);
    expect(sourcesAndSinks(world.storage, world.game.content)).toEqual({ hatch: 30, world: 10 });
  });

  it("has a row for each whose money a deed moved, one after the other", async () => {
    const world = await start();
    const [ann] = await world.players("Ann", "Bob");
    await ann.typeAll("give 3 coins to bob", "drop 2 coins", "get coins");
    const told = await rows(world, 6);
    expect(told.slice(0, 2).sort()).toEqual(["give Ann 10 -3 7", "give Bob 10 3 13"]);
    expect(told.slice(2, 4).sort()).toEqual(["drop Ann 7 -2 5", "drop The Pier 0 2 2"]);
    expect(told.slice(4).sort()).toEqual(["take Ann 5 2 7", "take The Pier 2 -2 0"]);
    expect(faultsOfBooks(world.storage, world.game.content)).toEqual([]);
  });

  it("knows whose money in a bag in a bag is, and moves it with the bag", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    const sack = world.thing("sack", ann.character);
    const pouch = world.thing("pouch", sack);
    await ann.typeAll(
      "put 2 coins in sack",
      "get pouch from sack",
      "put 4 coins in pouch",
      "put pouch in sack",
    );
    expect(world.game.journal.balance(ann.character)).toBe(10);
    await ann.type("give sack to bob");
    expect((await rows(world, 2)).sort()).toEqual(["give Ann 10 -6 4", "give Bob 10 6 16"]);
    expect(pouch.target(ContainedIn)).toBe(sack);
    expect(world.game.journal.balance(bob.character)).toBe(16);
    const handed = world.storage.journal.filter(({ thing }) => thing === sack.id);
    expect(handed.map(({ ownerName, change }) => `${ownerName} ${change}`)).toEqual(["Ann -1", "Bob 1"]);
    expect(faultsOfBooks(world.storage, world.game.content)).toEqual([]);
  });

  it("books what ends with its holder as a sink, and what is made as a source", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    const make = defineDeed({
      name: "mint",
      perform: (_, { game, actor }) =>
        void moveThings(game, game.spawnThing("isle:copper", 5, game.placeOf(actor)), 5, actor),
    });
    const melt = defineDeed({
      name: "melt",
      perform: (_, { actor }) => actor.sources(ContainedIn)[0]?.despawn(),
    });
    world.act(make, ann.character, {});
    world.act(melt, ann.character, {});
    expect(await rows(world, 2)).toEqual(["mint Ann 10 5 15", "melt Ann 15 -15 0"]);
    expect(sourcesAndSinks(world.storage, world.game.content)).toMatchObject({ mint: 5, melt: -15 });
    expect(faultsOfBooks(world.storage, world.game.content)).toEqual([]);
  });

  it("has nothing of a deed that threw, of one that was refused, or of a line that was undone after its deed", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    await world.committer.flush();
    const before = world.storage.journal.length;
    const spill = (then: () => void) =>
      defineDeed({
        name: "spill",
        perform(_, { game, actor }) {
          const [purse] = actor.sources(ContainedIn);
          if (purse) moveThings(game, purse, 4, game.placeOf(actor));
          then();
        },
      });
    const thrown = spill(() => {
      throw new Error("no");
    });
    expect(() => act(world.game, thrown, ann.character, {})).toThrow("no");
    // A deed that is done, within a line that then throws: the loop undoes both.
    const booked = world.game.journal.mark();
    expect(() =>
      world.game.world.attempt(() => {
        act(
          world.game,
          spill(() => {}),
          ann.character,
          {},
        );
        throw new Error("later");
      }),
    ).toThrow("later");
    world.game.journal.rewind(booked);
    expect(world.game.journal.balance(ann.character)).toBe(10);
    await ann.typeAll("give 70 coins to bob", "give coins to zog");
    await world.committer.flush();
    expect(world.storage.journal).toHaveLength(before);
    await bob.type("give 1 coin to ann");
    expect((await rows(world, 2)).sort()).toEqual(["give Ann 10 1 11", "give Bob 10 -1 9"]);
    expect(faultsOfBooks(world.storage, world.game.content)).toEqual([]);
  });

  it("goes on where it was when a character comes back, and when the world does", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    openRecord(world.game, [], { under: ann.character });
    await ann.typeAll("give 3 coins to bob", "quit");
    expect(world.game.journal.balance(ann.character)).toBe(0);
    const back = await world.connect();
    await back.typeAll("ann", PASSWORD, "drop 1 coin");
    expect(await rows(world, 2)).toContain("drop Ann 7 -1 6");
    const next = await world.restart();
    await bob.connection.type("get coin");
    expect(await rows(next, 2)).toContain("take Bob 13 1 14");
    expect(faultsOfBooks(next.storage, next.game.content)).toEqual([]);
    next.stop();
  });

  it("books a merging of stacks to the deed that did it, also when that falls due within a system", async () => {
    const world = await start();
    await world.players("Ann");
    const pier = world.room("pier");
    const snowball = world.thing("snowball", pier);
    world.thing("copper", pier, 5);
    world.thing("copper", snowball, 7);
    await world.committer.flush();
    await world.tick(31_000);
    expect(snowball.alive).toBe(false);
    await world.committer.flush();
    expect(
      world.storage.journal.filter(({ deed, what }) => deed === "decay" && what === "isle:copper"),
    ).toEqual([]);
    expect(world.game.journal.balance(pier)).toBe(12);
    expect(faultsOfBooks(world.storage, world.game.content)).toEqual([]);
  });

  it("books money that changed outside of any deed to the world", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    const [purse] = world.held(ann.character, "copper");
    if (purse) purse.edit(Stack).count += 90;
    await ann.type("look");
    expect(await rows(world, 1)).toEqual(["world Ann 10 90 100"]);
    expect(faultsOfBooks(world.storage, world.game.content)).toEqual([]);
  });

  it("says what was done by word of mouth, and not only that somebody spoke", async () => {
    const world = await start({ content: talkingMarket() });
    const [ann] = await world.players("Ann");
    world.move(ann.character, "shed");
    for (const purse of world.held(ann.character, "copper")) purse.despawn();
    world.thing("copper", ann.character, 100);
    await world.tick();
    const wyn = world.one("wyn");
    const lamp = { slots: { ware: "a tin lamp" } };
    const bought = answer(
      world,
      wyn,
      ann.character,
      heard("buy", "I'll have a lamp, please", lamp),
      "sell:lamp",
      "gesture:thank",
    );
    expect(bought.refusal?.words).toBeUndefined();
    answer(world, wyn, ann.character, heard("wares", "have you a lamp?", lamp), "offer:lamp");
    await ann.type("accept");
    await world.committer.flush();
    const own = world.storage.journal.filter(
      ({ owner, deed }) => owner === ann.character.id && deed !== "world",
    );
    expect(own.map(({ deed, what, change }) => `${deed}: ${change} ${what}`)).toEqual([
      "buy by word of mouth: -12 isle:copper",
      "buy by word of mouth: 1 isle:lamp",
      "buy by word of mouth, offered: -12 isle:copper",
      "buy by word of mouth, offered: 1 isle:lamp",
    ]);
    expect(faultsOfBooks(world.storage, world.game.content)).toEqual([]);
  });
});
