import { describe, expect, it } from "vitest";
import { Refusal, type Entity } from "@wyldlands/ecs";
import { Memory, Promised } from "../components/index.ts";
import { dayMs } from "../shops/books.ts";
import { regardOf } from "../society/regard.ts";
import { marketContent } from "../testing/market-content.ts";
import type { Player, TestWorld } from "../testing/test-world.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { memoriesOf } from "./long-term.ts";
import { giveWord } from "./promise-deeds.ts";
import { breakPromise, promisesOf } from "./promises.ts";
import { comesToMind } from "./recall.ts";

describe("what an npc has given its word on", () => {
  const start = useWorlds();

  async function market(): Promise<{ world: TestWorld; ann: Player; bob: Player; wyn: Entity }> {
    const world = await start({ content: marketContent() });
    const [ann, bob] = await world.players("Ann", "Bob");
    for (const { character } of [ann, bob]) {
      world.move(character, "shed");
      for (const purse of world.held(character, "copper")) purse.despawn();
      world.thing("copper", character, 200);
    }
    return { world, ann, bob, wyn: world.one("wyn") };
  }

  const word = (
    world: TestWorld,
    wyn: Entity,
    to: Player,
    days: number,
    count = 1,
    thing?: string,
  ): string | undefined =>
    world.runner.run(giveWord, wyn, {
      to: to.character,
      what: "keep a lamp for you",
      until: world.game.clock.now() + days * dayMs(world.game),
      ...(thing === undefined ? {} : { thing, count }),
    }).refusal?.words;

  it("is remembered, told truly, and there after a restart", async () => {
    const { world, ann, wyn } = await market();
    expect(word(world, wyn, ann, 1)).toBeUndefined();
    await world.settle();
    const [known] = comesToMind(world.game, wyn, ann.character, "what did you promise me");
    expect(known).toMatchObject({ kind: "promise", text: "I gave Ann my word to keep a lamp for you." });
    const next = await world.restart({ content: marketContent() });
    const [open] = promisesOf(next.game, next.one("wyn"));
    expect(open).toMatchObject({ to: ann.character.id, what: "keep a lamp for you", count: 1 });
    await next.tick(2 * dayMs(next.game));
    expect(promisesOf(next.game, next.one("wyn"))).toEqual([]);
  });

  it("sets a ware aside: others cannot buy it, and whoever it is for can", async () => {
    const { world, ann, bob, wyn } = await market();
    expect(word(world, wyn, ann, 1, 3, "isle:lamp")).toBeUndefined();
    expect(await bob.type("list lamp")).toContain("sold out");
    expect(await bob.type("buy lamp")).toContain("sold out");
    expect(await ann.type("list lamp")).toContain("three left");
    expect(word(world, wyn, bob, 1, 1, "isle:lamp")).toContain("left that is not spoken for");
    const before = regardOf(world.game, wyn, ann.character).trust;
    expect(await ann.type("buy lamp")).toContain("You buy");
    expect(promisesOf(world.game, wyn)).toEqual([]);
    expect(regardOf(world.game, wyn, ann.character).trust).toBeGreaterThan(before + 0.05);
    expect(await bob.type("list lamp")).toContain("two left");
    const texts = comesToMind(world.game, wyn, ann.character, "").map(({ text }) => text);
    expect(texts).toContain("Ann came for three tin lamps that I had set aside.");
  });

  it("is over in time: the ware is for sale again, and who never came is trusted less", async () => {
    const { world, ann, bob, wyn } = await market();
    word(world, wyn, ann, 1, 3, "isle:lamp");
    await world.tick(dayMs(world.game) + 1_000);
    expect(await bob.type("buy lamp")).toContain("You buy a tin lamp");
    expect(regardOf(world.game, wyn, ann.character).trust).toBeLessThan(-0.05);
    expect(await ann.type("relations")).toContain("you never came for the three tin lamps");
    const [memory] = memoriesOf(world.game, "isle:wyn").filter((one) => one.has(Promised));
    expect(memory?.need(Memory)).toMatchObject({ kind: "experience", fact: { verb: "lapsed" } });
  });

  it("is broken when whoever gave it is no more at the end of its time, and known so to the next of it", async () => {
    const { world, ann, wyn } = await market();
    word(world, wyn, ann, 1, 1, "isle:lamp");
    const room = world.game.placeOf(wyn);
    wyn.despawn();
    await world.tick(dayMs(world.game) + 1_000);
    const heir = world.thing("wyn", room);
    const [known] = comesToMind(world.game, heir, ann.character, "");
    expect(known?.text).toBe("I could not keep a lamp for you, as I had promised Ann.");
    expect(promisesOf(world.game, heir)).toEqual([]);
  });

  it("is owned up to when it could not be kept", async () => {
    const { world, ann, wyn } = await market();
    word(world, wyn, ann, 1);
    const [open] = promisesOf(world.game, wyn);
    if (!open) throw new Error("nothing is promised");
    world.game.world.attempt(() => breakPromise(world.game, open.record));
    const [known] = comesToMind(world.game, wyn, ann.character, "");
    expect(known?.text).toBe("I could not keep a lamp for you, as I had promised Ann.");
    expect(regardOf(world.game, wyn, ann.character).affinity).toBeGreaterThan(0.03);
  });

  it.each([
    ["for what is past", -1, undefined, 1, "cannot promise what is past"],
    ["for more than three days", 4, undefined, 1, "for more than three days"],
    ["of what it does not sell", 1, "isle:dirk", 1, "no dirk to set aside"],
    ["of more than it has", 1, "isle:lamp", 4, "left that is not spoken for"],
    ["of what nobody knows", 1, "isle:moon", 1, "no such thing to set aside"],
  ] as const)("is not given %s", async (_what, days, thing, count, words) => {
    const { world, ann, wyn } = await market();
    expect(word(world, wyn, ann, days, count, thing)).toContain(words);
    expect(memoriesOf(world.game, "isle:wyn")).toEqual([]);
  });

  it("is not given to the same person over and over, nor to an npc", async () => {
    const { world, ann, wyn } = await market();
    for (let i = 0; i < 3; i += 1) expect(word(world, wyn, ann, 1)).toBeUndefined();
    expect(word(world, wyn, ann, 1)).toContain("has given its word often enough");
    const owl = world.thing("owl", world.room("shed"));
    const refusal = world.runner.run(giveWord, wyn, { to: owl, what: "wait", until: 1e9 }).refusal;
    expect(refusal).toBeInstanceOf(Refusal);
    expect(world.game.world.attempt(() => 1)).toBe(1);
  });
});
