import { describe, expect, it } from "vitest";
import { appoint } from "../../testing/staff.ts";
import { talkContent } from "../../testing/talk-content.ts";
import { PASSWORD, type Player, type TestWorld } from "../../testing/test-world.ts";
import { useWorlds } from "../../testing/use-worlds.ts";

const WORDS = (left: string): string =>
  `A moderator has muted you on Gossip ${left}. The reason: shouting at Tern. HELP MODERATION says what you can do.`;

describe("a player who is muted on one channel", () => {
  const worlds = useWorlds();
  const start = async (): Promise<{ world: TestWorld; kay: Player; ann: Player; bob: Player }> => {
    const world = await worlds({ content: talkContent() });
    const [kay, ann, bob] = await world.players("Kay", "Ann", "Bob");
    await appoint(world, kay, "storyteller");
    await bob.type("channels on market");
    await ann.type("channels on market");
    for (const one of [kay, ann, bob]) one.read();
    return { world, kay, ann, bob };
  };

  it("reads so, speaks there no more by any word, and everywhere else as before, until the time is over", async () => {
    const { world, kay, ann, bob } = await start();
    expect(await kay.type("mute ann on chat 10m shouting at Tern")).toBe(
      "Ann is muted on Gossip for ten minutes.",
    );
    expect(ann.read()).toBe(
      "A moderator has muted you on Gossip for ten minutes. Your words on Gossip reach nobody. The reason: shouting at Tern. HELP MODERATION says what you can do.",
    );
    for (const line of ["gossip hello", "chat hello", "broadcast gossip hello"])
      expect(await ann.type(line), line).toBe(WORDS("for ten minutes more"));
    expect(bob.read()).toBe("");
    for (const line of ["market rope for sale", "say hello", "tell bob hello"]) {
      await ann.type(line);
      expect(bob.read(), line).not.toBe("");
    }
    expect(await ann.type("sanctions")).toBe(
      "You are muted on Gossip for ten minutes more, by Kay. The reason: shouting at Tern.",
    );
    await world.tick(600_000);
    expect(ann.read()).toContain("Your time is over: you are no longer muted on Gossip.");
    expect(await ann.type("gossip hello")).toBe("[Gossip] Ann: hello");
    expect(world.storage.sanctions.size).toBe(0);
  });

  it("is so over a restart and another login, until it is lifted; each mute is lifted by itself, and all is in the log", async () => {
    const { world, kay, ann } = await start();
    await kay.typeAll(
      "mute ann on gossip shouting at Tern",
      "mute ann on market 2h wares",
      "mute ann 1h spam",
    );
    const next = await world.restart({ content: talkContent() });
    await ann.type("quit");
    const back = await next.connect();
    await back.typeAll("ann", PASSWORD);
    kay.read();
    expect(await kay.type("unmute ann")).toBe("Ann is no longer muted.");
    expect(await kay.type("unmute ann")).toBe("Ann is not muted. SANCTIONS lists what is laid on players.");
    back.read();
    expect(await back.type("gossip hello")).toBe(WORDS("until somebody lifts it"));
    expect(await kay.type("sanctions")).toContain("Ann is muted on Market for two hours more, by Kay.");
    expect(await kay.type("unmute ann on gossip")).toBe("Ann is no longer muted on Gossip.");
    expect(await back.type("gossip hello")).toContain("[Gossip] Ann: hello");
    expect(await back.type("market hello")).toContain("A moderator has muted you on Market");
    await next.settle();
    expect(next.storage.audit.map(({ action, detail, done }) => `${action}: ${detail} ${done}`)).toEqual([
      "mute: mute ann on gossip shouting at Tern true",
      "mute: mute ann on market 2h wares true",
      "mute: mute ann 1h spam true",
      "unmute: unmute ann true",
      "unmute: unmute ann false",
      "unmute: unmute ann on gossip true",
    ]);
    next.stop();
  });

  it("is none where there is no such channel, and none without a reason, nor by who may not", async () => {
    const { world, kay, ann, bob } = await start();
    expect(await kay.type("mute ann on gosip 10m shouting")).toBe(
      "There is no channel called 'gosip'. CHANNELS lists them.",
    );
    expect(await kay.type("mute ann on gossip 10m")).toBe("Say why, too: they will read it.");
    expect(await kay.type("unmute ann on gosip")).toContain("There is no channel called 'gosip'.");
    expect(await kay.type("unmute ann on gossip")).toContain("Ann is not muted on Gossip.");
    expect(await ann.type("mute bob on gossip 10m fun")).toMatch(/^There is no command/);
    expect(bob.read()).toBe("");
    expect(world.game.sanctions.all()).toEqual([]);
  });
});
