import { describe, expect, it } from "vitest";
import { accountOf, bankedBy, isOpen, readSum } from "../../bank/account.ts";
import { ContainedIn, Stack } from "../../components/index.ts";
import { mostGrams } from "../../bodies/stats.ts";
import { contentGrams } from "../../items/load.ts";
import { coinsOf } from "../../items/purse.ts";
import { lettersTo } from "../../society/letters.ts";
import { exchangeContent } from "../../testing/exchange-content.ts";
import { PASSWORD } from "../../testing/test-world.ts";
import { useWorlds } from "../../testing/use-worlds.ts";
import { hourNow } from "../../time/calendar.ts";

describe("the bank", () => {
  const start = useWorlds();

  it("takes coins in, says what there is, and gives them out again", async () => {
    const world = await start({ content: exchangeContent() });
    const [ann] = await world.players("Ann");
    expect(await ann.type("balance")).toContain("You have no copper pennies in the bank.");
    expect(await ann.type("deposit 7")).toBe(
      "The teller counts seven copper pennies twice and writes it down. You have seven copper pennies in the bank.",
    );
    expect(coinsOf(world.game, ann.character)).toBe(3);
    expect(await ann.type("deposit all coins")).toContain("You have ten copper pennies in the bank.");
    expect(await ann.type("withdraw 4 coppers")).toContain("That leaves six copper pennies in the bank.");
    expect([coinsOf(world.game, ann.character), bankedBy(world.game, ann.character)]).toEqual([4, 6]);
    await world.committer.flush();
    const rows = world.storage.journal.filter(({ deed }) => deed === "deposit" || deed === "withdraw");
    expect(rows.map(({ deed, change }) => `${deed} ${change}`).sort()).toEqual(
      ["deposit -7", "deposit 7", "deposit -3", "deposit 3", "withdraw -4", "withdraw 4"].sort(),
    );
  });

  it("refuses what is not there, what is no sum, and what cannot be carried", async () => {
    const world = await start({ content: exchangeContent() });
    const [ann] = await world.players("Ann");
    expect(await ann.type("withdraw 5")).toContain("You have nothing in the bank.");
    expect(await ann.type("deposit 11")).toBe("You have only ten copper pennies.");
    expect(await ann.type("deposit 0")).toContain("waits for a coin at least");
    expect(await ann.type("deposit lots")).toContain("Deposit how much?");
    await ann.type("deposit all");
    expect(await ann.type("deposit all")).toBe("You have no coins to put in.");
    expect(await ann.type("withdraw 11")).toBe("You have only ten copper pennies in the bank.");
    expect(await ann.type("withdraw -3")).toContain("Withdraw how much?");
    while (contentGrams(world.game, ann.character) + 100 <= mostGrams(world.game, ann.character))
      world.thing("rope", ann.character);
    const purse = accountOf(world.game, ann.character)?.sources(ContainedIn)[0];
    if (purse) purse.edit(Stack).count = 100_000;
    expect(await ann.type("withdraw all")).toContain("You cannot carry");
    await ann.type("east");
    expect(await ann.type("withdraw 1")).toContain("There is no bank here.");
  });

  it("does business in its hours only", async () => {
    const world = await start({ content: exchangeContent(3, 3) });
    const [ann] = await world.players("Ann");
    expect(await ann.type("deposit 1")).toContain("You have a copper penny in the bank.");
    const hour = hourNow(world.game) % 24;
    const shut = await start({ content: exchangeContent((hour + 2) % 24, (hour + 3) % 24) });
    const [bob] = await shut.players("Bob");
    expect(await bob.type("deposit 1")).toContain("The bank is shut: the teller does business from");
  });

  it("keeps no account for guests", async () => {
    const world = await start({ content: exchangeContent() });
    const guest = await world.guest();
    expect(await guest.type("deposit 5")).toContain("keeps accounts only for those who have a name here");
  });

  it("pays into the account of one who is in play, and by letter to one who is away", async () => {
    const world = await start({ content: exchangeContent() });
    const [ann, bob] = await world.players("Ann", "Bob");
    await ann.type("deposit all");
    expect(await ann.type("bank pay bob 3")).toBe(
      "You pay three copper pennies to Bob. That leaves seven copper pennies in the bank.",
    );
    expect(bob.read()).toContain("Ann has paid three copper pennies into your account at the bank.");
    expect(bankedBy(world.game, bob.character)).toBe(3);
    const { id } = bob.character;
    await bob.type("quit");
    expect(await ann.type("bank pay 2 to bob")).toContain("That leaves five copper pennies");
    const [letter] = lettersTo(world.game, id);
    expect(letter?.sources(ContainedIn).map((thing) => thing.get(Stack)?.count)).toEqual([2]);
    expect(await ann.type("bank pay zog 2")).toBe("Nobody called 'zog' has an account here.");
    expect(await ann.type("bank pay ann 2")).toContain("That is you.");
    expect(await ann.type("bank pay bob 6")).toBe("You have only five copper pennies in the bank.");
  });

  it("keeps an account while its owner is away and over restarts", async () => {
    const world = await start({ content: exchangeContent() });
    const [ann] = await world.players("Ann");
    await ann.typeAll("deposit 8", "quit");
    const next = await world.restart({ content: exchangeContent() });
    const back = await next.connect();
    await back.typeAll("ann", PASSWORD);
    expect(await back.type("balance")).toContain("You have eight copper pennies in the bank.");
    next.stop();
  });
});

describe("the hours and sums of the bank", () => {
  it("go round the clock, past midnight or not at all", () => {
    expect([isOpen(8, 18, 7), isOpen(8, 18, 8), isOpen(8, 18, 17), isOpen(8, 18, 18)]).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect([isOpen(20, 4, 23), isOpen(20, 4, 3), isOpen(20, 4, 4)]).toEqual([true, true, false]);
    expect(isOpen(5, 5, 0)).toBe(true);
  });

  it("are read as people type them", () => {
    expect(["50", "50 coppers", "all", "all coins", "ALL"].map((text) => readSum(text, 9))).toEqual([
      50, 50, 9, 9, 9,
    ]);
    expect(["", "-4", "1.5", "much", "5 of my coins now"].map((text) => readSum(text, 9))).toEqual(
      Array.from({ length: 5 }, () => undefined),
    );
  });
});
