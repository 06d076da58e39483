import { describe, expect, it } from "vitest";
import { completionsOf } from "../../commands/complete.ts";
import { Registry } from "../../commands/registry.ts";
import { ChannelLines } from "../../components/index.ts";
import { LINES_TOGETHER } from "../../components/channel-lines.ts";
import { caseOf, expectUndone } from "../../testing/mined.ts";
import { talkContent } from "../../testing/talk-content.ts";
import type { Player, TestWorld } from "../../testing/test-world.ts";
import { useWorlds } from "../../testing/use-worlds.ts";
import { channelsTopic } from "../../views/channels-topic.ts";
import { speak } from "./speak.ts";

const content = talkContent();

/** How a line could go on. */
function offers({ game, sessions }: TestWorld, { session, character }: Player, line: string): string[] {
  const context = { game, session, actor: character, services: sessions, tell: () => {} };
  return completionsOf(context, new Registry(), JSON.stringify({ line })).lines;
}

/** Lays a mute on the player's account. */
function mute(world: TestWorld, { session }: Player): void {
  world.game.sanctions.impose({
    subject: `account:${session.account?.id}`,
    kind: "mute",
    createdAt: world.game.wall(),
    until: null,
    reason: "noise",
    by: "Warden",
  });
}

describe("a channel", () => {
  const start = useWorlds();

  it("reaches all who listen, wherever they are, in one message, with its name for clients", async () => {
    const world = await start({ content });
    const [ann, bob, cid] = await world.players("Ann", "Bob", "Cid");
    world.move(bob.character, "pit");
    await cid.type("channels off gossip");
    for (const one of [ann, bob, cid]) one.read();
    const before = world.gateways[0]?.frames.length ?? 0;
    expect(await ann.type("gossip  good  <b>evening</b>")).toBe("[Gossip] Ann: good  <b>evening</b>");
    expect(bob.read()).toBe("[Gossip] Ann: good  <b>evening</b>");
    expect(cid.read()).toBe("");
    const outs = (world.gateways[0]?.frames ?? []).slice(before).flatMap((frame) => frame.outs);
    expect(outs.filter(({ text }) => text.includes("Gossip"))).toHaveLength(1);
    expect(outs.find(({ text }) => text.includes("Gossip"))?.about).toEqual({
      $case: "channel",
      channel: { channel: "gossip", talker: "Ann" },
    });
  });

  it("has other words, beginnings and gestures, and is spoken on in one's sleep", async () => {
    const world = await start({ content });
    const [ann] = await world.players("Ann");
    expect(await ann.type("chat hello")).toBe("[Gossip] Ann: hello");
    expect(await ann.type("goss hello; drop all")).toBe("[Gossip] Ann: hello; drop all");
    expect(await ann.type("broadcast gossip hello")).toBe("[Gossip] Ann: hello");
    expect(await ann.type("gossip :yawns")).toBe("[Gossip] Ann yawns");
    await ann.type("sleep");
    expect(await ann.type("gossip zzz")).toBe("[Gossip] Ann: zzz");
  });

  it("says why it cannot be spoken on, and what to type instead", async () => {
    const world = await start({ content });
    const [ann] = await world.players("Ann");
    expect(await ann.type("gossip")).toBe("Say what on Gossip? For example gossip hello.");
    expect(await ann.type("market nets")).toBe("You have turned Market off. CHANNELS ON market turns it on.");
    expect(await ann.type("notices hear")).toBe("Notices is for listening only.");
    expect(await ann.type("staff psst")).toContain("There is no command 'staff'.");
    expect(await ann.type("broadcast staff psst")).toContain("There is no channel called 'staff'.");
    expect(await ann.type(`gossip ${"x".repeat(1_001)}`)).toContain("1000 letters at most");
    mute(world, ann);
    expect(await ann.type("gossip hm")).toContain("A moderator has silenced you");
    expect(await ann.type("history gossip")).toBe("Nothing has been said on Gossip yet.");
  });

  it("is turned on and off for every character of the account, and over restarts", async () => {
    let world = await start({ content });
    const [ann, bob] = await world.players("Ann", "Bob");
    expect(await ann.type("channels off chat")).toBe("You listen to Gossip no longer.");
    expect(await ann.type("channels market on")).toBe("You listen to Market.");
    expect(await ann.type("channels on moon")).toContain("There is no channel called 'moon'.");
    expect(await ann.type("channels")).toBe(
      [
        "The channels:",
        "  Gossip: type gossip or chat. Anything. Off.",
        "  Market: type market. Wares. On.",
        "  Notices: type notices. From above. On, for listening only.",
        "CHANNELS OFF and a name stops your ears to one, CHANNELS ON opens them.",
      ].join("\n"),
    );
    expect(channelsTopic(world.game, ann.session)?.channels.map(({ id, on }) => [id, on])).toEqual([
      ["gossip", false],
      ["market", true],
      ["notices", true],
    ]);
    world = await world.restart({ content });
    ann.read();
    await bob.type("gossip anyone?");
    expect(ann.read()).toBe("");
    await ann.type("channels on all");
    ann.read();
    await bob.type("gossip anyone?");
    expect(ann.read()).toBe("[Gossip] Bob: anyone?");
    world.stop();
  });

  it("keeps its last hundred lines over restarts, few of them in a record", async () => {
    let world = await start({ content });
    const [ann] = await world.players("Ann");
    expect(await ann.type("history")).toContain("Nothing has been said on any channel yet.");
    for (let line = 1; line <= 130; line += 1) ann.connection.post(`gossip line ${line}`);
    await world.settle();
    const pages = [...world.game.world.query(ChannelLines)].map((page) => page.need(ChannelLines).length);
    expect(Math.max(...pages)).toBe(LINES_TOGETHER);
    expect(pages.reduce((sum, count) => sum + count)).toBeLessThanOrEqual(120);
    world = await world.restart({ content });
    await world.tick(120_000);
    ann.read();
    expect(await ann.type("history gossip 2")).toBe(
      "Gossip, the newest last:\n  2 minutes ago: Ann: line 129\n  2 minutes ago: Ann: line 130",
    );
    const all = (await ann.type("history gossip 999")).split("\n").slice(1);
    expect(all).toHaveLength(100);
    expect(all[0]).toContain("line 31");
    expect(await ann.type("history")).toContain("Gossip: last 2 minutes ago.");
    expect(await ann.type("history gossip many")).toContain("in digits");
    expect(await ann.type("history moon")).toContain("There is no channel called 'moon'.");
    world.stop();
  });

  it("keeps nothing of a line that was undone, wherever it was", async () => {
    const world = await start({ content });
    const [ann] = await world.players("Ann", "Bob");
    for (let line = 1; line <= 6 * LINES_TOGETHER; line += 1) ann.connection.post(`gossip line ${line}`);
    await world.settle();
    // The next line begins a new record, and ends the oldest.
    const points = expectUndone(world, {
      speak: caseOf(speak, ann.character, { channel: "gossip", text: "hm" }),
    });
    expect(points["speak"]).toBeGreaterThan(2);
  });

  it("is explained by HELP and offered by completion", async () => {
    const world = await start({ content });
    const [ann] = await world.players("Ann");
    expect(await ann.type("help gossip")).toMatch(/^GOSSIP \(also chat\): Speaks on the channel Gossip/);
    expect(offers(world, ann, "goss")).toContain("gossip");
    expect(offers(world, ann, "history g")).toEqual(["history gossip"]);
    expect(offers(world, ann, "channels off ")).toEqual([
      "channels off gossip",
      "channels off market",
      "channels off notices",
    ]);
    expect(await ann.type("gosip hi")).toContain("Did you mean GOSSIP?");
  });
});
