import { describe, expect, it } from "vitest";
import { Body, Clan, ClanMember, Stack } from "../../components/index.ts";
import { clanOf } from "../../clans/clans.ts";
import { coinsOf, purseOf } from "../../items/purse.ts";
import { rulesSchema } from "../../rules/schemas.ts";
import { Ledger } from "../../testing/ledger.ts";
import { smallContent } from "../../testing/small-content.ts";
import { PASSWORD, type Player, type TestWorld } from "../../testing/test-world.ts";
import { useWorlds } from "../../testing/use-worlds.ts";

const content = () => ({
  ...smallContent(),
  rules: rulesSchema.parse({ society: { clan: { price: 8, level: 2, most: 3 } } }),
});

const clans = (world: TestWorld): string[] =>
  [...world.game.world.query(Clan)].map((one) => one.need(Clan).name);

const clanOfAnn = (world: TestWorld) => {
  const [clan] = [...world.game.world.query(Clan)];
  if (!clan) throw new Error("there is no clan");
  return clan;
};

const coins = (world: TestWorld, ...players: Player[]): number[] =>
  players.map((one) => coinsOf(world.game, one.character));

async function join(leader: Player, ...others: [string, Player][]): Promise<void> {
  for (const [name, one] of others) {
    await leader.type(`clan invite ${name}`);
    expect(await one.type("clan accept")).toContain("You are of ");
  }
  for (const one of [leader, ...others.map(([, player]) => player)]) one.read();
}

describe("a clan", () => {
  const start = useWorlds();
  const found = async (...names: string[]) => {
    const ledger = new Ledger();
    const world = await start({ content: content(), doing: ledger.doing });
    const players: Player[] = [];
    for (const name of names) players.push(await world.player(name));
    for (const { character } of players) character.edit(Body).level = 2;
    const [ann] = players;
    if (!ann) throw new Error("nobody");
    for (const one of players) one.read();
    ledger.open(world.game);
    expect(await ann.type("clan found The  Net Menders")).toContain(
      "The Net Menders is founded, and you lead it. It cost you eight copper pennies.",
    );
    expect([ledger.faults, ledger.total]).toEqual([[], { "isle:copper": -8 }]);
    return { world, ledger, players: players as [Player, ...Player[]] };
  };

  it("is founded for a fee by who has the level and the coins, under a name of its own", async () => {
    const { world, players } = await found("Ann", "Bob", "Cid");
    const [ann, bob] = players as [Player, Player];
    expect(bob.read()).toBe("Ann founds a clan: The Net Menders.");
    expect(coins(world, ann)).toEqual([2]);
    expect(world.census()["isle:copper"]).toBe(30 + 30 - 8);
    expect(await ann.type("clan found Another")).toContain(
      "You are of The Net Menders. CLAN LEAVE comes first.",
    );
    const likeOther = "That could be taken for The Net Menders. Find a name of your own.";
    for (const name of [
      "the net menders",
      "Net-Menders",
      "Nét Menders",
      "Net Rnenders".replace("Rn", "M"),
      "Net Menders",
    ])
      expect(await bob.type(`clan found ${name}`)).toBe(likeOther);
    expect(await bob.type("clan found Net Rnenders")).toBe(likeOther);
    expect(await bob.type("clan found ab")).toBe("A clan's name has 3 to 24 letters.");
    expect(await bob.type(`clan found ${"a".repeat(25)}`)).toBe("A clan's name has 3 to 24 letters.");
    for (const name of ["Gulls 7", "<b>Gulls</b>", "Gulls!", "Гуллы", "-Gulls", "Gu\u0131ls"])
      expect(await bob.type(`clan found ${name}`)).toContain("A clan's name is of Latin letters");
    bob.character.edit(Body).level = 1;
    expect(await bob.type("clan found Gulls")).toBe(
      "Nobody would follow you yet: it takes level 2 to found a clan.",
    );
    bob.character.edit(Body).level = 2;
    await bob.type("drop 5 coins");
    expect(await bob.type("clan found Gulls")).toContain("To found a clan costs eight copper pennies");
    expect(clans(world)).toEqual(["The Net Menders"]);
  });

  it("is not for guests, nor named by who is muted", async () => {
    const { world, players } = await found("Ann", "Bob");
    const [ann, bob] = players as [Player, Player];
    const guest = await world.guest();
    expect(await guest.type("clan found Gulls")).toContain("Clans are for those who stay.");
    expect(await ann.type(`clan invite ${guest.connection.topic("character")?.name}`)).toContain(
      "is a guest, and clans are for those who stay.",
    );
    for (const one of [ann, bob])
      world.game.sanctions.impose({
        subject: `account:${one.session.account?.id}`,
        kind: "mute",
        createdAt: 0,
        until: null,
        reason: "shouting",
        by: "Eve",
      });
    for (const line of ["clan motto Dry feet", "ctell hello", "clan rank officer First Mate"])
      expect(await ann.type(line)).toContain("A moderator has silenced you");
    expect(await bob.type("clan found Gulls")).toContain("A moderator has silenced you");
  });

  it("takes in whom it asks, and speaks among itself", async () => {
    const { world, players } = await found("Ann", "Bob", "Cid", "Dot");
    const [ann, bob, cid, dot] = players as [Player, Player, Player, Player];
    bob.read();
    expect(await bob.type("clan accept")).toBe("No clan asks you in just now.");
    await ann.type("clan invite bob");
    expect(bob.read()).toContain("Ann asks you to join the clan The Net Menders.");
    expect(await bob.type("clan accept the net")).toContain("You are of The Net Menders now.");
    expect(ann.read()).toContain("Bob joins The Net Menders.");
    expect(await bob.type("clan invite cid")).toContain("Your rank in The Net Menders does not allow that.");
    await join(ann, ["cid", cid]);
    await bob.type("north");
    ann.read();
    expect(await ann.type("ctell the boat; is in")).toBe("You tell the clan, 'the boat; is in'");
    expect(bob.read()).toContain("Ann tells the clan, 'the boat; is in'");
    expect(await bob.type("clan say aye")).toBe("You tell the clan, 'aye'");
    dot.read();
    expect(await dot.type("ctell hello")).toContain("You are of no clan.");
    expect(await ann.type("clan invite dot")).toContain("The Net Menders is full: 3 at most.");
    expect(await ann.type("clan invite bob")).toBe("Bob is of your clan as it is.");
    expect(await ann.type("clan who")).toBe(
      "Of your clan three are about:\n  Ann, Leader\n  Bob, Recruit\n  Cid, Recruit",
    );
    expect(clanOf(world.game, bob.character)?.id).toBe(clanOfAnn(world).id);
  });

  it("keeps its members while they are away, and tells them afterwards what became of them", async () => {
    const { world, players } = await found("Ann", "Bob", "Cid");
    const [ann, bob, cid] = players as [Player, Player, Player];
    await join(ann, ["bob", bob], ["cid", cid]);
    await bob.type("quit");
    expect(bob.character.alive).toBe(false);
    expect(await ann.type("clan")).toContain("Recruit (may speak to the clan): Bob (away) and Cid.");
    expect(await ann.type("clan promote bob")).toContain("Bob is Member of The Net Menders from now on.");
    const back = await world.connect();
    await back.typeAll("bob", PASSWORD);
    expect(await back.type("clan")).toContain("You are Member.");
    await back.type("quit");
    expect(await ann.type("clan expel bob")).toContain("Bob was expelled from The Net Menders by Ann.");
    const again = await world.connect();
    again.post("bob");
    await world.settle();
    expect(await again.type(PASSWORD)).toContain(
      "While you were away you were expelled from The Net Menders.",
    );
    expect(world.game.players.byName("Bob")?.has(ClanMember)).toBe(false);
    await cid.type("quit");
    await ann.type("clan disband the net menders");
    const last = await world.connect();
    last.post("cid");
    await world.settle();
    expect(await last.type(PASSWORD)).toContain("While you were away The Net Menders was disbanded.");
  });

  it("has ranks that the leader gives, names and lets do things", async () => {
    const { players } = await found("Ann", "Bob", "Cid");
    const [ann, bob, cid] = players as [Player, Player, Player];
    await join(ann, ["bob", bob], ["cid", cid]);
    expect(await bob.type("clan promote cid")).toBe("Only who leads The Net Menders can do that.");
    expect(await bob.type("clan expel cid")).toContain("Your rank in The Net Menders does not allow that.");
    await ann.typeAll("clan promote bob", "clan promote bob");
    expect(await ann.type("clan promote bob")).toContain("Bob is Officer, and only you stand above that.");
    expect(await ann.type("clan demote cid")).toContain("Cid is Recruit, and there is nothing below that.");
    expect(await ann.type("clan promote ann")).toContain("You lead it.");
    expect(await ann.type("clan promote nobody")).toContain("Your clan has no member called 'nobody'.");
    expect(await ann.type("clan rank officer First Mate")).toContain(
      "The rank of officer is called First Mate",
    );
    expect(await ann.type("clan rank mate <b>")).toContain(
      "A rank is one of leader, officer, member and recruit",
    );
    expect(await ann.type("clan rank member 7of9")).toContain("A rank is called by up to 20 Latin letters");
    expect(await ann.type("clan rank member first mate")).toBe("Another rank is called so.");
    expect(await ann.type("clan allow officer bank")).toBe(
      "In The Net Menders, First Mate may take coins out of the bank from now on.",
    );
    expect(await ann.type("clan allow officer bank")).toBe("So it is already.");
    expect(await ann.type("clan allow officer fly")).toContain(
      "What a rank may is one of invite, expel, bank and chest.",
    );
    expect(await ann.type("clan forbid officer expel")).toContain(
      "First Mate may not send away who stands below any more.",
    );
    expect(await ann.type("clan forbid leader bank")).toBe("Who leads may everything.");
    expect(await bob.type("clan expel cid")).toContain("does not allow that");
    await ann.type("clan allow officer expel");
    bob.read();
    expect(await bob.type("clan expel ann")).toBe("Ann does not stand below you.");
    expect(await bob.type("clan expel cid")).toContain("Cid was expelled from The Net Menders by Bob.");
    expect(cid.read()).toContain("Bob expels you: you are of The Net Menders no more.");
    expect(await cid.type("clan")).toContain("You are of no clan.");
  });

  it("is handed over before its leader can leave", async () => {
    const { players } = await found("Ann", "Bob");
    const [ann, bob] = players as [Player, Player];
    await join(ann, ["bob", bob]);
    expect(await ann.type("clan leave")).toContain(
      "You lead The Net Menders. CLAN TRANSFER and a name hands it over",
    );
    expect(await ann.type("clan transfer ann")).toBe("You lead it as it is.");
    expect(await ann.type("clan transfer bob")).toContain(
      "Ann hands over: Bob leads The Net Menders from now on.",
    );
    expect(await ann.type("clan leave")).toBe("You are of The Net Menders no more.");
    expect(bob.read()).toContain("Ann leaves The Net Menders.");
    expect(await ann.type("clan leave")).toContain("You are of no clan.");
  });

  it("passes to an officer who claims it when its leader has long been away", async () => {
    const { world, players } = await found("Ann", "Bob", "Cid");
    const [ann, bob, cid] = players as [Player, Player, Player];
    await join(ann, ["bob", bob], ["cid", cid]);
    await ann.typeAll("clan promote bob", "clan promote bob");
    expect(await ann.type("clan claim")).toBe("You lead it as it is.");
    expect(await cid.type("clan claim")).toContain("Only Officer may do that.");
    await ann.type("quit");
    await world.tick(59 * 86_400_000);
    bob.read();
    expect(await bob.type("clan claim")).toBe("Who leads The Net Menders has not been away for 60 days.");
    await world.tick(2 * 86_400_000);
    bob.read();
    expect(await bob.type("clan claim")).toBe("Bob leads The Net Menders from now on.");
    expect(await bob.type("clan")).toContain(
      "Officer (may ask others in and send away who stands below): Ann (away).",
    );
  });

  it("has a bank into which all pay, and from which some take; no coin is lost", async () => {
    const { world, players } = await found("Ann", "Bob");
    const [ann, bob] = players as [Player, Player];
    await join(ann, ["bob", bob]);
    const before = world.census()["isle:copper"];
    expect(await bob.type("clan deposit 7 coppers")).toBe(
      "You put seven copper pennies into your clan's bank: it holds seven copper pennies now.",
    );
    expect(ann.read()).toContain("Bob puts seven copper pennies into your clan's bank.");
    expect(await bob.type("clan deposit 4")).toBe("You have only three copper pennies.");
    expect(await bob.type("clan deposit 0")).toBe("One coin at least.");
    expect(await bob.type("clan withdraw 1")).toContain("does not allow that");
    expect(await ann.type("clan withdraw 8")).toBe(
      "The bank of The Net Menders holds only seven copper pennies.",
    );
    expect(await ann.type("clan withdraw 5")).toContain("it holds two copper pennies now.");
    expect(await ann.type("clan disband The Net Menders")).toContain(
      "There are two copper pennies in its bank.",
    );
    expect(coins(world, ann, bob)).toEqual([7, 3]);
    expect(world.census()["isle:copper"]).toBe(before);
    const next = await world.restart({ content: content() });
    expect(coinsOf(next.game, clanOfAnn(next))).toBe(2);
    expect(next.game.journal.balance(clanOfAnn(next))).toBe(2);
    const rows = (await next.storage.journalOf(clanOfAnn(next).id, 10)).map(({ deed, change, after }) => [
      deed,
      change,
      after,
    ]);
    expect(rows).toEqual([
      ["clan-withdraw", -5, 2],
      ["clan-deposit", 7, 7],
    ]);
    expect(await ann.type("clan withdraw 2")).toContain("it holds no copper pennies now.");
    expect(await ann.type("clan disband net menders")).toContain("To end it for good, type its whole name");
    expect(await ann.type("clan disband the net menders")).toBe("The Net Menders is no more.");
    expect(bob.read()).toContain("Ann has disbanded The Net Menders: it is no more.");
    expect(clans(next)).toEqual([]);
    expect(next.census()["isle:copper"]).toBe(before);
    next.stop();
  });

  it("gives out no more than its leader can carry", async () => {
    const { world, players } = await found("Ann");
    const [ann] = players;
    const clan = clanOfAnn(world);
    world.thing("copper", clan, 1_000_000);
    expect(await ann.type("clan withdraw 999999")).toContain("You cannot carry");
    expect(purseOf(world.game, clan)?.need(Stack).count).toBe(1_000_000);
  });

  it("tells about itself, more to its own than to others", async () => {
    const { players } = await found("Ann", "Bob");
    const [ann, bob] = players as [Player, Player];
    await ann.type("clan motto Dry <b>feet</b>");
    bob.read();
    expect(await bob.type("clan list")).toBe("The clans:\n  The Net Menders: one member, led by Ann.");
    const outside = "The Net Menders, founded on 2024-02-29, one member, led by Ann.\n'Dry <b>feet</b>'";
    expect(await bob.type("clan info the")).toBe(outside);
    expect(await bob.type("clan info gulls")).toContain("There is no clan called 'gulls'.");
    expect(await ann.type("clan info")).toBe(
      `${outside}\n  Leader (may everything): Ann.\n  Officer (may ask others in and send away who stands below): nobody.\n  Member (may ask others in): nobody.\n  Recruit (may speak to the clan): nobody.\nThe bank holds no copper pennies.\nYou are Leader.`,
    );
    expect(await ann.type("clan motto none")).toBe("Your clan has no motto now.");
    expect(await ann.type(`clan motto ${"a".repeat(81)}`)).toBe("A motto has 80 characters at most.");
    expect(await ann.type("clan bogus")).toContain("CLAN alone tells about yours.");
  });

  it("keeps things in a chest that all fill, and that only those empty whose rank may, told to all", async () => {
    const { world, ledger, players } = await found("Ann", "Bob", "Cid");
    const [ann, bob, cid] = players as [Player, Player, Player];
    await join(ann, ["bob", bob]);
    for (const slug of ["rope", "oar", "flask"]) world.thing(slug, bob.character);
    world.thing("shell", bob.character, 5);
    ledger.open(world.game);
    expect(await bob.type("clan chest")).toContain("Your clan's chest is empty.");
    expect(await bob.type("clan store rope")).toBe("You put a rope into your clan's chest.");
    expect(ann.read()).toBe("Bob puts a rope into your clan's chest.");
    await bob.type("clan store 3 shells");
    await bob.type("clan store oar");
    expect(await bob.type("clan store coins")).toContain("CLAN DEPOSIT puts them in.");
    expect(await bob.type("clan store moon")).not.toContain("You put");
    expect(await ann.type("clan chest")).toContain(
      "In your clan's chest: a rope, three white shells and an ash oar.",
    );
    expect(await bob.type("clan fetch rope")).toContain("does not allow that");
    expect(await cid.type("clan fetch rope")).toContain("You are of no clan.");
    expect(await ann.type("clan fetch moon")).toBe("There is no 'moon' in your clan's chest.");
    expect(await ann.type("clan fetch 2 shells")).toBe("You take two white shells out of your clan's chest.");
    expect(bob.read()).toContain("Ann takes two white shells out of your clan's chest.");
    await ann.typeAll("clan allow recruit chest", "clan allow member chest");
    bob.read();
    expect(await bob.type("clan fetch rope")).toBe("You take a rope out of your clan's chest.");
    const { name } = clanOfAnn(world).need(Clan);
    expect(await ann.type(`clan disband ${name}`)).toContain("There is something in its chest.");
    const next = await world.restart({ content: content() });
    ann.read();
    expect(await ann.type("clan fetch all")).toBe(
      "You take a white shell and an ash oar out of your clan's chest.",
    );
    expect(await ann.type(`clan disband ${name}`)).toContain("is no more");
    expect(ledger.faults).toEqual([]);
    next.stop();
  });
});
