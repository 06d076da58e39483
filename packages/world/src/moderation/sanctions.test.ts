import { describe, expect, it } from "vitest";
import { ContainedIn, Jailed } from "../components/index.ts";
import { appoint, staffed } from "../testing/staff.ts";
import { PASSWORD, type Player } from "../testing/test-world.ts";
import { useWorlds } from "../testing/use-worlds.ts";

describe("moderators", () => {
  const worlds = useWorlds();
  const start = (): ReturnType<typeof staffed> => staffed(worlds);

  it("mute a player for a time, who reads by how long and why, and is heard by nobody until it is over", async () => {
    const { world, kay, ann, bob } = await start();
    expect(await kay.type("mute ann 10m shouting at Tern")).toBe("Ann is muted for ten minutes.");
    expect(ann.read()).toBe(
      "A moderator has muted you for ten minutes. Your words reach nobody. The reason: shouting at Tern. HELP MODERATION says what you can do.",
    );
    await world.tick(60_000);
    ann.read();
    expect(await ann.type("say hello")).toBe(
      "A moderator has silenced you for nine minutes more: your words reach nobody. The reason: shouting at Tern. HELP MODERATION says what you can do.",
    );
    expect(bob.read()).toBe("");
    expect(await ann.type("sanctions")).toBe(
      "You are muted for nine minutes more, by Kay. The reason: shouting at Tern.",
    );
    await world.tick(540_000);
    expect(ann.read()).toContain("Your time is over: you are no longer muted.");
    expect(await ann.type("say hello")).toBe("You say, 'hello'");
    expect(world.storage.sanctions.size).toBe(0);
  });

  it("lift what they laid on somebody, and cannot lay it on themselves, on nobody, or without a reason", async () => {
    const { kay, ann } = await start();
    await kay.type("mute ann spam");
    ann.read();
    expect(await kay.type("sanctions")).toBe(
      [
        "Nothing is laid on you.",
        "On others:",
        "  Ann is muted until somebody lifts it, by Kay. The reason: spam.",
      ].join("\n"),
    );
    expect(await kay.type("unmute ann")).toBe("Ann is no longer muted.");
    expect(ann.read()).toBe("You are no longer muted.");
    expect(await kay.type("unmute ann")).toBe("Ann is not muted. SANCTIONS lists what is laid on players.");
    expect(await kay.type("mute kay fun")).toBe("Not yourself.");
    expect(await kay.type("mute zed fun")).toBe("There is no player called 'zed'. Type the whole name.");
    expect(await kay.type("mute ann 10m")).toBe("Say why, too: they will read it.");
    expect(await kay.type("mute ann")).toMatch(/^MUTE whom, for how long, and why\?/);
  });

  it("freeze a player, who can look, read help and quit, and nothing else", async () => {
    const { world, kay, ann, bob } = await start();
    await kay.type("freeze ann 2h hacking");
    ann.read();
    for (const line of ["north", "say hi", "tell bob hi", "get all", "inventory", "alias x look", "score"])
      expect(await ann.type(line), line).toMatch(/^A moderator has frozen you for two hours more\./);
    expect(bob.read()).toBe("");
    expect(await ann.type("look")).toContain("The Pier");
    expect(await ann.type("help moving")).toContain("Type a direction.");
    expect(await ann.type("sanctions")).toContain("You are frozen for two hours more, by Kay.");
    expect(await ann.type("report kay froze me for nothing")).toMatch(/\b1\b|number one/i);
    expect(kay.read()).toMatch(/report/i);
    const next = await world.restart();
    try {
      expect(next.game.sanctions.all()).toMatchObject([{ kind: "freeze", reason: "hacking", by: "Kay" }]);
    } finally {
      next.stop();
    }
  });

  it("jail a player out of a fight or wherever they are, and time or a moderator brings them back", async () => {
    const { world, kay, ann, bob } = await start();
    world.move(ann.character, "beach");
    expect(await kay.type("jail ann 1h theft")).toBe("Ann is jailed for one hour.");
    expect(ann.read()).toContain("The Cell");
    expect(ann.character.target(ContainedIn)).toBe(world.room("cell"));
    expect(await ann.type("north")).toContain("There is no way out of here.");
    // By whatever way they got out.
    world.move(ann.character, "pier");
    await world.tick();
    expect(ann.character.target(ContainedIn)).toBe(world.room("cell"));
    kay.read();
    expect(await kay.type("transfer ann")).toBe("Ann sits in jail. UNJAIL first.");
    expect(await kay.type("unjail ann")).toBe("Ann is no longer jailed.");
    expect(ann.character.target(ContainedIn)).toBe(world.room("beach"));
    await kay.type("jail bob 10m theft");
    bob.read();
    await world.tick(600_000);
    expect(bob.read()).toContain("you are no longer jailed");
    expect(bob.character.target(ContainedIn)).toBe(world.room("pier"));
    expect(bob.character.has(Jailed)).toBe(false);
  });

  it("jail somebody who is away: they come in there, over a restart, and leave it after their time", async () => {
    const { world, kay, ann } = await start();
    await ann.type("quit");
    kay.read();
    expect(await kay.type("jail ann 1h theft")).toBe("Ann is jailed for one hour.");
    const connection = await world.connect();
    await connection.typeAll("ann", PASSWORD);
    await world.tick();
    expect(connection.topic("character")?.name).toBe("Ann");
    const back = world.game.players.byName("Ann");
    expect(back?.target(ContainedIn)).toBe(world.room("cell"));
    const next = await world.restart();
    try {
      await next.tick(3_600_000);
      expect(next.game.players.byName("Ann")?.target(ContainedIn)).toBe(next.room("pier"));
    } finally {
      next.stop();
    }
  });

  it("mute a guest, who is muted still after registering; what was laid on a guest who left is gone", async () => {
    const { world, kay, bob } = await start();
    const [one, two] = [await world.guest(), await world.guest()];
    const nameOf = (player: Player): string => player.connection.topic("character")?.name ?? "";
    await kay.type(`mute ${nameOf(one)} 2h spam`);
    await kay.type(`mute ${nameOf(two)} spam`);
    await one.typeAll("register", "newcomer", PASSWORD, PASSWORD, "Newname");
    bob.read();
    expect(await one.type("say hello")).toContain("A moderator has silenced you for two hours more");
    expect(bob.read()).toBe("");
    await two.type("quit");
    await world.tick();
    expect(world.game.sanctions.all().map(({ subject }) => subject)).toEqual([
      `account:${one.session.account?.id ?? ""}`,
    ]);
  });

  it("act on nobody of a higher role, in play or away", async () => {
    const { world, kay, ann, bob } = await start();
    await appoint(world, ann, "builder", { ban: true, jail: true, boot: true, snoop: true, force: true });
    for (const line of [
      "mute kay 1h fun",
      "jail kay fun",
      "boot kay fun",
      "snoop kay",
      "force kay say hi",
      "ban kay fun",
    ])
      expect(await ann.type(line), line).toMatch(/Kay is of a higher role than you/);
    await kay.type("quit");
    expect(await ann.type("jail kay fun")).toMatch(/Kay is of a higher role than you/);
    expect(await ann.type("ban kay fun")).toMatch(/Kay is of a higher role than you/);
    expect(await ann.type("mute bob 1h fun")).toBe("Bob is muted for one hour.");
    bob.read();
    expect(world.game.sanctions.all()).toHaveLength(1);
  });

  it("boot a player, who reads why and may come back", async () => {
    const { world, kay, ann, bob } = await start();
    expect(await kay.type("boot ann asked twice to stop")).toContain("Ann is shown the door.");
    expect(ann.connection.closed).toContain("A moderator ends your connection: asked twice to stop");
    expect(bob.read()).toBe("Ann leaves for another shore.");
    expect(await kay.type("boot kay fun")).toMatch(/^No other player/);
    const connection = await world.connect();
    expect(await connection.typeAll("ann", PASSWORD)).toContain("The Pier");
  });

  it("ban an account or an address for a time, with words at the door, and let it in again", async () => {
    const { world, kay, ann, bob } = await start();
    expect(await kay.type("ban ann 3d threats")).toBe("account:ann is shut out for three days more.");
    await world.tick();
    expect(ann.connection.closed).toMatch(/banned/);
    expect(bob.connection.closed).toBeUndefined();
    const connection = await world.connect();
    await connection.typeAll("ann", PASSWORD);
    expect(connection.closed).toBe("This account is banned for three days more. The reason: threats.");
    kay.read();
    expect(await kay.type("bans")).toBe("Shut out are:\n  account:ann, for three days more, by Kay: threats");
    expect(await kay.type("ban 192.0.2.77 1h flooding")).toBe("192.0.2.77 is shut out for one hour more.");
    await world.tick();
    expect(world.gateways[0]?.banned).toEqual(["192.0.2.77"]);
    await world.tick(3_600_000);
    expect(world.gateways[0]?.banned).toEqual([]);
    kay.read();
    expect(await kay.type("unban ann")).toBe("account:ann may come in again.");
    expect(await kay.type("unban ann")).toMatch(/is not banned/);
    expect(await kay.type("ban zed fun")).toBe("There is no account or player called 'zed'.");
    expect(await kay.type("ban kay fun")).toBe("Not yourself.");
    const again = await world.connect();
    expect(await again.typeAll("ann", PASSWORD)).toContain("The Pier");
  });
});
