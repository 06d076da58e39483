import { describe, expect, it } from "vitest";
import { Character, ContainedIn } from "../components/index.ts";
import { countOf } from "../views/names.ts";
import { PASSWORD, type TestWorld } from "../testing/test-world.ts";
import { useWorlds } from "../testing/use-worlds.ts";

const byName = (world: TestWorld, name: string) => {
  const found = world.game.players.byName(name);
  if (!found) throw new Error(`${name} is not in play`);
  return found;
};

describe("quitting and coming back", () => {
  const start = useWorlds();

  it("finds place, things and coins as they were, out of storage", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    world.thing("oar", ann.character);
    await ann.typeAll("drop 4 coins", "east", "quit");
    expect(ann.character.alive).toBe(false);
    await bob.type("east");
    const back = await world.connect();
    back.read();
    expect(await back.typeAll("ann", PASSWORD)).toMatch(/^The Beach\n[^]*Bob is here\.\nExits: west$/);
    expect(bob.read()).toContain("Ann arrives.");
    expect(await back.type("i")).toBe("You carry:\n  six copper pennies\n  an ash oar");
    expect(byName(world, "Ann")).not.toBe(ann.character);
    expect(byName(world, "Ann").id).toBe(ann.character.id);
  });

  it("finds them also when the coming back is quicker than the leaving is stored", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    const back = await world.connect();
    back.post("ann");
    await world.settle();
    ann.connection.post("quit");
    back.post(PASSWORD);
    await world.settle();
    expect(back.read()).toContain("The Pier");
    expect(await back.type("i")).toBe("You carry:\n  ten copper pennies");
    expect(world.census()["isle:copper"]).toBe(40);
  });

  it("keeps a description and what was achieved", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    world.thing("flask", ann.character);
    await ann.typeAll("give flask to marn", "describe", "Tall.", ".", "quit");
    const back = await world.connect();
    await back.typeAll("ann", PASSWORD);
    expect(byName(world, "Ann").need(Character)).toEqual({
      guest: false,
      errandDone: true,
      description: "Tall.",
    });
  });
});

describe("a lost connection", () => {
  const start = useWorlds();

  it("leaves the character standing, and its player comes back to it by name and password", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    await ann.connection.hangUp(false);
    expect(bob.read()).toBe("Ann stares out to sea, lost in thought.");
    expect(world.sessions.stateOf(ann.session)).toBe("disconnected");
    expect(await bob.type("give 1 coin to ann")).toBe("You give a copper penny to Ann.");
    const back = await world.connect();
    await back.typeAll("ann", PASSWORD);
    expect(bob.read()).toBe("Ann stirs, and is awake again.");
    expect(byName(world, "Ann")).toBe(ann.character);
    expect(await back.type("i")).toBe("You carry:\n  11 copper pennies");
    expect(world.storage.sessions.size).toBe(2);
  });

  it("lets the character leave when nobody comes back in time", async () => {
    const world = await start({ sessionTimeoutMs: 60_000 });
    const [ann, bob] = await world.players("Ann", "Bob");
    const guest = await world.guest();
    await ann.connection.hangUp(false);
    await guest.connection.hangUp(false);
    bob.read();
    await world.tick(59_900);
    expect(bob.read()).not.toContain("leaves");
    await world.tick(200);
    expect(bob.read().match(/leaves for another shore\./g)).toHaveLength(2);
    expect([ann.character.alive, guest.character.alive]).toEqual([false, false]);
    expect(world.storage.entities.has(ann.character.id)).toBe(true);
    expect(world.storage.entities.has(guest.character.id)).toBe(false);
    expect(world.held(world.room("pier"), "copper").map((one) => countOf(one))).toEqual([10]);
  });

  it("on purpose is a leaving, at any point of the dialogue or of play", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    const asking = await world.connect();
    await asking.typeAll("new", "somebody");
    await asking.hangUp(true);
    await ann.connection.hangUp(true);
    expect(bob.read()).toBe("Ann leaves for another shore.");
    expect([...world.sessions.all]).toHaveLength(1);
    expect(world.storage.sessions.size).toBe(1);
  });
});

describe("a second connection", () => {
  const start = useWorlds();

  it("takes the character over by name and password, and the first one is told and closed", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    await ann.type("east");
    const second = await world.connect();
    await second.typeAll("ann", PASSWORD);
    expect(ann.connection.closed).toBe(
      "<system>You came in from somewhere else: this connection ends here.</system>",
    );
    expect(second.topic("room")?.name).toBe("The Beach");
    ann.connection.post("drop all");
    expect(await second.type("i")).toBe("You carry:\n  ten copper pennies");
    bob.read();
    expect(await second.type("west")).toMatch(/^The Pier/);
    expect(bob.read()).toBe("Ann arrives from the east.");
    expect(world.game.players.count).toBe(2);
  });

  it("goes on with a session by its token, shows the last lines again, and sends every topic anew", async () => {
    const world = await start();
    const ann = await world.player("Ann", { websocket: true, token: "token one" });
    await ann.type("say remember me");
    await ann.connection.hangUp(false);
    const second = await world.connect({ websocket: true, resume: "token one", token: "token two" });
    const text = second.read();
    expect(text).toMatch(/^The last you saw, again:\n[^]*You say, 'remember me'\nThe Pier\n[^]*Exits: /);
    expect([...second.topics.keys()].sort()).toEqual([
      "character",
      "echo",
      "effects",
      "inventory",
      "prompt",
      "room",
      "roomItems",
      "roomPlayers",
      "session",
      "skills",
      "status",
      "vitals",
    ]);
    expect(second.topic("session")?.id).toBe(ann.session.id);
    const third = await world.connect({ websocket: true, resume: "token two", token: "token three" });
    expect(second.closed).toBe("<system>You went on with this from another connection.</system>");
    expect(third.read().match(/The last you saw, again:/g)).toHaveLength(1);
    expect(await third.type("say here")).toBe("You say, 'here'");
    expect(world.game.players.count).toBe(1);
  });

  it("with a token that means nothing any more begins anew and says so", async () => {
    const world = await start();
    const connection = await world.connect({ websocket: true, resume: "long gone", token: "new" });
    expect(connection.read()).toBe(
      "Your last visit is over: the harbour has let go of it. Begin anew.\nAn isle in the mist.",
    );
    expect(connection.prompt).toBe("Name: ");
  });

  it("that numbers its lines is not answered twice for a line it sends again", async () => {
    const world = await start();
    const ann = await world.player("Ann", { websocket: true, token: "one" });
    ann.connection.post("say first", 1);
    ann.connection.post("say second", 2);
    await world.settle();
    ann.read();
    const second = await world.connect({ websocket: true, resume: "one", token: "two" });
    second.read();
    second.post("say second", 2);
    second.post("say third", 3);
    await world.settle();
    expect(second.read()).toBe("You say, 'third'");
    expect(second.topic("session")?.clientNo).toBe(3);
  });
});

describe("a restart of the world", () => {
  const start = useWorlds();

  it("goes on in the middle of an editor, of a dialogue, and of a secret", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    await ann.typeAll("describe", "Tall as a mast,");
    const asking = await world.connect();
    await asking.typeAll("new", "somebody", PASSWORD);
    const next = await world.restart();
    expect([ann.connection.prompt, asking.prompt]).toEqual(["] ", "Repeat the password: "]);
    expect(await ann.typeAll("and quiet.", ".")).toBe("You see yourself with new eyes.");
    expect(byName(next, "Ann").need(Character).description).toBe("Tall as a mast,\nand quiet.");
    await asking.typeAll(PASSWORD, "Bea");
    expect(asking.topic("character")?.name).toBe("Bea");
    next.stop();
  });

  it("keeps characters, link-dead ones too, in their places with their things; their time goes on", async () => {
    const world = await start({ sessionTimeoutMs: 60_000 });
    const [ann, bob] = await world.players("Ann", "Bob");
    await ann.type("east");
    await bob.connection.hangUp(false);
    await world.tick(30_000);
    await ann.type("say world time is stored with every commit");
    const next = await world.restart({ sessionTimeoutMs: 60_000 });
    expect(byName(next, "Ann").target(ContainedIn)).toBe(next.room("beach"));
    expect(byName(next, "Bob").target(ContainedIn)).toBe(next.room("pier"));
    expect(await ann.type("i")).toContain("ten copper pennies");
    await next.tick(30_000);
    expect(next.game.players.byName("Bob") === undefined).toBe(true);
    next.stop();
  });

  it("makes nothing anew that was taken, and what is due comes all the same", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    await ann.typeAll("north", "get all.oar", "get rope");
    const census = world.census();
    const next = await world.restart();
    expect(next.census()).toEqual(census);
    await next.tick(30_000);
    expect(next.held(next.room("shed"), "oar")).toHaveLength(3);
    expect(next.held(next.room("shed"), "rope")).toHaveLength(0);
    next.stop();
  });
});
