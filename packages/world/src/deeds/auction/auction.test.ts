import type { Entity } from "@wyldlands/ecs";
import { describe, expect, it } from "vitest";
import { leftWords } from "../../auction/auctions.ts";
import { ContainedIn, Due, Letter, Lot } from "../../components/index.ts";
import { mostGrams } from "../../bodies/stats.ts";
import type { Game } from "../../game.ts";
import { contentGrams } from "../../items/load.ts";
import { coinsOf } from "../../items/purse.ts";
import { auctionFee } from "../../rules/formulas/auction-fee.ts";
import { leastBid } from "../../rules/formulas/least-bid.ts";
import { lettersTo } from "../../society/letters.ts";
import { exchangeContent } from "../../testing/exchange-content.ts";
import type { TestWorld } from "../../testing/test-world.ts";
import { useWorlds } from "../../testing/use-worlds.ts";
import { plainName } from "../../views/names.ts";
import { moveThings } from "../items/move-things.ts";

const HOUR = 3_600_000;

/** What each letter to the character says it is about, and what is in it. */
const letters = (game: Game, id: string): string[] =>
  lettersTo(game, id).map((letter) => {
    const things = letter.sources(ContainedIn).map((thing) => plainName(thing));
    return `${letter.need(Letter).subject}: ${things.join(", ")}`;
  });

/** More coins for somebody, in the one purse. */
const enrich = (world: TestWorld, being: Entity, coins: number): void =>
  void moveThings(world.game, world.thing("copper", world.room("pit"), coins), coins, being);

async function market(start: (options: object) => Promise<TestWorld>) {
  const world = await start({ content: exchangeContent() });
  const [ann, bob, cid] = await world.players("Ann", "Bob", "Cid");
  world.thing("oar", ann.character);
  for (const { character } of [bob, cid]) enrich(world, character, 90);
  return { world, game: world.game, ann, bob, cid };
}

describe("the auction", () => {
  const start = useWorlds();

  it("takes a lot and its fee, lists it, and sends thing and coins by letter when the hammer falls", async () => {
    const { world, game, ann, bob, cid } = await market(start);
    expect(await ann.type("auction oar 20")).toBe(
      "The crier chalks it up: lot 1, an ash oar, 20 copper pennies at least, 24 hours. The fee is a copper penny.",
    );
    expect(coinsOf(game, ann.character)).toBe(9);
    expect(world.held(ann.character, "oar")).toEqual([]);
    expect(await bob.type("auctions")).toContain(
      "Lot 1: an ash oar, from Ann; 20 copper pennies at least; 24 hours left.",
    );
    expect(await bob.type("bid 1 19")).toBe("Bid 20 copper pennies at least for lot 1.");
    expect(await bob.type("bid 1 20")).toBe("You bid 20 copper pennies for lot 1, an ash oar.");
    expect(ann.read()).toContain("Bob bids 20 copper pennies for lot 1, an ash oar.");
    expect(coinsOf(game, bob.character)).toBe(80);
    expect(await cid.type("bid 1 20")).toContain("Bid 21 copper pennies at least for lot 1.");
    expect(await cid.type("bid 40 on 1")).toContain("You bid 40 copper pennies");
    expect(bob.read()).toContain(
      "You are outbid for lot 1, an ash oar.\nYour 20 copper pennies come back into your purse.",
    );
    expect(coinsOf(game, bob.character)).toBe(100);
    const ids = [ann.character.id, cid.character.id] as const;
    await cid.type("quit");
    await world.tick(24 * HOUR);
    expect(letters(game, ids[1])).toEqual(["Lot 1 is yours: an ash oar"]);
    expect(letters(game, ids[0])).toEqual(["Lot 1 is sold: 40 copper pennies"]);
    expect(ann.read()).toContain("The hammer falls: lot 1, an ash oar, goes to Cid for 40 copper pennies.");
    expect([...game.world.query(Lot)]).toEqual([]);
    expect(await bob.type("auctions")).toContain("Nothing is up for auction.");
  });

  it("sends back what nobody bid for", async () => {
    const { world, game, ann } = await market(start);
    await ann.type("auction oar 5 10 2");
    await world.tick(2 * HOUR);
    expect(letters(game, ann.character.id)).toEqual(["Lot 1 is not sold: an ash oar"]);
  });

  it("loses no lot when its end throws: that is undone whole, tried again ever later, over a restart too", async () => {
    const { world, game, ann, bob } = await market(start);
    await ann.type("auction oar 5 10 2");
    await bob.type("bid 1 7");
    const fail = (): never => {
      throw new Error("a listener is broken");
    };
    game.events.on("LotClosed", fail);
    for (const [afterMs, tries] of [
      [2 * HOUR, 1],
      [60_000, 2],
      [120_000, 3],
    ] as const) {
      await world.tick(afterMs);
      const [lot] = [...game.world.query(Lot)];
      expect(lot?.need(Due)).toMatchObject([{ handler: "lot-end", tries }]);
      expect(
        lot
          ?.sources(ContainedIn)
          .map((thing) => plainName(thing))
          .sort(),
      ).toEqual(["an ash oar", "seven copper pennies"]);
      expect(letters(game, ann.character.id)).toEqual([]);
    }
    expect(ann.read()).not.toContain("hammer");
    const next = await world.restart();
    try {
      await next.tick(240_000);
      expect([...next.game.world.query(Lot)]).toEqual([]);
      expect(letters(next.game, ann.character.id)).toEqual(["Lot 1 is sold: seven copper pennies"]);
    } finally {
      next.stop();
    }
  });

  it("goes on over a restart, and a lot ends in the world after", async () => {
    const { world, ann, bob } = await market(start);
    await ann.type("auction oar 5 50 1");
    await bob.type("bid 1 6");
    const next = await world.restart({ content: exchangeContent() });
    expect(await bob.connection.type("auctions mine")).toContain(
      "six copper pennies bid by you, 7 is the next, 50 has it at once",
    );
    await next.tick(HOUR);
    expect(letters(next.game, bob.character.id)).toEqual(["Lot 1 is yours: an ash oar"]);
    next.stop();
  });

  it("ends at once for who bids the price for that, and takes no more than that", async () => {
    const { game, ann, bob } = await market(start);
    await ann.type("auction oar 5 30");
    await bob.type("bid 1 10");
    expect(await bob.type("bid 1 12")).toBe("The last bid for lot 1 is yours already.");
    expect(await bob.type("bid 1 99")).toContain(
      "The hammer falls: lot 1, an ash oar, is yours for 30 copper pennies.",
    );
    expect(coinsOf(game, bob.character)).toBe(70);
    expect(letters(game, bob.character.id)).toEqual(["Lot 1 is yours: an ash oar"]);
    expect(letters(game, ann.character.id)).toEqual(["Lot 1 is sold: 30 copper pennies"]);
  });

  it("gives a late bid a minute more", async () => {
    const { world, ann, bob, cid } = await market(start);
    await ann.type("auction oar 5 90 1");
    await bob.type("bid 1 5");
    await world.tick(HOUR - 10_000);
    await cid.type("bid 1 10");
    await world.tick(10_000);
    expect(await bob.type("auctions")).toContain("it ends within a minute");
    await bob.type("bid 1 20");
    await world.tick(59_000);
    expect([...world.game.world.query(Lot)]).toHaveLength(1);
    await world.tick(1_100);
    expect(letters(world.game, bob.character.id)).toEqual(["Lot 1 is yours: an ash oar"]);
  });

  it("sends the outbid coins by letter to who is away, or cannot carry them", async () => {
    const { world, game, ann, bob, cid } = await market(start);
    await ann.type("auction oar 5");
    await bob.typeAll("bid 1 50", "quit");
    await cid.type("bid 1 60");
    expect(letters(game, bob.character.id)).toEqual(["Your bid on lot 1: 50 copper pennies"]);
    while (contentGrams(game, cid.character) + 100 <= mostGrams(game, cid.character))
      world.thing("rope", cid.character);
    while (contentGrams(game, cid.character) + 8 <= mostGrams(game, cid.character))
      world.thing("key", cid.character);
    const dee = await world.player("Dee");
    enrich(world, dee.character, 90);
    cid.read();
    await dee.type("bid 1 70");
    expect(cid.read()).toContain("Your 60 copper pennies come back to you by letter.");
    expect(letters(game, cid.character.id)).toEqual(["Your bid on lot 1: 60 copper pennies"]);
  });

  it("lets a lot be taken back while nobody has bid", async () => {
    const { world, game, ann, bob } = await market(start);
    await ann.type("auction oar 20");
    expect(await bob.type("auction cancel 1")).toContain("Lot 1 is not yours.");
    expect(await ann.type("auction cancel 1")).toContain("hands you an ash oar");
    expect(world.held(ann.character, "oar")).toHaveLength(1);
    expect(coinsOf(game, ann.character)).toBe(9);
    expect(await ann.type("auction oar 5")).toContain("lot 2");
    await bob.type("bid 2 5");
    expect(await ann.type("auction cancel 2")).toContain("Bob has bid for lot 2: it is too late");
    expect(await ann.type("auction cancel 1")).toContain("There is no lot 1.");
  });

  it("refuses one's own lots, lots that are not, poor bidders, and what is not fit to be sold", async () => {
    const { world, ann, bob } = await market(start);
    const sack = world.thing("sack", ann.character);
    world.thing("nail", sack, 2);
    world.thing("snowball", ann.character);
    expect(await ann.type("auction sack 5")).toContain("There is something in a hemp sack.");
    expect(await ann.type("auction snowball 5")).toContain("will not keep until the hammer falls");
    expect(await ann.type("auction 2 coins 5")).toContain("Coins for coins?");
    expect(await ann.type("auction oar 0")).toContain("begins at one coin");
    expect(await ann.type("auction oar 9 8")).toContain("cannot be less");
    expect(await ann.type("auction oar 9 10 99")).toBe("A lot is up from 1 to 72 hours.");
    expect(await ann.type("auction oar 900")).toContain(
      "The fee is 45 copper pennies, and you have not so much.",
    );
    expect(await ann.type("auction oar")).toContain("AUCTION, a thing and the least that you take");
    await ann.type("auction oar 9");
    expect(await ann.type("bid 1 9")).toBe("Lot 1 is your own.");
    expect(await bob.type("bid 4 9")).toContain("There is no lot 4.");
    expect(await bob.type("bid 1 101")).toBe("You have not so much: it takes 101 copper pennies.");
    for (let more = 0; more < 2; more += 1) {
      world.thing("rope", ann.character);
      await ann.type("auction rope 1");
    }
    world.thing("rope", ann.character);
    expect(await ann.type("auction rope 1")).toContain("You have 3 lots up, and nobody has more.");
    await bob.type("east");
    expect(await bob.type("bid 1 20")).toContain("There is no auction here.");
    expect(await bob.type("auctions rope")).toMatch(/^Lot 2: a rope[^]*\nLot 3: a rope/);
    const guest = await world.guest();
    expect(await guest.type("bid 1 9")).toContain("deals only with those who have a name here");
  });
});

describe("the auction's numbers", () => {
  it("are a fee of one coin at least, and steps that grow with the price", () => {
    expect([auctionFee(1, 5), auctionFee(30, 5), auctionFee(1_000, 5), auctionFee(9, 0)]).toEqual([
      1, 2, 50, 0,
    ]);
    expect([leastBid(7, undefined), leastBid(7, 7), leastBid(7, 100), leastBid(7, 101)]).toEqual([
      7, 8, 105, 107,
    ]);
  });

  it("say how long is left in the unit that fits", () => {
    expect([30_000, 90_000, 5 * HOUR].map(leftWords)).toEqual([
      "it ends within a minute",
      "2 minutes left",
      "5 hours left",
    ]);
  });
});
