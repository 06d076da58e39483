import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { PASSWORD, TestWorld } from "../testing/test-world.ts";
import type { Done } from "./control-server.ts";

describe("an account that is banned", () => {
  let world: TestWorld;
  beforeEach(async () => {
    world = await TestWorld.start();
  });
  afterEach(() => world.stop());

  const ban = async (text: string): Promise<Done> => {
    const done = world.bans.ban(text);
    // What is asked of storage comes first; then a tick ends the sessions.
    await new Promise((resolve) => setImmediate(resolve));
    await world.tick();
    return done;
  };

  const login = async (name: string, password: string): Promise<string | undefined> => {
    const connection = await world.connect();
    const read = await connection.typeAll(name, password);
    return connection.closed ?? read;
  };

  it("ends every session it has, with words, and nobody else's", async () => {
    const [ann, bob] = await world.players("Ann", "Bob");
    const guest = await world.guest();
    bob.read();
    expect(await ban("account:ANN")).toEqual({ ok: true, subject: "account:ann" });
    expect(ann.connection.closed).toMatch(/This account has been banned/);
    expect(bob.read()).toBe("Ann leaves for another shore.");
    expect([bob.connection.closed, guest.connection.closed]).toEqual([undefined, undefined]);
    guest.read();
    expect(await guest.type("say still here")).toBe("You say, 'still here'");
    expect([ann.character.alive, bob.character.alive]).toEqual([false, true]);
    expect(world.storage.sessions.size).toBe(2);
  });

  it("ends the session that has not chosen a character yet, and one that is link-dead", async () => {
    const [ann] = await world.players("Ann");
    await ann.connection.hangUp(false);
    const chooser = await world.connect();
    await chooser.typeAll("new", "bobby", PASSWORD, PASSWORD, "Bob", "characters");
    expect(chooser.prompt).toBe("Choose a character: ");
    await ban("account:ann");
    await ban("account:bobby");
    expect([...world.sessions.all]).toEqual([]);
    expect(chooser.closed).toMatch(/banned/);
    expect(ann.character.alive).toBe(false);
  });

  it("is told so by the right password, and by no other", async () => {
    await world.players("Ann");
    await ban("account:ann");
    expect(await login("ann", "not the one")).toBe("That name and password do not go together.");
    expect(await login("ann", PASSWORD)).toBe(
      "This account is banned. Whoever runs this game can tell you why.",
    );
    expect(await world.bans.unban("account:Ann")).toEqual({ ok: true, subject: "account:ann" });
    expect(await login("ann", PASSWORD)).toContain("The Pier");
  });

  it("is refused when the ban comes while its password is being checked", async () => {
    await world.players("Ann");
    const connection = await world.connect();
    await connection.type("ann");
    connection.post(PASSWORD);
    const done = world.bans.ban("account:ann");
    await world.tick();
    await world.tick();
    await done;
    expect(connection.closed).toMatch(/banned/);
    expect(world.game.players.byName("Ann")).toBeUndefined();
  });

  it("does not come back by the token of a session it had", async () => {
    const ann = await world.player("Ann", { websocket: true, token: "t-1" });
    await ban("account:ann");
    expect(ann.connection.closed).toMatch(/banned/);
    const again = await world.connect({ websocket: true, token: "t-2", resume: "t-1" });
    expect(again.read()).toContain("Begin anew.");
    expect(again.prompt).toBe("Name: ");
  });

  it("is stored before it is answered, and stays banned in the next world", async () => {
    await world.players("Ann");
    await ban("account:ann");
    expect([...world.storage.bans.keys()]).toEqual(["account:ann"]);
    world = await world.restart();
    expect(world.bans.list()).toMatchObject([{ subject: "account:ann" }]);
    expect(await login("ann", PASSWORD)).toMatch(/^This account is banned/);
  });

  it("loses its sessions also when the world died between the ban and their end", async () => {
    const [ann] = await world.players("Ann");
    void world.bans.ban("account:ann");
    await new Promise((resolve) => setImmediate(resolve));
    await world.committer.stored();
    expect(world.storage.bans.size).toBe(1);
    world = await world.restart();
    expect(ann.connection.closed).toBeUndefined();
    await world.tick();
    expect(ann.connection.closed).toMatch(/banned/);
    expect(world.storage.sessions.size).toBe(0);
  });

  it("is no business of the gateways, which turn addresses away", async () => {
    await world.players("Ann");
    const [gateway] = world.gateways;
    await ban("account:ann");
    await ban("192.0.2.9");
    await world.settle();
    expect(gateway?.banned).toEqual(["192.0.2.9"]);
    world = await world.restart();
    expect(gateway?.banned).toEqual(["192.0.2.9"]);
  });

  it("has to be there, and is banned once", async () => {
    await world.players("Ann");
    expect(await world.bans.ban("account:nobody")).toEqual({
      ok: false,
      refusal: "There is no account called nobody.",
    });
    await ban("account:ann");
    expect(await world.bans.ban("account:Ann")).toEqual({
      ok: false,
      refusal: "account:ann is banned already.",
    });
    expect(await world.bans.unban("account:bob")).toEqual({
      ok: false,
      refusal: "account:bob is not banned.",
    });
  });
});
