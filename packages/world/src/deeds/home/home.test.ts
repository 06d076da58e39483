import { describe, expect, it } from "vitest";
import { ContainedIn, Lit, Stack, Tenancy } from "../../components/index.ts";
import type { Content } from "../../content/types.ts";
import { homeOf } from "../../homes/homes.ts";
import { coinsOf } from "../../items/purse.ts";
import { lodgingContent } from "../../testing/lodging-content.ts";
import { shippedContent } from "../../testing/shipped-content.ts";
import { enclosedIn, lettersTo } from "../../society/letters.ts";
import { Ledger } from "../../testing/ledger.ts";
import { PASSWORD, type Player, type TestWorld } from "../../testing/test-world.ts";
import { silence } from "../../testing/staff.ts";
import { useWorlds } from "../../testing/use-worlds.ts";

const homes = (world: TestWorld): number => world.game.world.count(Tenancy);

async function settle(world: TestWorld, ...players: Player[]): Promise<void> {
  for (const one of players) {
    world.move(one.character, "hut");
    await one.type("rent room");
  }
  for (const one of players) one.read();
}

describe("a room of one's own", () => {
  const start = useWorlds();
  const begin = () => start({ content: lodgingContent() });

  it("is rented where rooms are let, furnished, for coins that leave the world", async () => {
    const world = await begin();
    const [ann, bob] = await world.players("Ann", "Bob");
    expect(await ann.type("rent")).toBe("No rooms are let here. HELP HOMES tells where.");
    expect(await ann.type("rent room")).toBe("No rooms are let here. HELP HOMES tells where.");
    expect(await ann.type("home")).toContain("You have no room of your own.");
    for (const one of [ann, bob]) world.move(one.character, "hut");
    expect(await ann.type("rent")).toContain(
      "A room of your own in The Hut costs five copper pennies, once and for good",
    );
    expect(await ann.type("rent room")).toContain(
      "You count out five copper pennies, and a key changes hands.",
    );
    expect(bob.read()).toBe("Ann rents a room.");
    expect(coinsOf(world.game, ann.character)).toBe(5);
    expect(world.census()).toMatchObject({ "isle:copper": 45, "isle:cot": 2, "isle:mat": 2 });
    expect(await ann.type("rent room")).toContain("You have a room already, in The Hut.");
    await bob.type("drop 6 coins");
    expect(await bob.type("rent room")).toContain(
      "A room of your own costs five copper pennies, and you have not got so much.",
    );
    const guest = await world.guest();
    world.move(guest.character, "hut");
    expect(await guest.type("rent room")).toContain("Rooms are let to those who stay.");
    expect(homes(world)).toBe(1);
  });

  it("is in the ledger, with what it costs and what stands in it", async () => {
    const ledger = new Ledger();
    const world = await start({ content: lodgingContent(), doing: ledger.doing });
    const [ann] = await world.players("Ann");
    ledger.open(world.game);
    await settle(world, ann);
    expect([homes(world), ledger.faults]).toEqual([1, []]);
    expect(ledger.total).toEqual({ "isle:copper": -5, "isle:cell": 1, "isle:cot": 1, "isle:mat": 1 });
    const rows = await world.storage.journalOf(ann.character.id, 10);
    expect(rows.map(({ deed, change, before, after }) => [deed, change, before, after])).toContainEqual([
      "rent",
      -5,
      10,
      5,
    ]);
  });

  it("is gone into from the house, left by its way out, and told about elsewhere", async () => {
    const world = await begin();
    const [ann, bob] = await world.players("Ann", "Bob");
    await settle(world, ann);
    world.move(bob.character, "hut");
    bob.read();
    expect(await ann.type("home")).toMatch(
      /^A Cell\nFour steps by three\.\nA cot stands here\.\nA straw mat lies here\.\nExits: out$/,
    );
    expect(bob.read()).toBe("Ann goes through to the let rooms.");
    expect(await ann.type("home")).toBe("You are at home. Nobody else may come in.");
    expect(ann.connection.topic("room")).toMatchObject({
      id: "isle:cell",
      name: "A Cell",
      exits: { out: "isle:hut" },
    });
    ann.connection.post("map");
    await world.settle();
    // The words in place of the drawing.
    expect(ann.connection.readMarkup().join("\n")).toContain("A Cell");
    expect(await ann.type("out")).toMatch(/^The Hut\n/);
    expect(bob.read()).toBe("Ann arrives from inside.");
    expect(await ann.typeAll("enter home", "out", "out", "home")).toBe(
      "Your room is in The Hut, The Isle. Nobody else may come in.",
    );
    expect(await ann.type("enter home")).toBe("That is in The Hut.");
  });

  it("is one for each tenant", async () => {
    const world = await begin();
    const [ann, bob] = await world.players("Ann", "Bob");
    await settle(world, ann, bob);
    await ann.typeAll("home", "drop 1 coin");
    bob.read();
    expect(await bob.type("home")).not.toContain("Ann");
    expect(await bob.type("look")).not.toContain("penny");
    expect(homeOf(world.game, ann.character)).not.toBe(homeOf(world.game, bob.character));
  });

  it("lets in guests, and nobody else", async () => {
    const world = await begin();
    const [ann, bob, cid] = await world.players("Ann", "Bob", "Cid");
    await settle(world, ann);
    expect(await ann.type("home invite nobody")).toContain("Nobody is called 'nobody' here.");
    expect(await ann.type("home invite ann")).toBe("You have the key as it is.");
    expect(await ann.type("home invite bob")).toBe("Bob may come into your room from now on.");
    expect(bob.read()).toContain(
      "Ann lets you into their room, in The Hut. VISIT and the name goes in from there.",
    );
    expect(await ann.type("home invite BOB")).toBe("Bob may come in as it is.");
    expect(await bob.type("visit ann")).toBe("Nobody called 'ann' lets you into a room here.");
    for (const one of [bob, cid]) world.move(one.character, "hut");
    expect(await cid.type("visit ann")).toBe("Nobody called 'ann' lets you into a room here.");
    await ann.type("home");
    expect(await bob.type("visit ann")).toMatch(/^(?:.*\n)*A Cell\n[^]*Ann is here\.\nExits: out$/);
    expect(ann.read()).toContain("Bob comes in.");
    expect(await bob.type("home invite cid")).toContain("You have no room of your own.");
    expect(await ann.type("home uninvite cid")).toBe("You let in nobody called 'cid'.");
    expect(await ann.type("home uninvite bob")).toBe(
      "Bob may come into your room no more.\nBob is shown the door.",
    );
    expect(bob.read()).toContain("You are no guest here any more, and are shown the door.\nThe Hut");
    expect(world.game.placeOf(bob.character)).toBe(world.room("hut"));
    expect(await bob.type("visit ann")).toContain("Nobody called 'ann'");
  });

  it("lets followers in who are guests, and leaves the others at the door", async () => {
    const world = await begin();
    const [ann, bob, cid] = await world.players("Ann", "Bob", "Cid");
    await settle(world, ann);
    await ann.type("home invite bob");
    for (const one of [bob, cid]) {
      world.move(one.character, "hut");
      await one.type("follow ann");
    }
    cid.read();
    await ann.type("home");
    expect(world.game.placeOf(bob.character)).toBe(homeOf(world.game, ann.character));
    expect(cid.read()).toContain(
      "You do not keep up with Ann. That room is let to Ann, and you are no guest there.",
    );
  });

  it("lets in friends who are away, and shows out who came back no guest", async () => {
    const world = await begin();
    const [ann, bob] = await world.players("Ann", "Bob");
    await settle(world, ann);
    await bob.type("quit");
    expect(await ann.type("home invite bob")).toBe("Bob may come into your room from now on.");
    const back = await world.connect();
    await back.typeAll("bob", PASSWORD);
    const bobsBody = world.game.players.byName("Bob");
    if (!bobsBody) throw new Error("Bob is not there");
    world.move(bobsBody, "hut");
    await back.typeAll("visit ann", "quit");
    await ann.type("home uninvite bob");
    const again = await world.connect();
    again.post("bob");
    await world.settle();
    expect(await again.type(PASSWORD)).toContain("You are no guest here any more, and are shown the door.");
    const now = world.game.players.byName("Bob");
    expect(now?.target(ContainedIn)).toBe(world.room("hut"));
  });

  it("keeps what lies in it, over days and restarts, while its tenant is away and when it is back", async () => {
    const world = await begin();
    const [ann] = await world.players("Ann");
    await settle(world, ann);
    world.thing("rope", ann.character);
    world.thing("shell", ann.character, 3);
    await ann.typeAll("home", "drop rope", "put shells in cot", "drop 2 coins", "quit");
    await world.tick(7 * 86_400_000);
    await world.tick(60_000);
    const next = await world.restart({ content: lodgingContent() });
    await next.tick(120_000);
    const back = await next.connect();
    back.post("ann");
    await next.settle();
    expect(await back.type(PASSWORD)).toMatch(/A Cell\n[^]*A rope is coiled here\.\n[^]*Exits: out/);
    expect(await back.type("look in cot")).toContain("three white shells");
    expect(await back.typeAll("get rope", "get mat", "i")).toContain("a rope");
    expect(await back.type("get cot")).toBe("It is bolted to the floor.");
    expect(await back.typeAll("drop mat", "out", "home")).toContain("A straw mat lies here.");
    next.stop();
  });

  it("has its things saved when content lets no such rooms any more", async () => {
    const world = await begin();
    const [ann] = await world.players("Ann");
    await settle(world, ann);
    world.thing("rope", ann.character);
    await ann.typeAll("home", "drop rope");
    const content = lodgingContent();
    const rooms = new Map(content.rooms);
    rooms.delete("isle:cell");
    const without: Content = { ...content, rooms };
    const next = await world.restart({ content: without });
    expect(next.held(next.room("lost"), "rope")).toHaveLength(1);
    expect(await ann.type("look")).toMatch(/^The (?:Pier|Lost Things)\n/m);
    expect(await ann.type("home")).toContain("You have no room of your own.");
    next.stop();
  });

  it("is to be had in the game that ships, with a bed, a chest and a stool", async () => {
    const world = await start({ content: await shippedContent() });
    const ann = await world.player("Ann");
    const house = world.game.room("harbor:dry-berth");
    if (!house) throw new Error("there is no Dry Berth");
    ann.character.link(ContainedIn, house);
    for (const purse of ann.character.sources(ContainedIn))
      if (purse.has(Stack)) purse.edit(Stack).count = 60;
    await ann.type("rent room");
    expect(await ann.type("home")).toMatch(/^A Loft in the Dry Berth\n[^]*sea chest[^]*stool[^]*Exits: out$/);
    expect(await ann.typeAll("get stool", "put stool in chest", "look in chest")).toContain(
      "three-legged stool",
    );
    expect(await ann.typeAll("out", "out")).toMatch(/^Eel Alley\n/);
    expect(await ann.type("home")).toBe(
      "Your room is in The Dry Berth, Pellhythe Harbour. Nobody else may come in.",
    );
  });

  it("looks as its tenant says, in plain words, if nobody has silenced them", async () => {
    const world = await begin();
    const [ann, bob] = await world.players("Ann", "Bob");
    expect(await ann.type("decorate")).toContain("You have no room of your own.");
    await settle(world, ann);
    expect(await ann.type("decorate")).toContain("You write what your room looks like");
    expect(await ann.typeAll("Nets on <b>every</b> wall.", "It smells of tar.", ".")).toBe(
      "Your room looks as you say from now on.",
    );
    expect(await ann.type("home")).toMatch(
      /^A Cell\nNets on <b>every<\/b> wall\.\nIt smells of tar\.\nA cot/,
    );
    const speak = silence(world, ann);
    expect(await ann.typeAll("decorate", "Bad words.", ".")).toContain("A moderator has silenced you");
    await ann.type(".q");
    speak();
    expect(await ann.typeAll("decorate", ".c", ".")).toBe("Your room looks as it was let.");
    expect(await ann.type("look")).toContain("Four steps by three.");
    expect(bob.read()).not.toContain("Nets");
  });

  it("can be given up: who is in it is shown out, what can be carried comes by post, the rest goes", async () => {
    const ledger = new Ledger();
    const world = await start({ content: lodgingContent(), doing: ledger.doing });
    const [ann, bob] = await world.players("Ann", "Bob");
    ledger.open(world.game);
    await settle(world, ann);
    const room = homeOf(world.game, ann.character);
    if (!room) throw new Error("Ann has no room");
    for (let i = 0; i < 11; i += 1) world.thing("rope", room);
    const [cot] = world.held(room, "cot");
    if (!cot) throw new Error("there is no cot");
    world.thing("copper", cot, 30);
    world.thing("flask", room).add(Lit({}));
    bob.character.link(ContainedIn, room);
    ledger.open(world.game);
    const before = world.census();
    await ann.type("home");
    expect(await ann.type("home give up for good")).toBe("From outside, please: go OUT first.");
    world.move(ann.character, "pier");
    expect(await ann.type("home give up for good")).toContain("Your room is in The Hut: go there");
    expect(await bob.type("home give up")).toContain("You have no room of your own.");
    world.move(ann.character, "hut");
    expect(await ann.type("home give up")).toContain("HOME GIVE UP FOR GOOD does it.");
    expect(homes(world)).toBe(1);
    bob.read();
    expect(await ann.type("home give up for good")).toContain("What was in your room comes to you by post.");
    expect(bob.read()).toContain("This room is given up. You are shown out.");
    expect([homes(world), room.alive, cot.alive]).toEqual([0, false, false]);
    expect(bob.character.target(ContainedIn)).toBe(world.room("hut"));
    const sent = lettersTo(world.game, ann.character.id).flatMap((letter) => enclosedIn(letter));
    expect(sent).toHaveLength(14);
    expect(sent.some((thing) => thing.has(Lit))).toBe(false);
    expect(sent.find((thing) => thing.has(Stack))?.need(Stack).count).toBe(30);
    expect(world.census()).toEqual({
      ...before,
      "isle:cot": (before["isle:cot"] ?? 0) - 1,
      "isle:cell": (before["isle:cell"] ?? 0) - 1,
    });
    expect(ledger.faults).toEqual([]);
    await ann.type("drop 5 coins");
    world.thing("copper", ann.character, 9);
    expect(await ann.type("rent room")).toContain("a key changes hands");
    const next = await world.restart({ content: lodgingContent() });
    expect(homes(next)).toBe(1);
    next.stop();
  });

  it("can be given up and rented anew in one line, and is stored once", async () => {
    const world = await start({ content: lodgingContent() });
    const [ann] = await world.players("Ann");
    world.thing("copper", ann.character, 20);
    await settle(world, ann);
    await ann.type("home give up for good; rent room");
    const next = await world.restart({ content: lodgingContent() });
    expect(homes(next)).toBe(1);
    expect(await ann.type("home")).toContain("A Cell");
    next.stop();
  });

  it("is given up to nobody's loss while somebody sleeps in there who is away", async () => {
    const world = await start({ content: lodgingContent() });
    const [ann, bob] = await world.players("Ann", "Bob");
    await settle(world, ann);
    const room = homeOf(world.game, ann.character);
    if (room) bob.character.link(ContainedIn, room);
    await bob.type("quit");
    await ann.type("home give up for good");
    const back = await world.connect();
    expect(await back.typeAll("bob", PASSWORD)).toContain("The Pier");
  });
});
