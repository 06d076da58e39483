import { describe, expect, it } from "vitest";
import { Damaged, Name, Stack, TradeSheet, Trading } from "../../components/index.ts";
import { mostGrams } from "../../bodies/stats.ts";
import { contentGrams } from "../../items/load.ts";
import { regardOf } from "../../society/regard.ts";
import { arenaContent } from "../../testing/arena-content.ts";
import type { Player, TestWorld } from "../../testing/test-world.ts";
import { useWorlds } from "../../testing/use-worlds.ts";
import { tradeTopic } from "../../views/trade-topic.ts";
import { act } from "../act.ts";
import { fall } from "../combat/fall.ts";
import { setVital } from "../../bodies/vitals.ts";

/** Two who have opened a sheet and read it; Ann has an oar, Bob a rope, both ten coppers. */
async function traders(world: TestWorld): Promise<{ ann: Player; bob: Player }> {
  const [ann, bob] = await world.players("Ann", "Bob");
  world.thing("oar", ann.character);
  world.thing("rope", bob.character);
  await ann.type("trade bob");
  await bob.type("trade accept");
  ann.read();
  return { ann, bob };
}

const coins = (world: TestWorld, { character }: Player): number =>
  world.held(character, "copper").reduce((sum, one) => sum + (one.get(Stack)?.count ?? 0), 0);

const has = (world: TestWorld, { character }: Player): string[] =>
  ["oar", "rope", "sack", "flask"].filter((slug) => world.held(character, slug).length > 0);

const sheets = (world: TestWorld): number => [...world.game.world.query(TradeSheet)].length;

describe("a trade between two players", () => {
  const start = useWorlds();

  it("is asked for and accepted, and both read the sheet", async () => {
    const world = await start();
    const [ann, bob, cid] = await world.players("Ann", "Bob", "Cid");
    expect(await ann.type("trade bob")).toBe("You offer Bob a trade. It begins when Bob says TRADE ACCEPT.");
    expect(bob.read()).toContain("Ann would like to trade with you.");
    expect(await bob.type("trade accept")).toBe(
      [
        "You and Ann put your heads together.",
        "Your trade with Ann is at revision 1.",
        "  You offer nothing.",
        "  Ann offers nothing.",
        "  Nobody has agreed to it yet.",
        "OFFER and UNOFFER change what you give; AGREE 1 takes it as it stands; TRADE CANCEL ends it.",
      ].join("\n"),
    );
    expect(ann.read()).toContain("Your trade with Bob is at revision 1.");
    expect(cid.read()).toBe("Bob and Ann put their heads together over a trade.");
    expect(await cid.type("trade bob")).toBe("Bob is trading with somebody else.");
    expect(await ann.type("trade cid")).toContain("You are trading with Bob already.");
  });

  it("opens as well when each asks the other", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    await ann.type("trade bob");
    expect(await ann.type("trade bob")).toContain("You have asked Bob already");
    expect(await bob.type("trade with ann")).toContain("at revision 1");
  });

  it("does not open for one whose asking has lapsed, who took it back, or who has gone", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    expect(await bob.type("trade accept")).toContain("Nobody here has asked you to trade.");
    await ann.type("trade bob");
    await world.tick(61_000);
    expect(await bob.type("trade accept")).toContain("Nobody here has asked you to trade.");
    await ann.type("trade bob");
    expect(await ann.type("trade cancel")).toBe("You take back your offer to trade.");
    expect(await bob.type("trade accept")).toContain("Nobody here has asked you to trade.");
    await ann.typeAll("trade bob", "east");
    expect(await bob.type("trade accept")).toContain("Nobody here has asked you to trade.");
  });

  it("is refused with who is no player, oneself, and nobody", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    expect(await ann.type("trade marn")).toContain("Marn does not trade so.");
    expect(await ann.type("trade me")).toBe("That is you.");
    const [bob] = await world.players("Bob");
    await bob.type("ignore ann");
    expect(await ann.type("trade bob")).toContain("Bob does not want to trade with you.");
    expect(bob.read()).not.toContain("trade");
    expect(await ann.type("trade zog")).toBe("There is nobody called 'zog' here to trade with.");
    for (const line of ["trade", "offer coin", "unoffer coin", "agree", "trade cancel"])
      expect(await ann.type(line)).toContain("You are not trading.");
  });

  it("changes everything on the sheet for everything, both ways, in one deed", async () => {
    const world = await start();
    const { ann, bob } = await traders(world);
    expect(await ann.type("offer oar")).toContain(
      "You offer an ash oar.\nYour trade with Bob is at revision 2.",
    );
    await ann.type("offer 4 coppers");
    await bob.type("offer rope");
    expect(await bob.type("offer 3 coins")).toContain(
      "  You offer a rope and three copper pennies.\n  Ann offers an ash oar and four copper pennies.",
    );
    expect(await ann.type("agree 5")).toContain("You agree to the trade as it stands, and wait for Bob.");
    expect([has(world, ann), has(world, bob)]).toEqual([["oar"], ["rope"]]);
    expect(bob.read()).toContain("Ann has agreed to it, and you have not.");
    expect(await bob.type("agree")).toBe(
      "You agree, and you and Ann change what you offered. The trade is done.",
    );
    expect(ann.read()).toContain("Bob agrees, and you change what you offered. The trade is done.");
    expect([has(world, ann), has(world, bob)]).toEqual([["rope"], ["oar"]]);
    expect([coins(world, ann), coins(world, bob)]).toEqual([9, 11]);
    expect(sheets(world)).toBe(0);
    expect(ann.character.has(Trading) || bob.character.has(Trading)).toBe(false);
    expect(regardOf(world.game, ann.character, bob.character).trust).toBeGreaterThan(0);
    await world.committer.flush();
    const rows = world.storage.journal.filter(({ deed }) => deed === "trade");
    expect(rows.map(({ ownerName, change }) => [ownerName, change])).toEqual(
      expect.arrayContaining([
        ["Ann", -1],
        ["Bob", 1],
      ]),
    );
  });

  it("takes things off the sheet again, and numbers count anew", async () => {
    const world = await start();
    const { ann, bob } = await traders(world);
    await ann.type("offer 6 coins");
    expect(await ann.type("offer 2 coins")).toContain("You offer two copper pennies.");
    expect(await ann.type("unoffer 1 coin")).toContain("  You offer a copper penny.");
    expect(await ann.type("unoffer coins")).toContain("  You offer nothing.");
    expect(await ann.type("unoffer oar")).toContain("An ash oar is not on your side of the sheet.");
    expect(await ann.type("offer 60 coins")).toBe("You have only ten of those.");
    expect(await bob.type("agree")).toContain("The sheet changed just now");
    expect(await bob.type("agree 5")).toBe("There is nothing on the sheet yet. OFFER something.");
  });

  it("shows clients the sheet from either side", async () => {
    const world = await start();
    const { ann, bob } = await traders(world);
    await ann.type("offer oar");
    await bob.typeAll("offer 2 coins", "agree 3");
    const [oar] = world.held(ann.character, "oar");
    expect(tradeTopic(world.game, ann.character)).toEqual({
      revision: 3,
      with: { id: bob.character.id, name: "Bob" },
      mine: { items: [{ id: oar?.id, name: "an ash oar", count: 1 }], coins: 0, agreed: false },
      theirs: { items: [], coins: 2, agreed: true },
    });
    await ann.type("trade cancel");
    expect(tradeTopic(world.game, ann.character)).toBeNull();
  });
});

describe("a trade under hostile timing", () => {
  const start = useWorlds();

  it("takes back both agreements with every change, and holds a blind AGREE off for three seconds", async () => {
    const world = await start();
    const { ann, bob } = await traders(world);
    await ann.typeAll("offer oar", "agree");
    bob.connection.post("offer rope");
    ann.connection.post("agree");
    ann.connection.post("agree 2");
    await world.settle();
    const read = ann.read();
    expect(read).toContain("The sheet changed just now; look again.");
    expect(read).toContain("The sheet is at revision 3, not 2.");
    expect(await bob.type("agree")).toContain("wait for Ann");
    await world.tick(3_100);
    expect(await ann.type("agree")).toContain("The trade is done.");
  });

  it("does not swap what was changed in the same turn in which the other agreed", async () => {
    const world = await start();
    const { ann, bob } = await traders(world);
    await ann.type("offer oar");
    await bob.type("offer 9 coins");
    await bob.type("agree 3");
    await world.tick(4_000);
    // Bob takes his coins off while Ann's word is on its way.
    bob.connection.post("unoffer coins");
    ann.connection.post("agree");
    await world.settle();
    expect(ann.read()).toContain("The sheet changed just now");
    expect([has(world, ann), coins(world, ann)]).toEqual([["oar"], 10]);
  });

  it("strikes off what its owner gave away, wears or used up since, and nobody has agreed to that", async () => {
    const world = await start();
    const { ann, bob } = await traders(world);
    await ann.typeAll("offer oar", "offer 8 coins");
    await bob.typeAll("offer rope", "agree 4");
    await ann.typeAll("drop oar", "drop 5 coins");
    const read = await ann.type("agree 4");
    expect(read).toContain("Ann no longer has all that was offered.");
    expect(read).toContain("Ann no longer has so many coins.");
    expect(read).toContain(
      "revision 5.\n  You offer five copper pennies.\n  Bob offers a rope.\n  Nobody has agreed to it yet.",
    );
    expect(bob.read()).toContain("revision 5");
    expect([has(world, ann), has(world, bob)]).toEqual([[], ["rope"]]);
  });

  it("notices what was taken out of a bag, and what has suffered, since it was offered", async () => {
    const world = await start();
    const { ann, bob } = await traders(world);
    const sack = world.thing("sack", ann.character);
    world.thing("nail", sack, 5);
    const jerkin = world.thing("jerkin", ann.character);
    expect(await ann.type("offer sack")).toContain("You offer a hemp sack (with five iron nails in it).");
    await ann.type("offer jerkin");
    await bob.type("agree 3");
    await ann.type("get nails from sack");
    expect(await ann.type("agree 3")).toContain(
      "What Ann offers is no longer as it was: a hemp sack (with nothing in it).",
    );
    jerkin.add(Damaged({ by: 5 }));
    bob.read();
    expect(await bob.type("agree 4")).toContain("a hide jerkin (nearly worn out)");
    expect(world.held(ann.character, "sack")).toHaveLength(1);
    await bob.type("agree 5");
    expect(await ann.type("agree 5")).toContain("The trade is done.");
  });

  it("leaves all where it is when one cannot carry it: who filled the pack after agreeing", async () => {
    const world = await start();
    const { ann, bob } = await traders(world);
    await ann.type("offer oar");
    await bob.typeAll("offer 1 coin", "agree 3");
    const { game } = world;
    while (contentGrams(game, bob.character) + 2_000 <= mostGrams(game, bob.character))
      world.thing("oar", bob.character);
    while (contentGrams(game, bob.character) + 100 <= mostGrams(game, bob.character))
      world.thing("rope", bob.character);
    expect(await ann.type("agree 3")).toContain(
      "Bob cannot carry so much. So nothing changes hands, and nobody has agreed.",
    );
    expect(coins(world, ann)).toBe(10);
    // What is given away makes room.
    await bob.typeAll("offer 2.oar", "agree 4");
    expect(await ann.type("agree 4")).toContain("The trade is done.");
  });

  it("ends with words when one walks off, quits, is lost or says nothing for five minutes", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    world.thing("oar", ann.character);
    const open = async (): Promise<void> => {
      await ann.type("trade bob");
      await bob.typeAll("trade ann", "offer 5 coins");
      ann.read();
    };
    await open();
    await bob.type("east");
    expect(ann.read()).toContain("Bob has gone. The trade is off, and everything stays where it was.");
    expect(bob.character.has(Trading)).toBe(false);
    await bob.type("west");
    await open();
    await world.tick(200_000);
    await ann.type("offer oar");
    await world.tick(200_000);
    expect(sheets(world)).toBe(1);
    ann.read();
    await world.tick(101_000);
    expect(ann.read()).toContain("Nobody has said anything for a long while. The trade is off");
    await open();
    await bob.connection.hangUp(false);
    expect(ann.read()).toContain("Bob is lost in thought. The trade is off");
    expect(await ann.type("trade bob")).toContain("Bob is lost in thought.");
    expect(sheets(world)).toBe(0);
    expect([coins(world, ann), has(world, ann)]).toEqual([10, ["oar"]]);
  });

  it("ends when one quits, and a guest's sheet ends with the guest", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    const guest = await world.guest();
    await ann.type("trade bob");
    await bob.type("trade ann");
    ann.read();
    await bob.type("quit");
    expect(ann.read()).toContain("Bob has left for another shore. The trade is off");
    await ann.type(`trade ${guest.session.character?.get(Name)?.name ?? ""}`);
    await guest.type("trade ann");
    ann.read();
    await guest.type("quit");
    expect(ann.read()).toContain("The trade is off");
    expect(sheets(world)).toBe(0);
    expect(ann.character.has(Trading)).toBe(false);
  });

  it("ends when one dies, or is drawn into a fight", async () => {
    const world = await start({ content: arenaContent() });
    const [ann, bob] = await world.players("Ann", "Bob");
    for (const { character } of [ann, bob]) world.move(character, "beach");
    const open = async (): Promise<void> => {
      await ann.type("trade bob");
      await bob.typeAll("trade ann", "offer 5 coins");
      ann.read();
    };
    await open();
    world.thing("rat", world.room("beach"));
    await bob.type("attack rat");
    expect(ann.read()).toContain("There is a fight. The trade is off");
    expect(await ann.type("trade bob")).toBe("Bob is fighting.");
    const next = await start({ content: arenaContent() });
    const { ann: cid, bob: dee } = await traders(next);
    await cid.type("offer oar");
    await dee.typeAll("offer 5 coins", "agree 3");
    act(
      next.game,
      {
        ...fall,
        name: "test",
        check: () => undefined,
        perform: (_, { game, actor }) => setVital(game, actor, "health", 0),
      },
      dee.character,
      {},
    );
    next.runner.run(fall, dee.character, {});
    await next.tick();
    expect(cid.read()).toContain("The trade is off");
    expect(await cid.type("agree 3")).toContain("You are not trading.");
    expect(has(next, cid)).toEqual(["oar"]);
    expect(sheets(next)).toBe(0);
  });

  it("goes on over a restart of the world, with the sheet as it was", async () => {
    const world = await start();
    const { ann, bob } = await traders(world);
    await ann.type("offer oar");
    await bob.typeAll("offer 5 coins", "agree 3");
    const next = await world.restart();
    expect(await ann.connection.type("trade")).toContain("Bob has agreed to it, and you have not.");
    expect(await ann.connection.type("agree 3")).toContain("The trade is done.");
    const byName = (name: string) => next.game.players.byName(name);
    const [first, second] = [byName("Ann"), byName("Bob")];
    if (!first || !second) throw new Error("they are not in play");
    expect(next.held(second, "oar")).toHaveLength(1);
    expect(next.held(first, "copper")[0]?.get(Stack)?.count).toBe(15);
    next.stop();
  });
});
