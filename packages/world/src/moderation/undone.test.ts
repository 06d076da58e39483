import { describe, expect, it } from "vitest";
import type { TestWorld, Player } from "../testing/test-world.ts";
import { appoint } from "../testing/staff.ts";
import { useWorlds } from "../testing/use-worlds.ts";

const UNDONE = "Something went wrong with that, and it was undone. Nothing else is lost; try another way.";

describe("what moderators did in a line that throws", () => {
  const worlds = useWorlds();

  /** Kay keeps order; Ann is muted and an address is banned; whoever picks up the oar breaks the line. */
  const start = async (): Promise<{ world: TestWorld; kay: Player; ann: Player; bob: Player }> => {
    const world = await worlds();
    const [kay, ann, bob] = await world.players("Kay", "Ann", "Bob");
    await appoint(world, kay, "admin");
    await kay.type("mute ann 1h shouting");
    await kay.type("ban 192.0.2.7 flooding");
    world.thing("oar", world.room("pier"));
    world.game.events.on("ItemPickedUp", ({ item }) => {
      if (item.prototype?.id === "isle:oar") throw new Error("a listener is broken");
    });
    return { world, kay, ann, bob };
  };

  /** What is kept of all that beside the entities, in memory and in storage. */
  const kept = ({ sanctions, directory }: TestWorld["game"], world: TestWorld): unknown =>
    structuredClone({
      sanctions: sanctions.all(),
      bans: world.sessions.desk.bans.all(),
      stored: [[...world.storage.sanctions.values()], [...world.storage.bans.values()]],
      audit: world.storage.audit,
      names: ["Ann", "Bob", "Bobbin"].map((name) => directory.byName(name)),
      preferences: [...world.sessions.all].map(({ preferences }) => preferences),
      accounts: [...world.storage.accounts.values()],
      characters: [...world.storage.characters.values()],
    });

  it("is undone with the line: bans and sanctions that were lifted, settings, and the rows of the audit log", async () => {
    const { world, kay, ann } = await start();
    const before = kept(world.game, world);
    expect(await kay.type("unmute ann; unban 192.0.2.7; brief on; get oar")).toBe(UNDONE);
    expect(ann.read()).not.toContain("no longer muted");
    await world.tick();
    expect(kept(world.game, world)).toEqual(before);
    expect(await ann.type("say hello")).toContain("A moderator has silenced you");
    await kay.type("unmute ann; unban 192.0.2.7; brief on");
    await world.tick();
    expect(world.game.sanctions.all()).toEqual([]);
    expect(world.storage.sanctions.size + world.storage.bans.size).toBe(0);
    expect(world.storage.audit.slice(-2).map(({ action }) => action)).toEqual(["unmute", "unban"]);
  });

  it("is undone when what follows from it throws: a sanction, a new name", async () => {
    const { world, kay, bob } = await start();
    let broken = true;
    const fail = (): void => {
      if (broken) throw new Error("a listener is broken");
    };
    world.game.events.on("SanctionImposed", fail);
    world.game.events.on("CharacterRenamed", fail);
    const before = kept(world.game, world);
    for (const line of ["mute bob 1h fun", "freeze bob fun", "rename bob Bobbin"])
      expect(await kay.type(line), line).toBe(UNDONE);
    await world.tick();
    expect(kept(world.game, world)).toEqual(before);
    expect(await bob.type("say hello")).toBe("You say, 'hello'");
    broken = false;
    await kay.type("rename bob Bobbin");
    await world.tick();
    expect(world.game.directory.byName("Bobbin")?.name).toBe("Bobbin");
  });

  it("is undone when it gave a role, made an account or took a character away", async () => {
    const { world, ann } = await start();
    const { desk } = world.sessions;
    const before = kept(world.game, world);
    const row = world.storage.accounts.get(ann.session.account?.id ?? "");
    if (!row) throw new Error("the account is not stored");
    expect(() =>
      world.writes.undo.attempt(() => {
        desk.accounts.change(row, { role: "admin" });
        desk.assign(row.id, { role: "admin", grants: {} });
        desk.accounts.createCharacter("an-id", "Bea", ann.session.account, 0);
        desk.accounts.createAccount("newcomer", "hash", 0);
        desk.accounts.removeCharacter(ann.character.id);
        throw new Error("broken");
      }),
    ).toThrow("broken");
    world.loop.wake();
    await world.tick();
    expect(kept(world.game, world)).toEqual(before);
    expect(ann.session.account).toMatchObject({ role: "player", characters: [{ name: "Ann" }] });
    expect(desk.accounts.current(row).role).toBe("player");
    expect(world.game.directory.byName("Ann")?.role).toBe("player");
    expect(desk.accounts.accountNameGiven("newcomer") || desk.accounts.characterNameGiven("Bea")).toBe(false);
  });
});
