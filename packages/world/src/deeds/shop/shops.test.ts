import { describe, expect, it } from "vitest";
import type { Entity } from "@wyldlands/ecs";
import { Combatant, Damaged, Lit, ShopBooks, Worn } from "../../components/index.ts";
import { coinsOf } from "../../items/purse.ts";
import { booksId, dayMs } from "../../shops/books.ts";
import { remember } from "../../society/regard.ts";
import { Ledger, sum } from "../../testing/ledger.ts";
import { marketContent } from "../../testing/market-content.ts";
import type { Player, TestWorld } from "../../testing/test-world.ts";
import { useWorlds } from "../../testing/use-worlds.ts";
import { countOf } from "../../views/names.ts";

describe("a shop", () => {
  const start = useWorlds();

  async function market(coins = 100): Promise<{ world: TestWorld; ann: Player; wyn: Entity; books: Entity }> {
    const world = await start({ content: marketContent() });
    const [ann] = await world.players("Ann");
    world.move(ann.character, "shed");
    fill(world, ann.character, coins);
    return { world, ann, wyn: world.one("wyn"), books: booksIn(world) };
  }

  /** By a deed, so that it is in the books. */
  function fill(world: TestWorld, who: Entity, count: number): void {
    const perform = (): void => {
      for (const purse of world.held(who, "copper")) purse.despawn();
      if (count > 0) world.thing("copper", who, count);
    };
    world.act({ name: "fill", perform }, who, {});
  }

  function booksIn(world: TestWorld, keeper = "isle:wyn"): Entity {
    const books = world.game.world.byId(booksId(keeper));
    if (!books) throw new Error(`${keeper} has no books`);
    return books;
  }

  const coins = (world: TestWorld, who: Entity): number => coinsOf(world.game, who);

  it("lists its wares with their prices, and what it buys and mends", async () => {
    const { ann } = await market();
    expect(await ann.type("list")).toBe(
      [
        "Wyn looks up.",
        "Wyn sells:",
        "  a tin lamp, 12 copper pennies, three left",
        "  a white shell, a copper penny, nine left",
        "  a boulder, a copper penny, one left",
        "Buys materials, weapons and lights: VALUE tells what they fetch, SELL sells them.",
        "Mends weapons: MEND.",
      ].join("\n"),
    );
    expect(await ann.type("list lights")).toContain("a tin lamp");
    expect(await ann.type("list shell")).not.toContain("lamp");
    expect(await ann.type("list weapons")).toContain("Nothing of that sort.");
    expect(await ann.type("browse lamp")).toContain("and asks 12 copper pennies for it.\nPlain.");
  });

  it("sells for coins, from what it has, and has more after a while", async () => {
    const { world, ann, books } = await market();
    expect(await ann.type("buy 2 lamps")).toContain("You buy two tin lamps from Wyn for 24 copper pennies.");
    expect(world.held(ann.character, "lamp")).toHaveLength(2);
    expect([coins(world, ann.character), coins(world, books)]).toEqual([76, 72]);
    expect(await ann.type("buy 2 lamps")).toContain("Wyn has only one of those.");
    await ann.type("buy lamp");
    expect(await ann.type("buy lamp")).toContain("A tin lamp is sold out.");
    expect(await ann.type("list lamp")).toContain("sold out: more in a minute");
    await world.tick(60_000);
    expect(await ann.type("list lamp")).toContain("one left");
    await world.tick(600_000);
    expect(await ann.type("list lamp")).toContain("three left");
    expect(await ann.type("buy 4 shells")).toContain("four white shells");
    expect(world.held(ann.character, "shell").map((pile) => countOf(pile))).toEqual([4]);
  });

  it("refuses who has too few coins, no room in the pack, or asks for what it has not", async () => {
    const { world, ann } = await market(11);
    const before = world.census();
    expect(await ann.type("buy lamp")).toContain(
      "would be 12 copper pennies, and you have 11 copper pennies.",
    );
    expect(await ann.type("buy boulder")).toContain("You cannot carry a boulder as well.");
    expect(await ann.type("buy moon")).toContain("Wyn has no 'moon' to sell.");
    expect(await ann.type("buy 0 shells")).toContain("Not even one?");
    expect(await ann.type("buy")).toContain("Buy what?");
    expect(await ann.typeAll("south", "buy lamp")).toContain("Nobody here keeps a shop.");
    expect(await ann.type("buy lamp from marn")).toContain("Marn keeps no shop.");
    expect(world.census()).toEqual(before);
  });

  it("buys what it has a use for, keeps it mended on sale, and sells it again for more", async () => {
    const { world, ann, books } = await market(0);
    const dirk = world.thing("dirk", ann.character);
    dirk.add(Damaged({ by: 5 }));
    expect(await ann.type("value dirk")).toContain("Wyn would give you five copper pennies for a dirk.");
    expect(await ann.type("sell dirk")).toContain("You sell a dirk to Wyn for five copper pennies.");
    expect([coins(world, ann.character), coins(world, books)]).toEqual([5, 43]);
    expect(dirk.has(Damaged)).toBe(false);
    expect(await ann.type("list dirk")).toContain("a dirk, 20 copper pennies, one second-hand");
    expect(await ann.type("browse dirk")).toContain("It might fetch some 20 coins.");
    fill(world, ann.character, 20);
    expect(await ann.type("buy dirk")).toContain("You buy a dirk from Wyn for 20 copper pennies.");
    expect(books.need(ShopBooks).sold).toEqual({});
    expect(await ann.type("list dirk")).toContain("Nothing of that sort.");
  });

  it("does not buy what it has no use for, what is worn, lit, full, wanted elsewhere, or worth nothing", async () => {
    const { world, ann } = await market(3);
    const { character } = ann;
    world.thing("seal", character);
    world.thing("rope", character);
    world.thing("straw", character);
    world.thing("lamp", character).add(Lit({ until: 1e9 }));
    world.thing("dirk", character).add(Worn({ slot: "main-hand" }));
    expect(await ann.type("sell seal")).toContain("It is for giving, not for selling.");
    expect(await ann.type("sell rope")).toContain("Wyn has no use for a rope.");
    expect(await ann.type("sell straw")).toContain("A straw is not worth a copper to Wyn.");
    expect(await ann.type("sell lamp")).toContain("EXTINGUISH it first.");
    expect(await ann.type("sell dirk")).toContain("You are not carrying 'dirk'");
    expect(await ann.type("sell 2 coins")).toContain("A coin for a coin?");
    expect(await ann.type("sell")).toContain("Sell what?");
    expect(coins(world, character)).toBe(3);
  });

  it("takes no more than ten alike, and no more than its till can pay for", async () => {
    const { world, ann, books } = await market(0);
    world.thing("hide", ann.character, 25);
    expect(await ann.type("sell 11 hides")).toContain("Wyn takes only ten more of those.");
    expect(await ann.type("sell 4 hides")).toContain("for eight copper pennies");
    expect(await ann.type("sell all.hide")).toContain("takes only six more");
    await ann.type("sell 6 hides");
    expect(await ann.type("sell hide")).toContain("Wyn has plenty of those already.");
    expect(coins(world, books)).toBe(28);
    world.thing("dirk", ann.character);
    world.thing("dirk", ann.character);
    world.thing("dirk", ann.character);
    expect(await ann.type("sell all.dirk")).toContain("there is not enough in it today");
    expect(coins(world, books)).toBe(8);
  });

  it("evens out its till by the hour, and lets go of what it bought two days ago", async () => {
    const { world, ann, books } = await market(100);
    const before = coins(world, books);
    world.thing("hide", ann.character, 4);
    await ann.typeAll("sell 4 hides", "buy 3 lamps");
    expect(coins(world, books)).toBe(before + 36 - 8);
    await world.tick(10_000);
    expect(coins(world, books)).toBe(before + 36 - 8 - 2);
    for (let hour = 0; hour < 24; hour += 1) await world.tick(10_000);
    expect(coins(world, books)).toBe(before);
    expect(world.held(books, "hide")).toHaveLength(1);
    for (let hour = 0; hour < 25; hour += 1) await world.tick(10_000);
    expect(world.held(books, "hide")).toEqual([]);
    expect(books.need(ShopBooks).sold).toEqual({});
  });

  it("says when it opens, and is closed until then", async () => {
    const { world, ann } = await market();
    world.move(ann.character, "hut");
    expect(await ann.type("list")).toContain(
      "Owl is closed. The shop opens at seven in the evening; TIME tells the hour.",
    );
    expect(await ann.type("buy dirk")).toContain("Owl is closed.");
    await world.tick(11 * 10_000);
    expect(await ann.type("buy dirk")).toContain("You buy a dirk from Owl");
    world.thing("hide", ann.character);
    expect(await ann.type("sell hide")).toContain("Owl sells, and does not buy.");
  });

  it("does not trade in a fight, and not with whom its keeper cannot stand", async () => {
    const { world, ann, wyn } = await market();
    wyn.add(Combatant({ target: "nobody", next: 0, since: 0, threat: {} }));
    expect(await ann.type("buy lamp")).toContain("Wyn does no business in the middle of a fight.");
    wyn.remove(Combatant);
    world.game.world.attempt(() =>
      remember(world.game, wyn, ann.character, "broke a window", { affinity: -0.6 }),
    );
    expect(await ann.type("buy lamp")).toContain("Wyn looks through you, and serves nobody.");
    await world.tick(20 * dayMs(world.game));
    expect(await ann.type("buy lamp")).toContain("You buy a tin lamp from Wyn for 12 copper pennies.");
  });

  it("outlives its keeper, whose next one has the same books and the same opinions", async () => {
    const { world, ann, wyn } = await market();
    await ann.typeAll("buy 2 lamps", "give 60 coins to wyn");
    world.act({ name: "vanish", perform: (_args, { actor }) => actor.despawn() }, wyn, {});
    expect(await ann.type("buy lamp")).toContain("Nobody here keeps a shop.");
    world.thing("wyn", world.room("shed"));
    expect(await ann.type("list lamp")).toContain("one left");
    expect(await ann.type("relations")).toContain("Wyn has a good word for you.");
  });

  it("goes on after a restart with what it had", async () => {
    const { world, ann, books } = await market();
    world.thing("dirk", ann.character);
    await ann.typeAll("buy 2 lamps", "sell dirk");
    const left = coins(world, books);
    const next = await world.restart({ content: marketContent() });
    const [session] = [...next.sessions.all];
    if (!session) throw new Error("nobody came back");
    const again = booksIn(next);
    expect(coins(next, again)).toBe(left);
    expect(next.held(again, "dirk")).toHaveLength(1);
    expect(again.need(ShopBooks).goods["isle:lamp"]?.left).toBe(1);
    expect(Object.keys(again.need(ShopBooks).sold)).toEqual(next.held(again, "dirk").map(({ id }) => id));
    await next.tick(10_000);
    expect(coins(next, again)).toBe(left - Math.min(2, left - 48));
  });

  it("is in the journal: what went over the counter, with what each had before and after", async () => {
    const { world, ann, books } = await market(100);
    world.thing("dirk", ann.character);
    await ann.typeAll("buy lamp", "sell dirk");
    await world.committer.flush();
    const { storage, game } = world;
    const rows = async (owner: Entity) =>
      (await storage.journalOf(owner.id, 50))
        .filter(({ deed, thing }) => thing === null && (deed === "buy" || deed === "sell"))
        .map(({ deed, change, before, after }) => ({ deed, change, before, after }))
        .sort((a, b) => (a.deed < b.deed ? -1 : 1));
    expect(await rows(books)).toEqual([
      { deed: "buy", change: 12, before: 48, after: 60 },
      { deed: "sell", change: -10, before: 60, after: 50 },
    ]);
    expect(await rows(ann.character)).toEqual([
      { deed: "buy", change: -12, before: 100, after: 88 },
      { deed: "sell", change: 10, before: 88, after: 98 },
    ]);
    const things = (await storage.journalOf(ann.character.id, 50)).filter(({ thing }) => thing !== null);
    expect(things.map(({ deed, what, change }) => `${deed} ${what} ${change}`).sort()).toEqual([
      "buy isle:lamp 1",
      "sell isle:dirk -1",
    ]);
    expect(game.journal.balance(books)).toBe(50);
  });

  it("makes and takes nothing but its wares, what evens out its till, and what it sells off", async () => {
    const ledger = new Ledger();
    const world = await start({ content: marketContent(), doing: ledger.doing });
    const [ann] = await world.players("Ann");
    world.move(ann.character, "shed");
    fill(world, ann.character, 100);
    world.thing("hide", ann.character, 9);
    world.thing("dirk", ann.character);
    ledger.open(world.game);
    const before = world.census();
    await ann.typeAll("buy 2 lamps", "buy 5 shells", "sell 6 hides", "sell dirk", "buy 2 hides", "buy dirk");
    for (let hour = 0; hour < 60; hour += 1) await world.tick(10_000);
    expect(ledger.faults).toEqual([]);
    expect(world.census()).toEqual(sum(before, ledger.total));
    expect(["buy", "sell", "reckon"].filter((name) => !ledger.done.has(name))).toEqual([]);
    expect(ledger.total["isle:hide"]).toBe(-4);
  });

  it("opens when its keeper comes for the first time", async () => {
    const world = await start({ content: marketContent() });
    const books = booksIn(world);
    world.game.world.attempt(() => books.despawn());
    const [wyn] = world.held(world.room("shed"), "wyn");
    const [ann] = await world.players("Ann");
    world.move(ann.character, "shed");
    expect(await ann.type("list")).toContain("Wyn has not unpacked yet.");
    if (!wyn) throw new Error("Wyn is not there");
    world.game.events.publish({ type: "EntitySpawned", entity: wyn, place: world.room("shed") });
    await world.tick();
    expect(await ann.type("list")).toContain("Wyn sells:");
    expect(coins(world, booksIn(world))).toBe(48);
  });

  it("mends what it mends for a part of its worth", async () => {
    const { world, ann } = await market(5);
    const dirk = world.thing("dirk", ann.character);
    expect(await ann.type("mend dirk")).toContain("A dirk needs no mending.");
    dirk.add(Damaged({ by: 5 }));
    expect(await ann.type("mend dirk")).toContain("Wyn asks six copper pennies to mend a dirk");
    dirk.edit(Damaged).by = 4;
    expect(await ann.type("mend dirk")).toContain(
      "Wyn mends a dirk for five copper pennies. It is as good as new.",
    );
    expect(dirk.has(Damaged)).toBe(false);
    world.thing("rope", ann.character);
    expect(await ann.type("mend rope")).toContain("There is nothing about a rope that could be mended.");
  });
});

describe("haggling", () => {
  const start = useWorlds();

  it("is tried once a day, moves prices for a day or costs a little liking", async () => {
    const won: boolean[] = [];
    for (let seed = 0; seed < 8; seed += 1) {
      const world = await start({ content: marketContent(), seed: `haggle ${seed}` });
      const [ann] = await world.players("Ann");
      world.move(ann.character, "shed");
      const words = await ann.type("haggle with wyn");
      expect(await ann.type("haggle")).toContain("Wyn has said a last word to you today.");
      const list = await ann.type("list lamp");
      const luck = words.includes("Prices are better for you here");
      won.push(luck);
      expect(list).toContain(luck ? "a tin lamp, 11 copper pennies" : "a tin lamp, 12 copper pennies");
      await world.tick(dayMs(world.game) + 1);
      expect(await ann.type("haggle")).not.toContain("last word");
    }
    expect(new Set(won)).toEqual(new Set([true, false]));
  });
});
