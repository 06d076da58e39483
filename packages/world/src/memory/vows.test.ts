import { describe, expect, it } from "vitest";
import type { Entity } from "@wyldlands/ecs";
import { Memory, Vowed } from "../components/index.ts";
import { dayMs } from "../shops/books.ts";
import { regardOf } from "../society/regard.ts";
import { heard, legalIds } from "../testing/answering.ts";
import { caseOf, expectUndone } from "../testing/mined.ts";
import { talkingMarket } from "../testing/talking-market.ts";
import type { Player, TestWorld } from "../testing/test-world.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { gossip } from "./gossip.ts";
import { memoriesOf } from "./long-term.ts";
import { comesToMind } from "./recall.ts";
import { bring, vow, vowOver } from "./vow-deeds.ts";
import { vowIn } from "./vow-words.ts";
import { vowsTo } from "./vows.ts";

describe("what players promise to bring", () => {
  const start = useWorlds();

  async function market(): Promise<{ world: TestWorld; ann: Player; wyn: Entity }> {
    const world = await start({ content: talkingMarket() });
    const [ann] = await world.players("Ann");
    world.move(ann.character, "shed");
    return { world, ann, wyn: world.one("wyn") };
  }
  const texts = ({ game }: TestWorld, npc: Entity, about = "lamp"): string[] =>
    comesToMind(game, npc, undefined, about).map(({ text }) => text);

  it("is remembered as their word, asked after when they come again, and raises them when it comes", async () => {
    const { world, ann, wyn } = await market();
    const said = await ann.type("say wyn, I'll bring you two tin lamps tomorrow.");
    expect(said).toContain("Wyn takes you at your word, and looks for two tin lamps by tomorrow night.");
    expect(texts(world, wyn)).toEqual(["Ann promised to bring me two tin lamps."]);
    // It is her word, and none of Wyn's: no lamp of the shop is set aside for it.
    for (const line of [
      "I'll bring you two tin lamps tomorrow",
      "I'll bring them for you to keep, tin lamps",
    ]) {
      const asked = heard("promise", line, { slots: { ware: "a tin lamp" } });
      expect(legalIds(world, wyn, ann.character, asked).includes("promise:lamp"), line).toBe(
        line.startsWith("I'll bring them"),
      );
    }
    // Nobody tells it on: it has not happened yet.
    expect(world.runner.run(gossip, wyn, { to: world.one("owl") }).refusal).toBeDefined();
    await ann.type("south");
    const next = await world.restart({ content: talkingMarket() });
    const again = next.game.world.byId(ann.character.id);
    if (!again) throw new Error("Ann is gone");
    // Twelve hours go by.
    for (let hour = 0; hour < 12; hour += 1) await next.tick(dayMs(next.game) / 24);
    const came = await ann.type("north");
    await next.tick(2_000);
    await next.settle();
    expect(came + ann.read()).toMatch(/Wyn says, '.*two tin lamps.*'/);
    expect(vowsTo(next.game, next.one("wyn"), again)).toMatchObject([{ thing: "two tin lamps", left: 2 }]);

    for (let n = 0; n < 2; n += 1) next.thing("lamp", again);
    const before = regardOf(next.game, next.one("wyn"), again).trust;
    await ann.type("give lamp to wyn");
    expect(vowsTo(next.game, next.one("wyn"), again)).toMatchObject([{ left: 1 }]);
    await ann.type("give lamp to wyn");
    expect(vowsTo(next.game, next.one("wyn"), again)).toEqual([]);
    expect(regardOf(next.game, next.one("wyn"), again).trust).toBeGreaterThan(before + 0.08);
    expect(texts(next, next.one("wyn"))).toContain("Ann brought me two tin lamps, as promised.");
    expect(await ann.type("relations")).toContain("you brought what was promised");
    // Its time runs out, and nothing comes of that.
    const trust = regardOf(next.game, next.one("wyn"), again).trust;
    await next.tick(2 * dayMs(next.game));
    expect(regardOf(next.game, next.one("wyn"), again).trust).toBeGreaterThan(trust - 0.05);
    expect(texts(next, next.one("wyn"))).toContain("Ann brought me two tin lamps, as promised.");
  });

  it("is held against them when it never comes, and told on", async () => {
    const { world, ann, wyn } = await market();
    await ann.type("tell wyn you have my word, I will fetch you a lamp before dusk");
    expect(vowsTo(world.game, wyn, ann.character)).toHaveLength(1);
    await world.tick(2 * dayMs(world.game));
    expect(regardOf(world.game, wyn, ann.character).trust).toBeLessThan(-0.1);
    expect(texts(world, wyn)).toEqual(["Ann promised me the lamp, and never brought it."]);
    const [record] = memoriesOf(world.game, "isle:wyn").filter((one) => one.has(Vowed));
    expect(record?.need(Vowed).state).toBe("broken");
    // A lamp that comes now is a gift and mends no word.
    world.thing("lamp", ann.character);
    await ann.type("give lamp to wyn");
    expect(record?.need(Memory).fact.verb).toBe("vow-broken");
  });

  it("is kept by what is sold to them too, and is two words at most, each given once", async () => {
    const { world, ann, wyn } = await market();
    for (const line of [
      "wyn, I'll bring you a dirk",
      "wyn, I will bring you the dirk tonight",
      "wyn, I'll bring you a lamp",
      "wyn, I'll bring you a rat hide",
    ])
      await ann.type(`say ${line}`);
    expect(vowsTo(world.game, wyn, ann.character).map(({ thing }) => thing)).toEqual([
      "the dirk",
      "the lamp",
    ]);
    world.thing("dirk", ann.character);
    expect(await ann.type("sell dirk")).toContain("You sell");
    expect(vowsTo(world.game, wyn, ann.character).map(({ thing }) => thing)).toEqual(["the lamp"]);
  });

  it("is in plain words of bringing a thing that there is, and in nothing less", async () => {
    const { game } = await start({ content: talkingMarket() });
    const found = (line: string): unknown[] | undefined => {
      const said = vowIn(line, game);
      return said && [said.thing, said.count];
    };
    for (const [line, ...wanted] of [
      ["I'll bring you the lamp tomorrow", "the lamp", 1],
      ["Aye. I will fetch you three rat hides from the market, I promise.", "three rat hides", 3],
      ["I promise to bring back your lamp", "the lamp", 1],
      ["i’ll get you a tin lamp by dusk, hesper", "the tin lamp", 1],
      ["I'm going to deliver 2 lamps to you today", "two lamps", 2],
      ["I will return the lamp to you in two days", "the lamp", 1],
    ] as const)
      expect(found(line), line).toEqual(wanted);
    for (const line of [
      "Will I bring you the lamp?",
      "I'll bring you the lamp if you pay me",
      "I won't bring you the lamp",
      "I would bring you a lamp",
      "I'll get a lamp",
      "I'll find the lamp myself",
      "I'll bring you the moon",
      "I'll bring you luck",
      "You'll bring me the lamp",
      "I'll give you a lamp for five coppers",
      "Bob says: he will bring you the lamp",
      "I'll bring you 500 lamps",
      "I'll bring you {thing}",
    ])
      expect(found(line), line).toBeUndefined();
  });

  it("goes with whoever asks to be forgotten, and is done whole or not at all", async () => {
    const { world, ann, wyn } = await market();
    await ann.type("say wyn, I'll bring you a lamp");
    const [open] = vowsTo(world.game, wyn, ann.character);
    if (!open) throw new Error("nothing is promised");
    const points = expectUndone(world, {
      vow: caseOf(vow, ann.character, { to: wyn, text: "I'll bring you a dirk" }),
      bring: caseOf(bring, ann.character, { record: open.record.id, count: 1 }),
    });
    expect(Object.keys(points)).toHaveLength(2);
    await ann.type("say wyn, I'll bring you a rat hide");
    await ann.type("forget me forever");
    expect([...world.game.world.query(Vowed)]).toEqual([]);
    expect(vowOver.name).toBe("vow-over");
  });
});
