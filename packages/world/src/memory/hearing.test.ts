import { describe, expect, it } from "vitest";
import type { Entity } from "@wyldlands/ecs";
import { ContainedIn, Memory } from "../components/index.ts";
import { dayMs } from "../shops/books.ts";
import { talkingMarket } from "../testing/talking-market.ts";
import type { Player, TestWorld } from "../testing/test-world.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { plainName } from "../views/names.ts";
import { openLines } from "./hearing.ts";
import { keepTalk, talkOf } from "../voices/conversation.ts";
import { memoriesOf } from "./long-term.ts";
import { comesToMind } from "./recall.ts";
import { latelyOf } from "./short-term.ts";

describe("what players tell an npc", () => {
  const start = useWorlds();

  async function market(): Promise<{ world: TestWorld; ann: Player; bob: Player; wyn: Entity }> {
    const world = await start({ content: talkingMarket() });
    const [ann, bob] = await world.players("Ann", "Bob");
    for (const { character } of [ann, bob]) world.move(character, "shed");
    return { world, ann, bob, wyn: world.one("wyn") };
  }

  it("is hearsay, with who said it, and never a fact", async () => {
    const { world, ann, bob, wyn } = await market();
    await ann.type("say Owl owes me forty coppers.");
    const [known] = comesToMind(world.game, wyn, bob.character, "what of Owl?");
    expect(known).toMatchObject({ kind: "hearsay", from: "Ann", text: "Owl owes Ann forty coppers." });
    expect(known?.secret).toBeUndefined();
    await ann.type("say Owl owes me forty coppers.");
    expect(memoriesOf(world.game, "isle:wyn")).toHaveLength(1);
  });

  it("is believed of nobody else: each speaker's word is its own", async () => {
    const { world, ann, bob, wyn } = await market();
    await ann.type("say Owl is a thief.");
    await bob.type("say Owl is a saint.");
    const told = comesToMind(world.game, wyn, undefined, "Owl").map(({ from, text }) => [from, text]);
    expect(told).toEqual(
      expect.arrayContaining([
        ["Ann", "Owl is a thief."],
        ["Bob", "Owl is a saint."],
      ]),
    );
  });

  it("is kept from others by the trust that it takes, but not from whoever confided it; a day and a restart later too", async () => {
    const { world, ann } = await market();
    await ann.type("say I'll tell you a secret.");
    await ann.type("say I hid the royal seal under the pier.");
    await world.tick(dayMs(world.game));
    await ann.typeAll("say I'll tell you another secret.", "say The straw is poisoned.");
    await world.tick();
    expect(latelyOf(world.game, world.one("wyn")).join()).not.toMatch(/seal|straw/);
    const lines = ["I have a secret.", "The lamp is mine.", "The shed is cold."].map((text) => ({
      who: "a",
      text,
    }));
    expect(openLines(world.game, lines, "b").map(({ text }) => text)).toEqual(["The shed is cold."]);
    expect(openLines(world.game, lines, "a")).toHaveLength(3);
    const next = await world.restart({ content: talkingMarket() });
    const [a, b] = ["Ann", "Bob"].map((name) =>
      next.game.players.characters().find((one) => plainName(one) === name),
    );
    const wyn = next.one("wyn");
    const [toBob] = comesToMind(next.game, wyn, b, "do you know where the seal is hidden?");
    expect(toBob).toMatchObject({ kind: "hearsay", from: "somebody", secret: 0.5, when: "yesterday" });
    // Bob would hear it.
    const asked = "do you know where the seal is hidden?";
    expect(comesToMind(next.game, wyn, a, asked)[0]?.secret).toBe(0.5);
    const [intoHerEar] = comesToMind(next.game, wyn, a, asked, { alone: true });
    expect(intoHerEar?.text).toBe("Ann hid the royal seal under the pier.");
    expect(intoHerEar?.secret).toBeUndefined();
    b?.link(ContainedIn, next.room("pier"));
    expect(comesToMind(next.game, wyn, a, asked)[0]?.secret).toBeUndefined();
  });

  it("is told of them with their name once, and to themselves with their name throughout", async () => {
    const { world, ann, bob, wyn } = await market();
    await ann.type("say Wyn, I have lost my brother by the pier. I am in the hut.");
    const told = (to: Player): string | undefined =>
      comesToMind(world.game, wyn, to.character, "brother")[0]?.text;
    expect(told(bob)).toBe("Ann has lost their brother by the pier. They are in the hut.");
    expect(told(ann)).toBe("Ann have lost Ann's brother by the pier. Ann are in the hut.");
  });

  it("is a dozen things a day of one speaker, no more", async () => {
    const { world, ann } = await market();
    for (let i = 0; i < 20; i += 1) await ann.type(`say Owl has ${i} lamps.`);
    expect(memoriesOf(world.game, "isle:wyn")).toHaveLength(12);
    await world.tick(dayMs(world.game) + 1);
    await ann.type("say Owl has a hundred lamps.");
    expect(memoriesOf(world.game, "isle:wyn")).toHaveLength(13);
  });

  it("is not kept where whoever moderates words finds them unfit", async () => {
    const { world, ann } = await market();
    world.game.memory.decent = (text) => !text.includes("blast");
    await ann.typeAll("say Owl is a blasted thief.", "say Owl is asleep.");
    expect(memoriesOf(world.game, "isle:wyn").map((one) => one.need(Memory).fact.words)).toEqual([
      "Owl is asleep.",
    ]);
  });

  it("stays between the two when it was said into an ear, as does what was answered so", async () => {
    const { world, ann, bob, wyn } = await market();
    world.game.world.attempt(() => {
      keepTalk(world.game, wyn, ann.character, "The cheese is off.", wyn, { alone: true });
      keepTalk(world.game, wyn, wyn, "It always is.", ann.character, { alone: true });
      keepTalk(world.game, wyn, ann.character, "Good day.", wyn);
    });
    const heard = (who: Player): string[] =>
      talkOf(world.game, wyn, { who: who.character, text: "" }).map(({ text }) => text);
    expect(heard(bob)).toEqual(["Good day."]);
    expect(heard(ann)).toHaveLength(3);
  });

  it("does not reach who sleeps elsewhere, nor players' own minds", async () => {
    const { world, ann } = await market();
    await ann.type("say Owl owes me forty coppers.");
    expect([...world.game.world.query(Memory)]).toHaveLength(1);
  });
});
