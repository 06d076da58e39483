import { describe, expect, it } from "vitest";
import { accountOf, bankedBy, readSum } from "../../bank/account.ts";
import { ContainedIn, Lit, Stack } from "../../components/index.ts";
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

  it("keeps things in a strongbox, each player's own, over a restart, and gives them out to who can carry them", async () => {
    const world = await start({ content: exchangeContent() });
    const [ann, bob] = await world.players("Ann", "Bob");
    for (const slug of ["rope", "oar"]) world.thing(slug, ann.character);
    world.thing("shell", ann.character, 5);
    expect(await ann.type("strongbox")).toContain("Your strongbox is empty.");
    expect(await ann.type("strongbox get rope")).toBe("Your strongbox is empty.");
    expect(await ann.type("strongbox put rope")).toBe(
      "The teller turns two keys, and a rope lies in your strongbox.",
    );
    expect(bob.read()).toBe("Ann has the teller put something away.");
    await ann.typeAll("strongbox put oar", "strongbox put 3 shells");
    bob.read();
    expect(await ann.type("strongbox put coins")).toContain("DEPOSIT puts them in.");
    expect(await ann.type("strongbox")).toContain(
      "In your strongbox: a rope, an ash oar and three white shells.",
    );
    expect(await bob.type("strongbox get rope")).toBe("Your strongbox is empty.");
    expect(await ann.type("strongbox get moon")).toBe("There is no 'moon' in your strongbox.");
    const next = await world.restart({ content: exchangeContent() });
    ann.read();
    expect(await ann.type("strongbox take 2 shells")).toBe(
      "The teller turns two keys, and hands you two white shells.",
    );
    const holder = next.game.players.byName("Ann");
    if (!holder) throw new Error("Ann did not come back");
    while (contentGrams(next.game, holder) + 100 <= mostGrams(next.game, holder)) next.thing("rope", holder);
    expect(await ann.type("strongbox get all")).toContain("You cannot carry");
    expect(next.held(holder, "oar")).toEqual([]);
    await ann.type("east");
    for (const line of ["strongbox", "strongbox put rope", "strongbox get rope"])
      expect(await ann.type(line)).toContain("There is no bank here.");
    next.stop();
  });

  it("fills a strongbox with twenty things and no more, and takes none that burns", async () => {
    const world = await start({ content: exchangeContent() });
    const ann = await world.player("Ann");
    for (let i = 0; i < 21; i += 1) world.thing("letter", ann.character);
    await ann.type("strongbox put all.letter");
    expect(world.held(ann.character, "letter")).toHaveLength(1);
    expect(await ann.type("strongbox put letter")).toBe(
      "Nothing more goes into your strongbox: it takes 20 things.",
    );
    const [letter] = world.held(ann.character, "letter");
    letter?.add(Lit({}));
    expect(await ann.type("strongbox put letter")).toContain("is burning. EXTINGUISH it first.");
    const guest = await world.guest();
    world.thing("rope", guest.character);
    expect(await guest.type("strongbox put rope")).toContain("REGISTER keeps yours.");
  });

  it("does business in its hours only", async () => {
    const world = await start({ content: exchangeContent() });
    const [ann] = await world.players("Ann");
    expect(await ann.type("deposit 1")).toContain("You have a copper penny in the bank.");
    const hour = hourNow(world.game) % 24;
    const shut = await start({ content: exchangeContent({ from: (hour + 2) % 24, to: (hour + 3) % 24 }) });
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

describe("sums", () => {
  it("are read as people type them", () => {
    expect(["50", "50 coppers", "all", "all coins", "ALL"].map((text) => readSum(text, 9))).toEqual([
      50, 50, 9, 9, 9,
    ]);
    expect(["", "-4", "1.5", "much", "5 of my coins now"].map((text) => readSum(text, 9))).toEqual(
      Array.from({ length: 5 }, () => undefined),
    );
  });
});
